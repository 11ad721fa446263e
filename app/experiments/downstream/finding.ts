import type { TFunction } from 'i18next';
import { formatPercent } from '../../charts/format';
import type { DownstreamFigures } from '../../figures/downstream';
import type { RecordedExperiment } from '../../figures/schema';
import { comma, joinSentences } from '../../i18n/numbers';
import { judgeHabit } from '../claims/behaviour';
import { wordsOf } from '../claims/words';
import type { AnswerRow } from './rows';

/** What every condition does to the probability of A, a sentence a language; null where nothing is recorded. */
export function habitOf(rows: readonly AnswerRow[], t: TFunction): string | null {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const sentences = groups.map((group) => {
    const own = rows.filter((row) => row.group === group);
    const list = own.flatMap(({ label, summary: { probabilityOfA } }) =>
      probabilityOfA === null ? [] : [`${label} ${formatPercent(probabilityOfA.value, 0)}`],
    );
    return t('experiments.downstream.finding', {
      group,
      questions: own[0]?.summary.questions ?? 0,
      list: list.join(comma()),
    });
  });
  return sentences.length === 0 ? null : joinSentences(sentences);
}

/** What the Arabic region moves beside random weights, with the claim's verdict; null where it is not recorded. */
export function answerOf(recorded: RecordedExperiment<DownstreamFigures>, t: TFunction): string | null {
  const outcome = judgeHabit(recorded);
  if (outcome === null || outcome.verdict === 'untested') return null;
  const lead = t(`experiments.downstream.lead.${outcome.verdict}`);
  return t('experiments.downstream.answer', { ...ANSWER, ...wordsOf(outcome.values), lead });
}
/** The numbers that the sentence names. */
const ANSWER = { intact: '', removed: '', control: '' };
