import { scaleLog } from 'd3';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES } from '../../../workers/weights/recipe';
import { formatRatio, px } from '../../charts/format';
import { languageName } from '../../i18n/language_names';

import type { RecordedExperiment, Scores } from '../schema';
import { resultOf, specificity } from '../scores/rows';

const WIDTH = 480;
const NAME = 96;
const ROW = 26;
const TICKS = [1, 2, 5, 10, 20, 50] as const;

interface SpecificityChartProps {
  readonly recorded: RecordedExperiment<Scores>;
  readonly rule: 'code' | 'paper';
}

/** One line a region: how much more it harms its own language than the others, found on all of the text or a tenth. */
export function SpecificityChart({ recorded, rule }: SpecificityChartProps) {
  const { t } = useTranslation();
  const base = resultOf(recorded, 'base');
  const rows = REGION_LANGUAGES.flatMap((code) => {
    const all = specificity(resultOf(recorded, `${code}-top-${rule}`), base, code);
    const tenth = specificity(resultOf(recorded, `${code}-top-${rule}-tenth`), base, code);
    return all === null ? [] : [{ code, all, tenth }];
  });
  if (rows.length === 0) return null;
  const most = Math.max(10, ...rows.map(({ all, tenth }) => Math.max(all, tenth ?? 1)));
  const scale = scaleLog([1, most], [NAME, WIDTH - 64]).clamp(true);
  const height = rows.length * ROW + 24;
  return (
    <figure className="chart">
      <figcaption>{t('experiments.monolingual.specificity')}</figcaption>
      <svg
        width={WIDTH}
        height={height}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={rows.map(({ code, all }) => `${languageName(code)} ${formatRatio(all)}`).join(', ')}
      >
        {TICKS.filter((tick) => tick <= most).map((tick) => (
          <g key={tick} className="chart-axis" transform={`translate(${px(scale(tick))} 0)`}>
            <line className="chart-grid" y1={0} y2={height - 20} />
            <text y={height - 4} textAnchor="middle">{`×${tick}`}</text>
          </g>
        ))}
        {rows.map(({ code, all, tenth }, at) => (
          <g key={code} transform={`translate(0 ${at * ROW + ROW / 2})`}>
            <text y={5}>{languageName(code)}</text>
            <line stroke="var(--mark-edited)" strokeWidth={2} x1={NAME} x2={px(scale(all))} />
            <circle className="chart-mark chart-mark-edited is-recorded" cx={px(scale(all))} r={4.5} />
            {tenth !== null && (
              <circle className="chart-mark chart-mark-base is-recorded" cx={px(scale(tenth))} r={3.5} />
            )}
            <text x={WIDTH} y={5} textAnchor="end">
              {formatRatio(all)}
            </text>
          </g>
        ))}
      </svg>
      <p className="chart-note">{t('experiments.monolingual.specificityNote')}</p>
    </figure>
  );
}
