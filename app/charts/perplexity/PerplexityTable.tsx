import { useTranslation } from 'react-i18next';
import type { ChartsMessages } from '../../i18n/charts.en';
import '../charts.css';
import './perplexity.css';
import { language } from '../../languages';
import { formatPerplexity } from '../format';
import { arrangeRows, ratioOf, rowName, STRIKING_RATIO } from './rows';
import type { PerplexityOrder, PerplexityRow, Value } from './types';

export interface PerplexityTableProps {
  readonly rows: readonly PerplexityRow[];
  readonly order: PerplexityOrder;
}

const NUMBERS = ['base', 'edited', 'ratio', 'random', 'bits', 'tokens'] as const;

/** The table twin of the perplexity chart: the same rows in the same order, with bits per byte and tokens. */
export function PerplexityTable({ rows, order }: PerplexityTableProps) {
  const { t } = useTranslation();
  const key = (name: keyof ChartsMessages['perplexity']['table']) => t(`charts.perplexity.table.${name}`);
  const none = key('none');
  const perplexity = (value: Value | null) =>
    value ? (
      <>
        {formatPerplexity(value.perplexity)} <small>{t(`charts.origin.${value.origin}`)}</small>
      </>
    ) : (
      none
    );
  return (
    // A section with a name is a region, and the tab stop lets the keyboard scroll it on a phone.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="chart-table-scroll" tabIndex={0} aria-label={key('scroll')}>
      <table className="chart-table">
        <caption>{key('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{key('language')}</th>
            {NUMBERS.map((name) => (
              <th key={name} scope="col" className="is-number">
                {key(name)}
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
              return (
                <tr key={row.language} className={row.computing ? 'is-computing' : undefined}>
                  <th scope="row">
                    {rowName(row) || t('charts.languages.own')}
                    {entry && entry.ownName !== entry.name && (
                      <>
                        {' '}
                        <small lang={entry.code} dir={entry.dir}>
                          {entry.ownName}
                        </small>
                      </>
                    )}
                  </th>
                  <td>{perplexity(row.base)}</td>
                  <td>{perplexity(row.edited)}</td>
                  <td className={ratio !== null && ratio >= STRIKING_RATIO ? 'is-striking' : undefined}>
                    {ratio === null ? none : `×${ratio < 100 ? ratio.toFixed(2) : formatPerplexity(ratio)}`}
                  </td>
                  <td>{perplexity(row.random)}</td>
                  <td>
                    {row.base?.bitsPerByte.toFixed(2) ?? none}
                    {row.edited ? ` → ${row.edited.bitsPerByte.toFixed(2)}` : ''}
                  </td>
                  <td>{tokens ?? none}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
      <p className="chart-note">{key('note')}</p>
    </section>
  );
}
