import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AxisTitle, BottomAxis, LeftAxis } from '../../../../../app/charts/axis/Axes';
import { clampedLog } from '../../../../../app/charts/axis/scales';
import {
  evenLogValues,
  layerTicks,
  powerLabel,
  shortCount,
  ticksAt,
} from '../../../../../app/charts/axis/ticks';

describe('ticks', () => {
  it('stand where the scale puts their values', () => {
    expect(
      ticksAt(
        [1, 2],
        (value) => value * 10,
        (value) => `×${value}`,
      ),
    ).toEqual([
      { value: 1, at: 10, label: '×1' },
      { value: 2, at: 20, label: '×2' },
    ]);
    const layers = (room: number) =>
      layerTicks(3, (layer) => layer * room + 0.5).map(({ at, label }) => `${label}@${at}`);
    expect(layers(20)).toEqual(['0@0.5', '1@20.5', '2@40.5']);
    expect(layers(10)).toEqual(['0@0.5', '2@20.5']);
  });

  it('are written in the room that there is', () => {
    expect([1e-6, 0.01, 10, 1000, 1e6, 1e12].map(powerLabel)).toEqual([
      '10⁻⁶',
      '0.01',
      '10',
      '1,000',
      '10⁶',
      '10¹²',
    ]);
    expect([1, 100, 1e4, 1e6].map(shortCount)).toEqual(['1', '100', '10 k', '1 M']);
  });

  it('are evenly far apart on a log axis of less than a decade', () => {
    const values = evenLogValues([2, 32], 4);
    expect(values.map((value) => Math.round(value))).toEqual([2, 4, 8, 16, 32]);
  });
});

describe('a log scale', () => {
  it('keeps what lies beyond its ends at them', () => {
    const scale = clampedLog([1, 100], [0, 50]);
    expect([0.1, 1, 10, 1000].map(scale)).toEqual([0, 0, 25, 50]);
  });
});

describe('the axes', () => {
  const ticks = [{ value: 5, at: 40, label: 'five' }];

  it('have a label at each tick, and lines through the plot where they are wanted', () => {
    const left = renderToStaticMarkup(<LeftAxis ticks={ticks} left={50} right={200} />);
    expect(left).toContain('translate(0 40)');
    expect(left).toMatch(/<line class="chart-grid" x1="50" x2="200">.*<text x="44".*five/);
    expect(renderToStaticMarkup(<LeftAxis ticks={ticks} left={50} right={200} grid={false} />)).not.toContain(
      '<line',
    );
    const bottom = renderToStaticMarkup(<BottomAxis ticks={ticks} y={90} grid={{ top: 10, bottom: 80 }} />);
    expect(bottom).toContain('translate(40 0)');
    expect(bottom).toContain('y1="10" y2="80"');
    expect(renderToStaticMarkup(<BottomAxis ticks={ticks} y={90} />)).not.toContain('<line');
  });

  it('say what they measure', () => {
    expect(
      renderToStaticMarkup(
        <AxisTitle x={7.04} y={12} anchor="end">
          layer
        </AxisTitle>,
      ),
    ).toMatch(/x="7" y="12" text-anchor="end">layer/);
  });
});
