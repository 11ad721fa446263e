import { scaleLinear } from 'd3';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../charts.css';
import './next.css';
import type { NextToken, NextTokens } from '../../../workers/protocol';
import { formatCount, formatShare } from '../../i18n/numbers';
import { AxisTitle, BottomAxis } from '../axis/Axes';
import { ticksAt } from '../axis/ticks';
import { laneEach } from '../cursor/lanes';
import { WalkableChart } from '../cursor/WalkableChart';
import { px } from '../format';
import { Legend, LegendItem } from '../marks/Legend';
import { Mark } from '../marks/Mark';
import { shortLabel, tokenLabel } from '../tokens/label';
import { nextRows } from './rows';

interface NextTokensChartProps {
  readonly next: NextTokens;
  /** Nothing is edited: one bar each. */
  readonly intact: boolean;
  /** Filled where they were computed now, hollow where earlier. */
  readonly origin: 'live' | 'recorded';
  /** CSS px. */
  readonly width: number;
}

const NAMES = 112;
/** Room for a value after the longest bar. */
const VALUES = 64;
const AXIS = 36;
const BAR = 11;
const VARIANTS = ['base', 'edited'] as const;

/** Paired bars: the likeliest next tokens of either model, each with its probability in both, and the rest. */
export function NextTokensChart({ next, intact, origin, width }: NextTokensChartProps) {
  const { t } = useTranslation();
  const { rows, rest } = useMemo(() => nextRows(next), [next]);
  const variants = intact ? (['base'] as const) : VARIANTS;
  const rowHeight = variants.length * BAR + 8;
  const bars = [
    ...rows.map((row) => ({
      key: String(row.id),
      label: shortLabel(row.piece),
      name: tokenLabel(row.piece),
      values: { base: row.base.probability, edited: row.edited.probability },
      words: () => rowWords(row, intact, t),
    })),
    {
      key: 'rest',
      label: t('inside.next.rest'),
      name: t('inside.next.rest'),
      values: rest,
      words: () =>
        t(intact ? 'inside.next.restIntact' : 'inside.next.restRow', {
          base: formatShare(rest.base, t),
          edited: formatShare(rest.edited, t),
        }),
    },
  ];
  // What is left can be most of it: it is written, and stretches no scale.
  const tokenBars = bars.slice(0, -1);
  const most = Math.max(
    0.01,
    ...tokenBars.flatMap(({ values }) => variants.map((variant) => values[variant])),
  );
  const right = Math.max(NAMES + 40, width - VALUES);
  const scale = scaleLinear([0, most], [NAMES, right]);
  const height = bars.length * rowHeight + AXIS;
  const middle = (at: number) => (at + 0.5) * rowHeight;
  const lanes = laneEach(
    bars.map(({ name, words }, at) => ({
      x: width / 2,
      y: middle(at),
      box: { width: width - 4, height: rowHeight - 2 },
      names: [name.replace('␣', ''), name],
      words,
    })),
  );
  return (
    <figure className="chart next-chart" style={{ width }}>
      <Legend>
        {variants.map((variant) => (
          <LegendItem key={variant} mark={<Mark kind={variant} origin={origin} />}>
            {t(`inside.${variant}`)}
          </LegendItem>
        ))}
      </Legend>
      <WalkableChart
        name={t('inside.next.figure')}
        width={width}
        height={height}
        lanes={lanes}
        reach="lane"
        table={t('charts.cursor.table')}
      >
        <BottomAxis
          ticks={ticksAt(scale.ticks(width < 420 ? 3 : 5), scale, (value) => formatShare(value, t))}
          y={height - AXIS + 16}
          grid={{ top: 0, bottom: height - AXIS }}
        />
        <AxisTitle x={right} y={height - 4} anchor="end">
          {t('inside.next.axis')}
        </AxisTitle>
        {bars.map(({ key, label, values }, at) => (
          <g
            key={key}
            className={`next-row${key === 'rest' ? ' is-rest' : ''}`}
            style={{ transform: `translateY(${px(at * rowHeight)}px)` }}
          >
            <text x={NAMES - 8} y={px(rowHeight / 2 + 4)} textAnchor="end" direction="ltr">
              {label}
            </text>
            {variants.map((variant, place) => (
              <g key={variant} transform={`translate(0 ${4 + place * BAR})`}>
                {key !== 'rest' && (
                  <rect
                    className={`chart-mark chart-mark-${variant} is-${origin}`}
                    x={NAMES}
                    width={px(scale(values[variant]) - NAMES)}
                    height={BAR - 2}
                  />
                )}
                <text
                  className="next-value"
                  x={px((key === 'rest' ? NAMES : scale(values[variant])) + 6)}
                  y={BAR - 2}
                >
                  {formatShare(values[variant], t)}
                </text>
              </g>
            ))}
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}

/** A token with both models' probability and rank in words. */
export function rowWords({ piece, base, edited }: NextToken, intact: boolean, t: TFunction): string {
  return intact
    ? t('inside.next.rowIntact', {
        token: tokenLabel(piece),
        base: formatShare(base.probability, t),
        baseRank: formatCount(base.rank),
      })
    : t('inside.next.row', {
        token: tokenLabel(piece),
        base: formatShare(base.probability, t),
        baseRank: formatCount(base.rank),
        edited: formatShare(edited.probability, t),
        editedRank: formatCount(edited.rank),
      });
}
