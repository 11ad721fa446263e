import { useTranslation } from 'react-i18next';
import { languageName } from '../i18n/language_names';

import { PaperSection } from './PaperSection';
import { FIGURE_6 } from './reported';

/** Figure 6: forgetting with the core frozen and without; only the end points could be read. */
export function Figure6() {
  const { t } = useTranslation();
  const key = 'charts.paper.figure6' as const;
  return (
    <PaperSection title={t(`${key}.title`)} source={FIGURE_6.source}>
      <table className="chart-table">
        <caption>{t(`${key}.caption`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`${key}.language`)}</th>
            <th scope="col">{t(`${key}.frozen`)}</th>
            <th scope="col">{t(`${key}.full`)}</th>
          </tr>
        </thead>
        <tbody>
          {FIGURE_6.rows.map((row) => (
            <tr key={row.language}>
              <th scope="row">{languageName(row.language)}</th>
              <td>{row.frozen}</td>
              <td>{row.full}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="chart-note">{t(`${key}.note`)}</p>
    </PaperSection>
  );
}
