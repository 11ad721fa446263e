import type { TFunction } from 'i18next';
import type { Recipe } from '../../../workers/model/recipe';
import { controlsOf, type RecordedControl } from '../../figures/controls';
import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { formatCount } from '../../i18n/numbers';
import type { LanguageCode } from '../../languages/languages';
import { columnOf, type ScoreColumns } from '../shared/ScoresTable';

/** One part of the core, or whole dimensions, and what it is compared with. */
export interface Part {
  readonly id: string;
  readonly label: string;
  readonly weights: string;
  readonly recipe: Recipe;
  /** The language that it is about, where it is about one: its dot is filled. */
  readonly own?: LanguageCode;
  readonly controls: readonly { readonly label: string; readonly result: RecordedResult<Scores> }[];
}

const CONTROLS: readonly RecordedControl[] = ['sample-by-rank', 'sample', 'matched', 'random'];
/** Names of the results that every file has; those of other dimensions are read from their conditions. */
export const MAIN_PARTS = ['core', 'core-except', 'core-only', 'dimensions'] as const;
type MainPart = (typeof MAIN_PARTS)[number];

const isMain = (id: string): id is MainPart => (MAIN_PARTS as readonly string[]).includes(id);

/** Everything that was removed but controls, in the order of the plan. */
export function partsOf(recorded: RecordedExperiment<Scores>, t: TFunction): readonly Part[] {
  return recorded.results.flatMap((result) => {
    const { id, conditions, figures, recipe } = result;
    const isControl = conditions.control !== undefined || id.startsWith('random');
    if (id === 'base' || isControl) return [];
    const controls = CONTROLS.flatMap((kind) =>
      controlsOf(recorded, id, kind).map((control) => ({
        label: t(
          id === 'dimensions'
            ? 'experiments.core-dimensions.conditions.control-dimensions'
            : `experiments.core-dimensions.conditions.control-${kind}`,
        ),
        result: control,
      })),
    );
    const weights = t('experiments.core-dimensions.weights', {
      weights: formatCount(figures.touchedWeights),
    });
    return [{ id, label: partLabel(id, conditions, t), weights, recipe, controls }];
  });
}

export function partLabel(
  id: string,
  conditions: RecordedResult<Scores>['conditions'],
  t: TFunction,
): string {
  const dimensions = String(conditions.dimensions ?? '…').replaceAll(
    ' ',
    t('experiments.core-dimensions.between'),
  );
  if (isMain(id)) return t(`experiments.core-dimensions.conditions.${id}`, { dimensions });
  return id.startsWith('dimensions-')
    ? t('experiments.core-dimensions.conditions.dimensions', { dimensions })
    : t('experiments.core-dimensions.conditions.only', { dimensions, share: conditions.share ?? 1 });
}

/** The parts as columns of a table, each before its controls. */
export const partColumns = (
  from: RecordedExperiment<Scores>,
  parts: readonly Part[],
  t: TFunction,
): ScoreColumns => ({
  base: columnOf(from, t('experiments.scores.base'), 'base'),
  columns: parts.flatMap(({ id, label, controls }) => [
    columnOf(from, label, id),
    ...controls.map((control) => columnOf(from, `${label}: ${control.label}`, control.result.id)),
  ]),
});
