import { scaleLinear, scaleLog } from 'd3';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis, LeftAxis } from '../../charts/axis/Axes';
import { layerTicks, ticksAt } from '../../charts/axis/ticks';
import type { Lane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { px } from '../../charts/format';
import { Legend, LegendItem } from '../../charts/marks/Legend';
import { REASONS, type Reason, ratioOf, type SingleWeightsFigures } from '../../figures/single-weights';
import { formatCount } from '../../i18n/numbers';
import { ratioWords } from '../norm-damage/words';
import { ReasonMark } from './ReasonMark';
import { weightWords } from './WeightsTable';

const HEIGHT = 360;
const MARGIN = { left: 56, right: 16, top: 28, bottom: 44 };
/** The axis shows at least this much on either side of no change. */
const LEAST = { below: 0.9, above: 1.2 };
/** Dots of one layer stand side by side by reason, in layers. */
const OFFSET: Readonly<Record<Reason, number>> = { spike: -0.25, product: -0.08, core: 0.08, random: 0.25 };

interface WeightsChartProps {
  readonly results: readonly SingleWeightsFigures[];
  readonly layers: number;
  readonly width: number;
}

/** Each zeroed weight as a dot: its layer, and how many times as large the perplexity is. */
export function WeightsChart({ results, layers, width }: WeightsChartProps) {
  const { t } = useTranslation();
  const key = 'experiments.single-weights' as const;
  const { dots, x, y } = useMemo(() => placing(results, layers, width), [results, layers, width]);
  const lanes = useMemo(
    () =>
      Array.from({ length: layers }, (_, layer): Lane => {
        const data = dots
          .filter(({ weight }) => weight.layer === layer)
          .sort((a, b) => a.y - b.y)
          .map(({ weight, ratio, ...place }) => ({
            ...place,
            words: () =>
              `${weightWords(weight, t)}, ${t(`experiments.single-weights.reasons.${weight.reason}`)}: ${ratioWords(Math.log(ratio))}`,
          }));
        return { names: [formatCount(layer)], data };
      }),
    [dots, layers, t],
  );
  return (
    <figure className="chart">
      <WalkableChart
        name={t(`${key}.figure`)}
        width={width}
        height={HEIGHT}
        lanes={lanes}
        way="columns"
        typing={t('charts.cursor.typeLayer')}
      >
        <LeftAxis
          ticks={ticksAt(y.ticks(5), y, (tick) => `×${tick}`)}
          left={MARGIN.left}
          right={width - MARGIN.right}
        />
        <BottomAxis ticks={layerTicks(layers, x)} y={HEIGHT - MARGIN.bottom + 18} />
        <AxisTitle x={0} y={12}>
          {t(`${key}.y`)}
        </AxisTitle>
        <AxisTitle x={width - MARGIN.right} y={HEIGHT - 6} anchor="end">
          {t(`${key}.x`)}
        </AxisTitle>
        {dots.map(({ weight, x: left, y: top }) => (
          <g
            key={`${weight.reason} ${weight.matrix} ${weight.layer} ${weight.output} ${weight.input}`}
            transform={`translate(${px(left)} ${px(top)})`}
          >
            <ReasonMark reason={weight.reason} />
          </g>
        ))}
      </WalkableChart>
      <Legend>
        {REASONS.map((reason) => (
          <LegendItem key={reason} mark={<ReasonMark reason={reason} />}>
            {t(`${key}.reasons.${reason}`)}
          </LegendItem>
        ))}
      </Legend>
    </figure>
  );
}

/** Where each weight stands: its layer across, how many times as large the perplexity is upwards. */
function placing(results: readonly SingleWeightsFigures[], layers: number, width: number) {
  const found = results.flatMap(({ base, weights }) =>
    weights.map((weight) => ({ weight, ratio: ratioOf(weight, base) })),
  );
  const ratios = found.map(({ ratio }) => ratio);
  const x = scaleLinear([-0.5, layers - 0.5], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog(
    [Math.min(LEAST.below, ...ratios), Math.max(LEAST.above, ...ratios)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  );
  const dots = found.map(({ weight, ratio }) => ({
    weight,
    ratio,
    x: x(weight.layer + OFFSET[weight.reason]),
    y: y(ratio),
  }));
  return { dots, x, y };
}
