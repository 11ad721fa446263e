import { scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis } from '../../charts/axis/Axes';
import { ticksAt } from '../../charts/axis/ticks';
import { laneEach } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { px } from '../../charts/format';
import { Mark } from '../../charts/marks/Mark';
import type { TextRow } from './rows';
import { useRankWords } from './useRankWords';

const ROW = 24;
const AXIS = 40;
/** Room above the first row, for the head of the ranks. */
const HEAD = 24;
/** Where the axis ends at least, nats. */
const LEAST_END = 4;
/** Room of the names and of the ranks, CSS px; on a narrow chart the names stand above the marks. */
const WIDE = { label: 176, rank: 120, row: ROW, mark: ROW / 2, name: ROW / 2 };
const NARROW = { label: 8, rank: 112, row: 40, mark: 28, name: 11 };
const NARROW_BELOW = 520;

interface SurprisalChartProps {
  readonly rows: readonly TextRow[];
  /** CSS px. */
  readonly width: number;
}

const markOf = ({ condition }: TextRow) =>
  condition === 'intact' ? 'base' : condition.endsWith('-random') ? 'random' : 'edited';

/** How surprised each model is by the intact model's text, and where it puts that text's first token. */
export function SurprisalChart({ rows, width }: SurprisalChartProps) {
  const { t } = useTranslation();
  const rankWords = useRankWords();
  const room = width < NARROW_BELOW ? NARROW : WIDE;
  const values = rows.map(({ meanOfBase }) => meanOfBase ?? 0);
  const scale = scaleLinear([0, Math.max(LEAST_END, ...values)], [room.label, width - room.rank]).nice(4);
  const bottom = HEAD + rows.length * room.row;
  const placed = rows.map((row, at) => ({
    row,
    y: HEAD + at * room.row,
    x: scale(row.meanOfBase ?? 0),
    rank: rankWords(row.base[0]?.rank),
    name: t(`experiments.texts.conditions.${row.condition}`),
  }));
  const lanes = laneEach(
    placed.map(({ row: { meanOfBase }, x, y, rank, name }) => ({
      x,
      y: y + room.mark,
      names: [name],
      words: () =>
        meanOfBase === null
          ? name
          : t('experiments.texts.chartMark', { condition: name, nats: meanOfBase.toFixed(2), rank }),
    })),
  );
  return (
    <div className="chart">
      <WalkableChart
        name={t('experiments.texts.chart')}
        width={width}
        height={bottom + AXIS}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeRow')}
      >
        <AxisTitle x={width} y={14} anchor="end">
          {t('experiments.texts.rankHead')}
        </AxisTitle>
        <BottomAxis ticks={ticksAt(scale.ticks(4), scale)} y={bottom + 16} grid={{ top: HEAD, bottom }} />
        <AxisTitle x={room.label} y={bottom + 34}>
          {t('experiments.texts.axis')}
        </AxisTitle>
        {placed.map(({ row, x, y, rank, name }) => (
          <g key={row.condition} transform={`translate(0 ${y})`}>
            <text y={room.name + 5}>{name}</text>
            <g transform={`translate(0 ${room.mark})`}>
              {row.meanOfBase !== null && <Mark kind={markOf(row)} origin="recorded" x={px(x)} />}
              <text x={width} y={5} textAnchor="end">
                {rank}
              </text>
            </g>
          </g>
        ))}
      </WalkableChart>
    </div>
  );
}
