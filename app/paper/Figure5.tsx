import { useTranslation } from 'react-i18next';
import { PaperSection } from './PaperSection';
import { FIGURE_5 } from './reported';

/** Figure 5: accuracy without a region, with the probability of option A that explains the drop. */
export function Figure5() {
  const { t } = useTranslation();
  const key = 'charts.paper.figure5' as const;
  const percent = (value: number) => `${value} %`;
  const { optionA } = FIGURE_5;
  return (
    <PaperSection title={t(`${key}.title`)} source={FIGURE_5.source}>
      <table className="chart-table">
        <caption>{t(`${key}.caption`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`${key}.benchmark`)}</th>
            <th scope="col">{t(`${key}.base`)}</th>
            <th scope="col">{t(`${key}.arabic`)}</th>
            <th scope="col">{t(`${key}.vietnamese`)}</th>
          </tr>
        </thead>
        <tbody>
          {FIGURE_5.rows.map((row) => (
            <tr key={row.benchmark}>
              <th scope="row">{row.benchmark === 'ArabicMMLU' ? t(`${key}.filtered`) : row.benchmark}</th>
              <td>{percent(row.base)}</td>
              <td>{percent(row.withoutArabic)}</td>
              <td>{percent(row.withoutVietnamese)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t(`${key}.optionA`)}</th>
            <td>{optionA.base.toFixed(2)}</td>
            <td>{optionA.withoutArabic.toFixed(2)}</td>
            <td>{t('charts.paper.none')}</td>
          </tr>
        </tbody>
      </table>
      <p className="chart-note">{t(`${key}.note`)}</p>
    </PaperSection>
  );
}
