import { useTranslation } from 'react-i18next';
import { TokenLegend, TokenText } from '../../charts/tokens/TokenText';
import type { TextRow } from './rows';
import { shownTokens } from './rows';
import { useRankWords } from './useRankWords';

interface TextListProps {
  readonly rows: readonly TextRow[];
  /** Language of the prompt, for the reader's own software. */
  readonly lang: string;
}

/** Each model's text beside the intact one as that model sees it, every token tinted by its surprisal. */
export function TextList({ rows, lang }: TextListProps) {
  const { t } = useTranslation();
  return (
    <>
      <TokenLegend />
      <ul className="text-list">
        {rows.map((row) => (
          <li key={row.condition}>
            <h3>{t(`experiments.texts.conditions.${row.condition}`)}</h3>
            <div className="text-pair">
              <Written row={row} lang={lang} />
              {row.condition !== 'intact' && <Seen row={row} lang={lang} />}
            </div>
            {row.reported !== undefined && (
              <p className="is-reported text-reported" dir="auto">
                {t('experiments.texts.reported', { ...row.reported })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly row: TextRow;
  readonly lang: string;
}

function Written({ row, lang }: RowProps) {
  const { t } = useTranslation();
  const condition = t(`experiments.texts.conditions.${row.condition}`);
  const sameText = row.differsFrom === null && row.condition !== 'intact';
  const more = (first: number, last: number) => {
    if (row.condition === 'intact') return [];
    const nats = sumOf(row.written.slice(first, last + 1).map(({ underBase }) => underBase));
    return [t('experiments.texts.underBase', { nats: nats.toFixed(2) })];
  };
  return (
    <div>
      <span className="chart-note">
        <span>{t('experiments.texts.writes')}</span>
        {sameText && <span>{` · ${t('experiments.texts.same')}`}</span>}
      </span>
      <TokenText
        tokens={shownTokens(row.written)}
        differsFrom={row.differsFrom}
        label={t('experiments.texts.writesLabel', { condition })}
        lang={lang}
        table={t('charts.cursor.table')}
        more={more}
      />
    </div>
  );
}

function Seen({ row, lang }: RowProps) {
  const { t } = useTranslation();
  const rankWords = useRankWords();
  const condition = t(`experiments.texts.conditions.${row.condition}`);
  const more = (first: number, last: number) =>
    row.base
      .slice(first, last + 1)
      .map(({ rank }) => t('experiments.texts.inText', { rank: rankWords(rank) }));
  return (
    <div>
      <span className="chart-note">{t('experiments.texts.sees')}</span>
      <TokenText
        tokens={shownTokens(row.base)}
        label={t('experiments.texts.seesLabel', { condition })}
        lang={lang}
        table={t('charts.cursor.table')}
        more={more}
      />
    </div>
  );
}

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
