import { useTranslation } from 'react-i18next';
import { formatRatio } from '../../charts/format';
import { TABLE_5 } from '../../paper/reported';

/** Table 5 of the paper in one line: how much Russian, Ukrainian and the other nine suffered. */
export function ReportedTable5() {
  const { t } = useTranslation();
  const ratios = new Map(TABLE_5.rows.map((row) => [row.language, row.top100k / row.base]));
  const others = [...ratios].flatMap(([code, ratio]) => (code === 'ru' || code === 'uk' ? [] : [ratio]));
  const exact = (ratio: number) => `×${ratio.toFixed(2)}`;
  return (
    <p className="chart-note">
      <span className="is-reported">{t('charts.paper.reported')}</span>{' '}
      {t('experiments.monolingual.reported', {
        ru: formatRatio(ratios.get('ru') ?? Number.NaN),
        uk: formatRatio(ratios.get('uk') ?? Number.NaN),
        least: exact(Math.min(...others)),
        most: exact(Math.max(...others)),
      })}
    </p>
  );
}
