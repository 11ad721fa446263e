import { useTranslation } from 'react-i18next';
import { formatPerplexity, formatRatio } from '../charts/format';
import { ratioOf } from '../charts/perplexity/rows';
import { languageName } from '../i18n/language_names';
import type { LanguageCode } from '../languages/languages';
import type { RowResult } from '../state/results';

interface BigNumbersProps {
  readonly languages: readonly LanguageCode[];
  readonly rows: Readonly<Partial<Record<string, RowResult>>>;
  /** The row that the lecturer speaks of; null for none. */
  readonly focused: number | null;
}

/** Perplexities for the back row: base, edited, ratio and random control, a language a line. */
export function BigNumbers({ languages, rows, focused }: BigNumbersProps) {
  const { t } = useTranslation();
  const hasEdit = languages.some((code) => rows[code]?.edited != null);
  return (
    <table className="big-numbers">
      <thead>
        <tr>
          <th scope="col">{t('charts.perplexity.table.language')}</th>
          <th scope="col">{t('charts.perplexity.table.base')}</th>
          {hasEdit && <th scope="col">{t('charts.perplexity.table.edited')}</th>}
          {hasEdit && <th scope="col">{t('charts.perplexity.table.ratio')}</th>}
          {hasEdit && <th scope="col">{t('charts.perplexity.table.random')}</th>}
        </tr>
      </thead>
      <tbody>
        {languages.map((code, at) => {
          const row = rows[code];
          const ratio = row === undefined ? null : ratioOf({ language: code, ...row });
          const number = (value: { readonly perplexity: number } | null | undefined) =>
            value == null ? '–' : formatPerplexity(value.perplexity);
          return (
            <tr key={code} className={focused === at ? 'is-spoken-of' : undefined}>
              <th scope="row">{languageName(code)}</th>
              <td>{number(row?.base)}</td>
              {hasEdit && <td className="is-edited">{number(row?.edited)}</td>}
              {hasEdit && <td className="is-ratio">{ratio === null ? '–' : formatRatio(ratio)}</td>}
              {hasEdit && <td>{number(row?.random)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
