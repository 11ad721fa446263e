import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES } from '../../../workers/model/recipe';
import { BottomAxis } from '../../charts/axis/Axes';
import { clampedLog } from '../../charts/axis/scales';
import { ticksAt } from '../../charts/axis/ticks';
import type { Datum } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { formatRatio, px } from '../../charts/format';
import { Mark } from '../../charts/marks/Mark';
import { ValueTable } from '../../charts/ValueTable';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import type { Rule } from '../../link/settings';
import { resultOf, specificity } from '../shared/scores';
import { twoSizes } from './sizes';

const MOST_WIDTH = 480;
const NAME = 96;
const RIGHT = 64;
const ROW = 26;
const AXIS = 24;
const TICKS = [0.2, 0.5, 1, 2, 5, 10, 20, 50] as const;

interface SpecificityChartProps {
  readonly recorded: RecordedExperiment<Scores>;
  readonly rule: Rule;
  /** Room that there is, CSS px. */
  readonly width: number;
}

function specificities(recorded: RecordedExperiment<Scores>, rule: Rule) {
  const base = resultOf(recorded, 'base');
  return REGION_LANGUAGES.flatMap((code) => {
    const all = specificity(resultOf(recorded, `${code}-top-${rule}`), base, code);
    const { sizes, less } = twoSizes(recorded, `${code}-top-${rule}`);
    // Regions of 2,000 tokens are scored in fewer languages: their median of the others is another.
    const tenth = sizes === 'tenth' ? specificity(less, base, code) : null;
    return all === null ? [] : [{ code, all, tenth }];
  });
}

/** One line a region: how much more it harms its own language than the others, found on all of the text or a tenth. */
export function SpecificityChart({ recorded, rule, width: room }: SpecificityChartProps) {
  const { t } = useTranslation();
  const width = Math.min(MOST_WIDTH, room);
  const rows = useMemo(() => specificities(recorded, rule), [recorded, rule]);
  // A region may harm the others more than its own: such a value stands left of ×1.
  const least = Math.min(1, ...rows.map(({ all, tenth }) => Math.min(all, tenth ?? 1)));
  const most = Math.max(10, ...rows.map(({ all, tenth }) => Math.max(all, tenth ?? 1)));
  const scale = clampedLog([least, most], [NAME, width - RIGHT]);
  const height = rows.length * ROW + AXIS;
  const lanes = useMemo(() => {
    const x = clampedLog([least, most], [NAME, width - RIGHT]);
    return rows.map(({ code, all, tenth }, at) => {
      const y = at * ROW + ROW / 2;
      const datum = (of: 'all' | 'tenth', value: number): Datum => ({
        x: x(value),
        y,
        words: () =>
          t(`charts.cursor.specificity.${of}`, {
            language: languageName(code),
            value: formatRatio(value),
          }),
      });
      return {
        names: [languageName(code), code],
        data: [datum('all', all), ...(tenth === null ? [] : [datum('tenth', tenth)])].sort(
          (a, b) => a.x - b.x,
        ),
      };
    });
  }, [rows, least, most, width, t]);
  if (rows.length === 0) return null;
  return (
    <figure className="chart">
      <figcaption>{t('experiments.monolingual.specificity')}</figcaption>
      <WalkableChart
        name={rows.map(({ code, all }) => `${languageName(code)} ${formatRatio(all)}`).join(comma())}
        width={width}
        height={height}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeLanguage')}
      >
        <BottomAxis
          ticks={ticksAt(
            TICKS.filter((tick) => tick >= least && tick <= most),
            scale,
            (tick) => `×${tick}`,
          )}
          y={height - 4}
          grid={{ top: 0, bottom: height - 20 }}
        />
        {rows.map(({ code, all, tenth }, at) => (
          <g key={code} transform={`translate(0 ${at * ROW + ROW / 2})`}>
            <text y={5}>{languageName(code)}</text>
            <line stroke="var(--mark-edited)" strokeWidth={2} x1={px(scale(1))} x2={px(scale(all))} />
            <Mark kind="edited" origin="recorded" x={px(scale(all))} />
            {tenth !== null && <Mark kind="base" origin="recorded" x={px(scale(tenth))} r={3.5} />}
            <text x={width} y={5} textAnchor="end">
              {formatRatio(all)}
            </text>
          </g>
        ))}
      </WalkableChart>
      <p className="chart-note">{t('experiments.monolingual.specificityNote')}</p>
    </figure>
  );
}

/** The table twin of the chart. */
export function SpecificityTable({ recorded, rule }: Pick<SpecificityChartProps, 'recorded' | 'rule'>) {
  const { t } = useTranslation();
  return (
    <ValueTable
      caption={t('experiments.monolingual.specificity')}
      columns={(['region', 'all', 'tenth'] as const).map((column) =>
        t(`charts.cursor.specificityColumns.${column}`),
      )}
      rows={specificities(recorded, rule).map(({ code, all, tenth }) => [
        languageName(code),
        formatRatio(all),
        tenth === null ? t('experiments.scores.notYet') : formatRatio(tenth),
      ])}
    />
  );
}
