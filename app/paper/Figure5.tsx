import { useTranslation } from 'react-i18next';
import { PlainTable } from '../charts/ValueTable';
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
      <PlainTable
        caption={t(`${key}.caption`)}
        columns={(['benchmark', 'base', 'arabic', 'vietnamese'] as const).map((column) =>
          t(`${key}.${column}`),
        )}
        rows={[
          ...FIGURE_5.rows.map((row) => [
            row.benchmark === 'ArabicMMLU' ? t(`${key}.filtered`) : row.benchmark,
            percent(row.base),
            percent(row.withoutArabic),
            percent(row.withoutVietnamese),
          ]),
          [
            t(`${key}.optionA`),
            optionA.base.toFixed(2),
            optionA.withoutArabic.toFixed(2),
            t('charts.paper.none'),
          ],
        ]}
      />
      <p className="chart-note">{t(`${key}.note`)}</p>
    </PaperSection>
  );
}
