import { px } from '../format';
import type { Tick } from './ticks';

/** From the axis to its labels, CSS px. */
const LABEL_GAP = 6;

interface LeftAxisProps {
  readonly ticks: readonly Tick[];
  /** Both ends of the lines through the ticks. */
  readonly left: number;
  readonly right: number;
  /** Whether lines lead from the ticks through the plot. */
  readonly grid?: boolean;
}

/** Values upwards: a label at the left of each tick, and a line through the plot. */
export function LeftAxis({ ticks, left, right, grid = true }: LeftAxisProps) {
  return (
    <g className="chart-axis">
      {ticks.map(({ value, at, label }) => (
        <g key={value} transform={`translate(0 ${px(at)})`}>
          {grid && <line className="chart-grid" x1={left} x2={px(right)} />}
          <text x={left - LABEL_GAP} y={4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

interface BottomAxisProps {
  readonly ticks: readonly Tick[];
  /** Baseline of the labels. */
  readonly y: number;
  /** Both ends of the lines through the ticks; without them there are none. */
  readonly grid?: { readonly top: number; readonly bottom: number };
}

/** Values across: a label under each tick, and where it is wanted a line through the plot. */
export function BottomAxis({ ticks, y, grid }: BottomAxisProps) {
  return (
    <g className="chart-axis">
      {ticks.map(({ value, at, label }) => (
        <g key={value} transform={`translate(${px(at)} 0)`}>
          {grid && <line className="chart-grid" y1={grid.top} y2={grid.bottom} />}
          <text y={y} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

interface AxisTitleProps {
  readonly x: number;
  readonly y: number;
  /** Which end of the words stands at x. */
  readonly anchor?: 'start' | 'end';
  readonly children: string;
}

/** What an axis measures, with its unit. */
export function AxisTitle({ x, y, anchor = 'start', children }: AxisTitleProps) {
  return (
    <text className="chart-axis-title chart-own-name" x={px(x)} y={y} textAnchor={anchor}>
      {children}
    </text>
  );
}
