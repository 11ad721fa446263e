import type { ParameterEdit } from '../../workers/model/recipe';

const parameter = (dimension: number): ParameterEdit => ({
  target: 'parameter',
  norm: 'post_attention_norm',
  layer: 1,
  dimension,
  operation: { op: 'scale', factor: 4 },
});

/** Figure 4 of the paper on this model: one parameter that breaks it, and one that does not. */
export const FIGURE_FOUR = { breaks: parameter(163), ordinary: parameter(80) } as const;

/** The most damaging parameter of the recorded damage map (experiment `norm-damage`). */
export const WORST_RECORDED = parameter(97);
