import { type RefObject, useEffect, useMemo } from 'react';
import type { MatrixMask } from '../../../workers/protocol';
import { usePixelRatio } from '../../ui/usePixelRatio';
import type { Frame } from './frame';
import { densities, densityCeiling, type MapTheme, paintMarginal, paintTiles } from './paint';
import { countMarginals, countTiles } from './tiles';
import { type Plot, spanOf, tileGrid, type Viewport } from './viewport';

type Paint = (pixels: Uint8ClampedArray, area: Plot) => void;

/** Draws map and marginals on a canvas, once for each change of data, viewport, size or theme. */
export function useMapCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  a: MatrixMask,
  b: MatrixMask,
  view: Viewport,
  frame: Frame,
  theme: MapTheme,
): void {
  const ratio = usePixelRatio();
  const margins = useMemo(() => ({ a: countMarginals(a), b: countMarginals(b) }), [a, b]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { plot, left, top, marginal, gap } = frame;
    const device = (length: number) => Math.round(length * ratio);
    context.canvas.width = device(frame.width);
    context.canvas.height = device(top + plot.height);
    const put = (x: number, y: number, area: Plot, paint: Paint) => {
      const image = context.createImageData(device(area.width), device(area.height));
      paint(image.data, image);
      context.putImageData(image, device(x), device(y));
    };
    const span = spanOf(view, a);
    const grid = tileGrid(view, a, plot);
    const inA = densities(countTiles(a, grid), grid, a);
    const inB = densities(countTiles(b, grid), grid, a);
    const picture = { view, size: a, grid, a: inA, b: inB, ceiling: densityCeiling([inA, inB]) };
    put(left, top, plot, (pixels, area) => paintTiles(pixels, area, picture, theme));
    const above = {
      from: view.input,
      span: span.input,
      first: grid.inputFrom,
      tile: grid.inputTile,
      tiles: grid.columns,
    };
    put(left, 0, { width: plot.width, height: marginal }, (pixels, area) =>
      paintMarginal(pixels, area, 'input', { a: margins.a.input, b: margins.b.input, ...above }, theme),
    );
    const beside = {
      from: view.output,
      span: span.output,
      first: grid.outputFrom,
      tile: grid.outputTile,
      tiles: grid.rows,
    };
    put(left + plot.width + gap, top, { width: marginal, height: plot.height }, (pixels, area) =>
      paintMarginal(pixels, area, 'output', { a: margins.a.output, b: margins.b.output, ...beside }, theme),
    );
  }, [canvas, a, b, view, frame, theme, margins, ratio]);
}
