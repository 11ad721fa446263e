import { median } from 'd3';
import type { TFunction } from 'i18next';
import { controlsOf } from '../../figures/controls';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { formatCount } from '../../i18n/numbers';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import type { Part } from '../core-dimensions/parts';
import { ratioIn, resultOf } from '../shared/scores';

/** What is removed for each language, in the order of the figure. */
export const PARTS = ['dimension', 'region', 'except'] as const;
type PartName = (typeof PARTS)[number];

/** The languages of a file, in its order. */
export const languagesIn = ({ results }: RecordedExperiment<Scores>): readonly LanguageCode[] => [
  ...new Set(
    results.flatMap(({ conditions }) => LANGUAGE_CODES.find((code) => code === conditions.language) ?? []),
  ),
];

/** The dimension of a language, and the share of its region's weights that it holds. */
export function dimensionOf({ results }: RecordedExperiment<Scores>, code: LanguageCode) {
  const found = results.find(({ id }) => PARTS.some((part) => id === `${code}-${part}`))?.conditions;
  return found === undefined ? null : { dimension: Number(found.dimension), share: Number(found.share) };
}

/** The rows of the figure: for each language its dimension, its region, and the region without that dimension. */
export function languageParts(recorded: RecordedExperiment<Scores>, t: TFunction): readonly Part[] {
  return languagesIn(recorded).flatMap((own) =>
    PARTS.flatMap((part) => {
      const result = resultOf(recorded, `${own}-${part}`);
      if (result === undefined) return [];
      const controls = (['matched', 'random'] as const).flatMap((kind) =>
        controlsOf(recorded, result.id, kind).map((control) => ({
          label: t(`experiments.language-dimensions.control.${kind}`),
          result: control,
        })),
      );
      return [
        {
          id: result.id,
          own,
          label: t(`experiments.language-dimensions.parts.${part}`, {
            language: languageName(own),
            dimension: String(result.conditions.dimension ?? ''),
          }),
          weights: t('experiments.core-dimensions.weights', {
            weights: formatCount(result.figures.touchedWeights),
          }),
          recipe: result.recipe,
          controls,
        },
      ];
    }),
  );
}

/** What removing a part does to its own language, to the others in the middle, and to its own under the control. */
export function damageOf(recorded: RecordedExperiment<Scores>, own: LanguageCode, part: PartName) {
  const base = resultOf(recorded, 'base');
  const result = resultOf(recorded, `${own}-${part}`);
  const others = LANGUAGE_CODES.filter((code) => code !== own).flatMap(
    (code) => ratioIn(result, base, code) ?? [],
  );
  const [control] = (['matched', 'random'] as const).flatMap((kind) =>
    result === undefined ? [] : controlsOf(recorded, result.id, kind),
  );
  return {
    own: ratioIn(result, base, own),
    others: median(others) ?? null,
    control: ratioIn(control, base, own),
  };
}
