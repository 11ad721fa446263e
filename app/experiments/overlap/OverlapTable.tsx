import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/language_names';
import type { LanguageCode } from '../../languages';
import type { Overlap } from './figures';

export const nameOf = (code: string): string => languageName(code as LanguageCode);

/** The overlap of every two languages over all weights. */
export function OverlapTable({ figures }: { readonly figures: Overlap }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="chart-table-scroll" tabIndex={0} aria-label={t('experiments.overlap.caption')}>
      <table className="chart-table">
        <caption>{t('experiments.overlap.caption')}</caption>
        <thead>
          <tr>
            {(['pair', 'before', 'after'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`experiments.overlap.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.pairs.map(({ a, b, before, after }) => (
            <tr key={`${a} ${b}`}>
              <th scope="row">
                {nameOf(a)}, {nameOf(b)}
              </th>
              <td>{before.toFixed(3)}</td>
              <td>{after.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
