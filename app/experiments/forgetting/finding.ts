import type { TFunction } from 'i18next';
import { formatLearningRate } from '../../charts/format';
import type { Forgetting } from '../../figures/forgetting';
import type { RecordedExperiment } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { comma, joinSentences } from '../../i18n/numbers';
import { judgeFreezing } from '../claims/behaviour';
import { wordsOf } from '../claims/words';
import { FREEZINGS, growth, PANELS, RATES, type TrainingSeries } from './series';

/** A sentence a learning rate: each language's perplexity against before, one ratio a way of freezing. null without any. */
export function findingOf(series: readonly TrainingSeries[], t: TFunction): string | null {
  const found = RATES.flatMap((learningRate) => {
    const runs = FREEZINGS.flatMap((freezing) =>
      series.filter((one) => one.freezing === freezing && one.learningRate === learningRate),
    );
    const [first] = runs;
    if (first === undefined) return [];
    // Runs of other lengths are not compared.
    const alike = runs.filter(({ steps }) => steps === first.steps);
    const ratios = PANELS.flatMap((code) => {
      const each = alike.map((one) => growth(one, code));
      return each.some((ratio) => ratio === null)
        ? []
        : [`${languageName(code)} ${each.map((ratio) => `×${ratio?.toFixed(2)}`).join(' / ')}`];
    });
    if (ratios.length === 0) return [];
    return [
      t('experiments.forgetting.found', {
        rate: formatLearningRate(learningRate),
        steps: first.steps,
        runs: alike.map(({ freezing }) => t(`experiments.forgetting.freezings.${freezing}`)).join(' / '),
        list: ratios.join(comma()),
      }),
    ];
  });
  return found.length === 0 ? null : joinSentences(found);
}

/** Whether anything was forgotten and freezing slowed it, with the claim's verdict; null where it is not recorded. */
export function answerOf(recorded: RecordedExperiment<Forgetting>, t: TFunction): string | null {
  const outcome = judgeFreezing(recorded);
  if (outcome === null) return null;
  const lead = t(`experiments.forgetting.lead.${outcome.verdict}`);
  return t('experiments.forgetting.answer', { ...ANSWER, ...wordsOf(outcome.values), lead });
}
/** The numbers that the sentence names. */
const ANSWER = { full: '', core: '', control: '' };
