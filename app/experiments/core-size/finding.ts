import { median } from 'd3';
import type { TFunction } from 'i18next';
import { DEFAULT_SHAPE } from '../../../workers/model/default_model';
import { editableWeights } from '../../../workers/model/shape';
import { formatRatio } from '../../charts/format';
import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { formatCount, formatShare } from '../../i18n/numbers';
import { LANGUAGE_CODES } from '../../languages/languages';
import { languagesOf, ratioIn, ratioOfRuns, resultOf } from '../shared/scores';
import { BROKEN_RATIO, controlSteps, steps } from './curve';

/** The smallest recorded part of the core that breaks half of the languages; null where the base is not recorded. */
export function findingOf(recorded: RecordedExperiment<Scores>, t: TFunction): string | null {
  const base = resultOf(recorded, 'base');
  const core = steps(recorded);
  if (base === undefined || core.length === 0) return null;
  const ratiosOf = (result: RecordedResult<Scores>) =>
    LANGUAGE_CODES.flatMap((code) => ratioIn(result, base, code) ?? []);
  const brokenIn = (result: RecordedResult<Scores>) =>
    ratiosOf(result).filter((ratio) => ratio > BROKEN_RATIO).length;
  const count = languagesOf(base).length;
  const first = core.find((result) => brokenIn(result) >= count / 2);
  if (first === undefined) return t('experiments.core-size.unbroken', { count });
  const { touchedWeights } = first.figures;
  const controls = controlSteps(recorded);
  const draws = controls.results.filter(({ figures }) => figures.touchedWeights === touchedWeights);
  const ratio = median(LANGUAGE_CODES.flatMap((code) => ratioOfRuns(draws, [base], code)?.value ?? []));
  return t('experiments.core-size.finding', {
    count,
    weights: formatCount(touchedWeights),
    share: formatShare(touchedWeights / editableWeights(DEFAULT_SHAPE), t),
    broken: brokenIn(first),
    random:
      ratio === undefined
        ? ''
        : t(controls.kind === 'matched' ? 'experiments.core-size.matched' : 'experiments.core-size.control', {
            ratio: formatRatio(ratio),
          }),
  });
}
