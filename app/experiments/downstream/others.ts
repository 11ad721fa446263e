import type { TFunction } from 'i18next';
import { formatPercent } from '../../charts/format';
import {
  type DownstreamFigures,
  type DownstreamRow,
  downstreamRows,
  LANGUAGES,
} from '../../figures/downstream';
import type { RecordedExperiment } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { choseWords } from './AnswerTable';
import { summarise, wilson } from './statistics';

type Recorded = RecordedExperiment<DownstreamFigures>;

/** "38 % (30 %–47 %)" of so many. */
export function shareWords(right: number, of: number, t: TFunction): string {
  const share = wilson(right, of);
  if (share === null) return t('experiments.downstream.none');
  const [value = '', low = '', high = ''] = [share.value, share.low, share.high].map((one) =>
    formatPercent(one, 0),
  );
  return t('experiments.downstream.within', { value, low, high });
}

const conditionOf = ({ condition }: DownstreamRow, t: TFunction) =>
  t(`experiments.downstream.conditions.${condition}`);

/** What becomes of the answers where every content stands at every letter, a sentence a language; null where not recorded. */
export function rotationsOf(recorded: Recorded, t: TFunction): string | null {
  return sentences(downstreamRows(recorded, 'rotations'), (rows, language) =>
    t('experiments.downstream.rotations', {
      language: languageName(language),
      questions: rows[0]?.content.questions ?? 0,
      list: rows
        .map((row) =>
          t('experiments.downstream.rotation', {
            condition: conditionOf(row, t),
            content: shareWords(row.content.right, row.content.questions, t),
            chose: choseWords(summarise(row.tally)),
          }),
        )
        .join('; '),
    }),
  );
}

/** How often the true next sentence is chosen, a sentence a language; null where not recorded. */
export function nextOf(recorded: Recorded, t: TFunction): string | null {
  return sentences(downstreamRows(recorded, 'next'), (rows, language) =>
    t('experiments.downstream.next', {
      language: languageName(language),
      items: rows[0]?.next.items ?? 0,
      list: rows
        .map((row) =>
          t('experiments.downstream.nextOne', {
            condition: conditionOf(row, t),
            right: shareWords(row.next.right, row.next.items, t),
            gain: shareWords(row.next.rightByGain, row.next.items, t),
          }),
        )
        .join('; '),
    }),
  );
}

function sentences(
  rows: readonly DownstreamRow[],
  say: (rows: readonly DownstreamRow[], language: DownstreamRow['language']) => string,
): string | null {
  const said = LANGUAGES.flatMap((language) => {
    const own = rows.filter((row) => row.language === language);
    return own.length === 0 ? [] : [say(own, language)];
  });
  return said.length === 0 ? null : said.join(' ');
}
