import { useTranslation } from 'react-i18next';
import { Term } from '../../glossary/Term';
import type { ChartsMessages } from '../../i18n/charts.en';
import { languageName } from '../../i18n/language_names';
import { TableScroll } from '../TableScroll';
import '../charts.css';
import './perplexity.css';
import { language } from '../../languages/languages';
import type { PerplexityOrder } from '../../link/order';
import { controlOfRows, type PerplexityRow, type Value } from '../../state/values';
import { formatPerplexity } from '../format';
import { arrangeRows, ratioOf, rowName, STRIKING_RATIO } from './rows';

export interface PerplexityTableProps {
  readonly rows: readonly PerplexityRow[];
  readonly order: PerplexityOrder;
}

/** Columns whose heads explain themselves. */
const EXPLAINED = { random: 'random', bits: 'bits-per-byte', tokens: 'token' } as const;
const NUMBERS = ['base', 'pinned', 'edited', 'ratio', 'random', 'bits', 'tokens'] as const;

const cellClass = (computing: boolean, striking = false) =>
  [computing && 'is-computing', striking && 'is-striking'].filter(Boolean).join(' ') || undefined;

/** The table twin of the perplexity chart: the same rows in the same order, with bits per byte and tokens. */
export function PerplexityTable({ rows, order }: PerplexityTableProps) {
  const { t } = useTranslation();
  const key = (name: keyof ChartsMessages['perplexity']['table']) => t(`charts.perplexity.table.${name}`);
  const none = key('none');
  const hasPinned = rows.some((row) => row.pinned != null);
  const perplexity = (value: Value | null) =>
    value ? (
      <>
        <i className={`chart-origin is-${value.origin}`} aria-hidden="true" />
        {formatPerplexity(value.perplexity)}{' '}
        <span className="visually-hidden">{t(`charts.origin.${value.origin}`)}</span>
      </>
    ) : (
      none
    );
  return (
    <TableScroll label={key('scroll')}>
      <table className="chart-table">
        <caption>{key('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{key('language')}</th>
            {NUMBERS.filter((name) => name !== 'pinned' || hasPinned).map((name) => (
              <th key={name} scope="col" className="is-number">
                {name in EXPLAINED ? (
                  <Term of={EXPLAINED[name as keyof typeof EXPLAINED]}>
                    {key(name === 'random' ? controlOfRows(rows) : name)}
                  </Term>
                ) : (
                  key(name)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arrangeRows(rows, order)
            .flatMap((group) => group.rows)
            .map((row) => {
              const ratio = ratioOf(row);
              const entry = row.language === 'own' ? null : language(row.language);
              const tokens = row.base?.tokens ?? row.edited?.tokens;
              const { computing } = row;
              const between = computing.base || computing.edited;
              const striking = ratio !== null && ratio >= STRIKING_RATIO;
              return (
                <tr key={row.language}>
                  <th scope="row">
                    <span>{rowName(row) || t('charts.languages.own')}</span>
                    {entry && entry.ownName !== languageName(entry.code) && (
                      <>
                        {' '}
                        <small lang={entry.code} dir={entry.dir}>
                          {entry.ownName}
                        </small>
                      </>
                    )}
                  </th>
                  <td className={cellClass(computing.base)}>{perplexity(row.base)}</td>
                  {hasPinned && (
                    <td className={cellClass(computing.pinned === true)}>{perplexity(row.pinned ?? null)}</td>
                  )}
                  <td className={cellClass(computing.edited)}>{perplexity(row.edited)}</td>
                  <td className={cellClass(between, striking)}>
                    {ratio === null ? none : `×${ratio < 100 ? ratio.toFixed(2) : formatPerplexity(ratio)}`}
                  </td>
                  <td className={cellClass(computing.random)}>{perplexity(row.random)}</td>
                  <td className={cellClass(between)}>
                    {[row.base?.bitsPerByte.toFixed(2) ?? none, row.edited?.bitsPerByte.toFixed(2)]
                      .filter((part) => part !== undefined)
                      .join(' → ')}
                  </td>
                  <td>{tokens ?? none}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
      <p className="chart-note">{key('note')}</p>
    </TableScroll>
  );
}
