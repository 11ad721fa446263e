import {
  type Cell,
  GROUP,
  HEAD_NORMS,
  isIn,
  MAPPED_NORMS,
  normAt,
} from '../../../../app/figures/norm-damage';
import { SeededRandom } from '../../../../workers/random';

/** First seed word of the drawn cells; see weights/random.ts. */
const DRAW_STREAM = 12;

/** One norm parameter to measure. */
export type PlannedCell = Omit<Cell, 'damage' | 'meanDamage'>;

export interface CellCounts {
  /** Cells of highest first-order importance. */
  readonly screened: number;
  /** Residual dimensions of largest mean magnitude, each measured in every norm of every layer. */
  readonly strongest: number;
  /** Cells drawn at random. */
  readonly random: number;
}

/** First-order importance of every cell, [layer][norm][dimension]. */
export type ImportanceMap = readonly (readonly Float64Array[])[];

/**
 * Which cells are measured, and why. @param magnitude [d], mean absolute value of each residual dimension
 */
export function chooseCells(
  importance: ImportanceMap,
  magnitude: Float64Array,
  counts: CellCounts,
  seed: number,
): readonly PlannedCell[] {
  const width = magnitude.length;
  const scores = importance.flatMap((norms) => norms.flatMap((values) => [...values]));
  const groups = new Uint8Array(scores.length);
  const mark = (at: number, group: number) => {
    groups[at] |= group;
  };
  for (const at of largest(scores, counts.screened)) mark(at, GROUP.screened);
  for (const dimension of largest([...magnitude], counts.strongest))
    for (let row = 0; row < scores.length; row += width) mark(row + dimension, GROUP.strongest);
  for (const at of drawn(scores.length, counts.random, seed)) mark(at, GROUP.random);
  const cells: PlannedCell[] = [];
  for (const [at, why] of groups.entries()) {
    if (why === 0) continue;
    const row = Math.floor(at / width);
    cells.push({
      layer: Math.floor(row / MAPPED_NORMS.length),
      norm: normAt(row % MAPPED_NORMS.length),
      dimension: at % width,
      groups: why,
      importance: scores[at],
    });
  }
  return cells;
}

/**
 * Which cells are measured again: the most damaging of the first measurement, some drawn from all the rest of the map,
 * and those of the few strongest dimensions everywhere.
 */
export function chooseAgain(
  first: readonly Cell[],
  { importance, magnitude }: { readonly importance: ImportanceMap; readonly magnitude: Float64Array },
  counts: { readonly worst: number; readonly rest: number; readonly strongest: number },
  seed: number,
): readonly PlannedCell[] {
  const width = magnitude.length;
  const scores = importance.flatMap((norms) => norms.flatMap((values) => [...values]));
  const placeOf = ({ layer, norm, dimension }: Pick<Cell, 'layer' | 'norm' | 'dimension'>) =>
    (layer * MAPPED_NORMS.length + (MAPPED_NORMS as readonly string[]).indexOf(norm)) * width + dimension;
  const groups = new Map<number, number>();
  const mark = (at: number, group: number) => groups.set(at, (groups.get(at) ?? 0) | group);
  const sorted = [...first].sort((a, b) => b.meanDamage - a.meanDamage).slice(0, counts.worst);
  for (const cell of sorted) mark(placeOf(cell), GROUP.worst);
  const rest = [...scores.keys()].filter((at) => !groups.has(at));
  for (const one of drawn(rest.length, counts.rest, seed)) mark(rest[one] ?? 0, GROUP.rest);
  for (const dimension of largest([...magnitude], counts.strongest))
    for (let row = 0; row < scores.length; row += width) mark(row + dimension, GROUP.strongest);
  const screened = new Set(first.filter((cell) => isIn(cell, 'screened')).map(placeOf));
  return [...groups].map(([at, why]) => ({
    layer: Math.floor(at / width / MAPPED_NORMS.length),
    norm: normAt(Math.floor(at / width) % MAPPED_NORMS.length),
    dimension: at % width,
    groups: why | (screened.has(at) ? GROUP.screened : 0),
    importance: scores[at],
  }));
}

/** Which parameters of the norms inside of the heads are measured. @param importance [layer][HEAD_NORMS][head width] */
export function chooseInHeads(
  importance: ImportanceMap,
  counts: { readonly screened: number; readonly random: number },
  seed: number,
): readonly PlannedCell[] {
  const width = importance[0]?.[0]?.length ?? 0;
  const scores = importance.flatMap((norms) => norms.flatMap((values) => [...values]));
  const groups = new Map<number, number>();
  for (const at of largest(scores, counts.screened)) groups.set(at, GROUP.screened);
  for (const at of drawn(scores.length, counts.random, seed))
    groups.set(at, (groups.get(at) ?? 0) | GROUP.random);
  return [...groups].map(([at, why]) => ({
    layer: Math.floor(at / width / HEAD_NORMS.length),
    norm: normAt(MAPPED_NORMS.length + (Math.floor(at / width) % HEAD_NORMS.length)),
    dimension: at % width,
    groups: why,
    importance: scores[at],
  }));
}

/** Indices of the `count` largest values; of equal ones the first. */
export function largest(values: readonly number[], count: number): readonly number[] {
  return [...values.keys()].sort((a, b) => values[b] - values[a] || a - b).slice(0, count);
}

/** `count` different indices below `limit`, the same for the same seed (Floyd's sample). */
export function drawn(limit: number, count: number, seed: number): ReadonlySet<number> {
  const random = new SeededRandom(DRAW_STREAM, seed);
  const chosen = new Set<number>();
  for (let top = Math.max(0, limit - count); top < limit; top++) {
    const one = random.below(top + 1);
    chosen.add(chosen.has(one) ? top : one);
  }
  return chosen;
}
