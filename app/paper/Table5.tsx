import { scaleLog } from 'd3';
import { useTranslation } from 'react-i18next';
import { formatRatio, px } from '../charts/format';
import { TableScroll } from '../charts/TableScroll';
import { languageName } from '../i18n/language_names';
import { PaperSection } from './PaperSection';
import { type Measured, TABLE_5 } from './reported';

export interface Table5Props {
  readonly measured: readonly Measured[];
  readonly model: string;
}

const COLUMNS = ['base', 'top10k', 'bottom10k', 'top100k', 'bottom100k'] as const;
const WIDTH = 150;

/** Position of a ratio on the shared log axis of the row's picture, CSS px; the axis reaches the largest ratio. */
export function ratioScale(ratios: readonly number[]): (ratio: number) => number {
  const most = Math.max(2, ...ratios);
  const scale = scaleLog([0.8, most], [6, WIDTH - 6]);
  return (ratio) => px(scale(Math.max(0.8, ratio)));
}

/** Table 5: the Russian region removed. Ratios of the paper and of this page's model on one axis. */
export function Table5({ measured, model }: Table5Props) {
  const { t } = useTranslation();
  const key = 'charts.paper.table5' as const;
  const own = new Map(measured.map((entry) => [entry.language, entry.edited / entry.base]));
  const ratios = TABLE_5.rows.flatMap((row) => [row.top100k / row.base, own.get(row.language) ?? 1]);
  const x = ratioScale(ratios);
  return (
    <PaperSection title={t(`${key}.title`)} source={TABLE_5.source}>
      <TableScroll label={t(`${key}.caption`)}>
        <table className="chart-table">
          <caption>{t(`${key}.caption`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`${key}.language`)}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`${key}.${column}`)}
                </th>
              ))}
              <th scope="col" className="paper-ratio">
                {t(`${key}.ratio`)}
              </th>
              <th scope="col" className="paper-own">
                <span className="is-measured">{t('charts.paper.measured')}</span> {t(`${key}.own`, { model })}
              </th>
              <th scope="col">{t(`${key}.both`)}</th>
            </tr>
          </thead>
          <tbody>
            {TABLE_5.rows.map((row) => {
              const ratio = row.top100k / row.base;
              const ours = own.get(row.language);
              const striking = row.language === 'ru' || row.language === 'uk';
              return (
                <tr key={row.language} className={striking ? 'is-striking' : undefined}>
                  <th scope="row">{languageName(row.language)}</th>
                  {COLUMNS.map((column) => (
                    <td key={column}>{row[column].toFixed(3)}</td>
                  ))}
                  <td>{formatRatio(ratio)}</td>
                  <td>{ours === undefined ? t('charts.paper.notMeasured') : formatRatio(ours)}</td>
                  <td>
                    <svg width={WIDTH} height={14} aria-hidden="true">
                      <line className="chart-grid" x1={x(1)} x2={x(1)} y1={0} y2={14} />
                      {ours !== undefined && (
                        <circle
                          className="chart-mark chart-mark-edited is-recorded"
                          cx={x(ours)}
                          cy={7}
                          r={4}
                        />
                      )}
                      <circle className="chart-mark chart-mark-reported" cx={x(ratio)} cy={7} r={4} />
                    </svg>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <p className="chart-note">{t(`${key}.note`)}</p>
    </PaperSection>
  );
}
