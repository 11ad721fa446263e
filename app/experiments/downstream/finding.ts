import type { TFunction } from 'i18next';
import { formatPercent } from '../../charts/format';
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
      list: list.join(', '),
    });
  });
  return sentences.length === 0 ? null : sentences.join(' ');
}
