import type { TFunction } from 'i18next';
import type { ResidualStream } from '../../../../workers/protocol';
import { clampedLog } from '../../../charts/axis/scales';
import type { Cell } from '../../../charts/cells/Cells';
import { tokenLabel } from '../../../charts/tokens/label';

/** Dimensions that the picture has. */
const STRONGEST = 32;
/** Magnitudes below this have no colour: the median of the first layers. */
const LEAST = 1;

/** Mean magnitude of each dimension over the positions, [layer][width]. */
function meanMagnitudes(states: readonly Float32Array[], width: number): readonly Float64Array[] {
  return states.map((state) => {
    const means = new Float64Array(width);
    for (const [at, value] of state.entries()) means[at % width] = (means[at % width] ?? 0) + Math.abs(value);
    return means.map((sum) => (sum * width) / state.length);
  });
}

/** What the pictures of a stream share. */
export interface StreamSummary {
  /** Mean magnitude of each dimension over the positions, [layer][width]. */
  readonly means: { readonly base: readonly Float64Array[]; readonly edited: readonly Float64Array[] };
  /** The dimensions with the largest mean magnitude before any layer in either model, strongest first. */
  readonly strongest: readonly number[];
  /** Strength of a magnitude's colour, on a log scale up to the largest of both models. */
  readonly strength: (magnitude: number) => number;
}

export function summaryOf({ base, edited, width }: ResidualStream): StreamSummary {
  const means = { base: meanMagnitudes(base, width), edited: meanMagnitudes(edited, width) };
  const most = new Float64Array(width);
  for (const layer of [...means.base, ...means.edited])
    for (const [at, value] of layer.entries()) most[at] = Math.max(most[at] ?? 0, value);
  const strongest = Array.from(most.keys())
    .sort((a, b) => (most[b] ?? 0) - (most[a] ?? 0) || a - b)
    .slice(0, STRONGEST);
  let largest = LEAST * 10;
  for (const state of [...base, ...edited])
    for (const value of state) largest = Math.max(largest, Math.abs(value));
  const scale = clampedLog([LEAST, largest], [0, 1]);
  return { means, strongest, strength: (value) => (value > LEAST ? scale(value) : 0) };
}

/** A magnitude in the few letters that a cell has room for: "0.4", "12", "1.3k", "32k". */
export function shortMagnitude(value: number): string {
  if (value >= 9950) return `${Math.round(value / 1000)}k`;
  if (value >= 995) return `${(value / 1000).toFixed(1)}k`;
  return value >= 9.95 ? String(Math.round(value)) : value.toFixed(1);
}

export interface Chosen {
  /** Row: before this layer; as many as there are layers is after the last. */
  readonly layer: number;
  readonly dimension: number;
}

/** Layers x dimensions: mean magnitudes over the positions, [layer][width]. */
export function dimensionCells(
  means: readonly Float64Array[],
  strength: StreamSummary['strength'],
  dimensions: readonly number[],
  chosen: Chosen,
  choose: (chosen: Chosen) => void,
  t: TFunction,
): readonly (readonly Cell[])[] {
  return means.map((row, layer) =>
    dimensions.map((dimension) => {
      const value = row[dimension] ?? 0;
      return {
        strength: strength(value),
        text: shortMagnitude(value),
        words: () =>
          t('inside.residual.cell', {
            layer: layerName(layer, means.length, t),
            dimension,
            value: magnitude(value),
          }),
        open: () => choose({ layer, dimension }),
        chosen: chosen.dimension === dimension && chosen.layer === layer,
      };
    }),
  );
}

/** Layers x tokens of one dimension. */
export function tokenCells(
  states: readonly Float32Array[],
  { positions, width }: Pick<ResidualStream, 'positions' | 'width'>,
  strength: StreamSummary['strength'],
  dimension: number,
  choose: (chosen: Chosen) => void,
  t: TFunction,
): readonly (readonly Cell[])[] {
  return states.map((state, layer) =>
    positions.map(({ piece }, at) => {
      const value = state[at * width + dimension] ?? 0;
      return {
        strength: strength(Math.abs(value)),
        text: shortMagnitude(Math.abs(value)),
        words: () =>
          t('inside.residual.tokenCell', {
            layer: layerName(layer, states.length, t),
            dimension,
            token: tokenLabel(piece),
            value: value < 0 ? `−${magnitude(-value)}` : magnitude(value),
          }),
        open: () => choose({ layer, dimension }),
      };
    }),
  );
}

/** "before layer 3", "after the last layer" */
export const layerName = (layer: number, rows: number, t: TFunction): string =>
  layer === rows - 1 ? t('inside.residual.afterLast') : t('inside.residual.before', { layer });

const magnitude = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(value >= 10 ? 1 : 2);
