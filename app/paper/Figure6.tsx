import { useTranslation } from 'react-i18next';
import { PlainTable } from '../charts/ValueTable';
import { languageName } from '../i18n/language_names';
import { PaperSection } from './PaperSection';
import { FIGURE_6 } from './reported';

/** Figure 6: forgetting with the core frozen and without; only the end points could be read. */
export function Figure6() {
  const { t } = useTranslation();
  const key = 'charts.paper.figure6' as const;
  return (
    <PaperSection title={t(`${key}.title`)} source={FIGURE_6.source}>
      <PlainTable
        caption={t(`${key}.caption`)}
        columns={(['language', 'frozen', 'full'] as const).map((column) => t(`${key}.${column}`))}
        rows={FIGURE_6.rows.map((row) => [languageName(row.language), row.frozen, row.full])}
      />
      <p className="chart-note">{t(`${key}.note`)}</p>
    </PaperSection>
  );
}
