import * as v from 'valibot';
import type { Operation, ParameterEdit } from '../../workers/model/recipe';
import type { Norm } from '../../workers/model/shape';
import type { RecordedExperiment } from './schema';

/** The norms of the map: those as wide as the residual stream. */
export const MAPPED_NORMS = [
  'attn_norm',
  'post_attention_norm',
  'ffn_norm',
  'post_ffw_norm',
] as const satisfies readonly Norm[];
export type MappedNorm = (typeof MAPPED_NORMS)[number];
/** The norms inside of a head, whose parameters all heads of a layer share: measured, but not in the map. */
export const HEAD_NORMS = ['attn_q_norm', 'attn_k_norm'] as const satisfies readonly Norm[];
export const MEASURED_NORMS = [...MAPPED_NORMS, ...HEAD_NORMS] as const;
export type MeasuredNorm = (typeof MEASURED_NORMS)[number];

export const DAMAGE_LANGUAGES = ['en', 'ar', 'zh'] as const;
export type DamageLanguage = (typeof DAMAGE_LANGUAGES)[number];

/** What is done to the parameter: Figure 4 multiplies it by four; zero is what Eqs. 1-3 estimate. */
export const DAMAGE_OPERATIONS = ['x4', 'zero'] as const;
export type DamageOperation = (typeof DAMAGE_OPERATIONS)[number];
export const OPERATION_OF: Readonly<Record<DamageOperation, Operation>> = {
  x4: { op: 'scale', factor: 4 },
  zero: { op: 'zero' },
};

/** Why a cell was measured; a cell can have several reasons, which add up. */
export const GROUP = { screened: 1, strongest: 2, random: 4, worst: 8, rest: 16 } as const;

/**
 * What a result belongs to: every cell on a few tokens, which early files hold alone; the worst and some of the rest
 * again on more text, which the score never saw; and the norms inside of the heads, on that text too.
 */
export const DAMAGE_PARTS = ['first', 'second', 'heads'] as const;
export type DamagePart = (typeof DAMAGE_PARTS)[number];
export type GroupName = keyof typeof GROUP;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const normIndex = v.pipe(count, v.maxValue(MEASURED_NORMS.length - 1));

/** One layer under one operation. Cells are tuples, so that some 9,000 of them stay small. */
export const NormDamageSchema = v.object({
  operation: v.picklist(DAMAGE_OPERATIONS),
  layer: count,
  /** Tokens that were predicted in each language. */
  tokens: count,
  /** Mean negative log-likelihood of the untouched model in nats a token, in the order of DAMAGE_LANGUAGES. */
  base: v.tuple([v.number(), v.number(), v.number()]),
  /**
   * Norm (index in MEASURED_NORMS), dimension, groups, first-order importance |θ·g| (mean over the languages, nats a
   * token), and the change of the mean negative log-likelihood in each language.
   */
  cells: v.array(v.tuple([normIndex, count, count, v.number(), v.number(), v.number(), v.number()])),
});
export type NormDamageFigures = v.InferOutput<typeof NormDamageSchema>;
type CellTuple = NormDamageFigures['cells'][number];

/** One measured norm parameter. */
export interface Cell {
  readonly norm: MeasuredNorm;
  readonly layer: number;
  readonly dimension: number;
  readonly groups: number;
  /** |θ·g|, nats a token. */
  readonly importance: number;
  /** Change of the mean negative log-likelihood, nats a token. */
  readonly damage: Readonly<Record<DamageLanguage, number>>;
  /** Mean of the three. */
  readonly meanDamage: number;
}

/** A cell as a recorded file holds it. */
export function tupleOf({
  norm,
  dimension,
  groups,
  importance,
  damage,
}: Omit<Cell, 'layer' | 'meanDamage'>): CellTuple {
  return [MEASURED_NORMS.indexOf(norm), dimension, groups, importance, damage.en, damage.ar, damage.zh];
}

/** The norm that a number in a file or a map stands for. @throws RangeError at a number that stands for none */
export function normAt(index: number): MeasuredNorm {
  const norm = MEASURED_NORMS[index];
  if (norm === undefined)
    throw new RangeError(
      `There are ${MEASURED_NORMS.length} norms that are measured, and none of number ${index}.`,
    );
  return norm;
}

/** A recorded cell by the names of its numbers. */
function cellOf(layer: number, [norm, dimension, groups, importance, en, ar, zh]: CellTuple): Cell {
  return {
    norm: normAt(norm),
    layer,
    dimension,
    groups,
    importance,
    damage: { en, ar, zh },
    meanDamage: (en + ar + zh) / 3,
  };
}

/** The results of one part, in the order of the file. */
export const partOf = (
  { results }: Pick<RecordedExperiment<NormDamageFigures>, 'results'>,
  part: DamagePart,
): readonly NormDamageFigures[] =>
  results.filter(({ conditions }) => (conditions?.part ?? 'first') === part).map(({ figures }) => figures);

/** What cells are ranked by: the second measurement, or where there is none the first; and its random sample. */
export function rankedBy(recorded: Pick<RecordedExperiment<NormDamageFigures>, 'results'>): {
  readonly figures: readonly NormDamageFigures[];
  readonly sample: GroupName;
} {
  const again = partOf(recorded, 'second');
  return again.length > 0
    ? { figures: again, sample: 'rest' }
    : { figures: partOf(recorded, 'first'), sample: 'random' };
}

/** The cells of one operation, over all layers that are recorded. */
export function cellsOf(results: readonly NormDamageFigures[], operation: DamageOperation): readonly Cell[] {
  return results
    .filter((result) => result.operation === operation)
    .flatMap(({ layer, cells }) => cells.map((cell) => cellOf(layer, cell)));
}

/** The edit that a cell stands for. */
export function editOf(
  cell: Pick<Cell, 'norm' | 'layer' | 'dimension'>,
  operation: DamageOperation,
): ParameterEdit {
  const { norm, layer, dimension } = cell;
  return { target: 'parameter', norm, layer, dimension, operation: OPERATION_OF[operation] };
}

/** Whether a cell was measured for a reason. */
export const isIn = (cell: Pick<Cell, 'groups'>, group: GroupName): boolean =>
  (cell.groups & GROUP[group]) !== 0;
