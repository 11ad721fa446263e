import { HEAD_NORMS, MAPPED_NORMS } from '../../../../app/figures/norm-damage';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import type { Norm } from '../../../../workers/model/shape';
import { GradientEngine } from '../../../../workers/tasks/gradients';
import type { ImportanceMap } from './cells';

/** What is known of every norm parameter without measuring it. */
export interface Screening {
  readonly importance: ImportanceMap;
  /** The same of the norms inside of the heads, [layer][HEAD_NORMS][head width]; empty for a model without. */
  readonly inHeads: ImportanceMap;
  /** [d], mean absolute value of each residual dimension over the inputs of all layers and all tokens. */
  readonly magnitude: Float64Array;
}

/**
 * First-order importance |θ·g| of every norm parameter (Eqs. 1-3 of the paper), g the gradient of the mean negative
 * log-likelihood of a text; the mean over the texts, as the core region adds up its languages. Zeroing changes the
 * loss by that much to first order, times four by three times as much, so both operations have one order.
 */
export async function screen(model: LoadedModel, texts: readonly (readonly number[])[]): Promise<Screening> {
  const { shape, weights } = model;
  const engine = await GradientEngine.of(model);
  const zeros = (norms: readonly unknown[], width: number) =>
    Array.from({ length: shape.layers }, () => norms.map(() => new Float64Array(width)));
  const importance = zeros(MAPPED_NORMS, shape.width);
  const headNorms = HEAD_NORMS.filter((norm) => shape.norms.includes(norm));
  const inHeads = zeros(headNorms, shape.headWidth);
  try {
    for (const ids of texts)
      await engine.run(
        ids,
        () => {},
        async (layer, gradients) => {
          const values = await weights.norms(layer);
          const add = (sum: Float64Array, norm: Norm) =>
            addImportance(sum, values[norm], gradients.norms[norm], (ids.length - 1) * texts.length);
          for (const [at, norm] of MAPPED_NORMS.entries()) add(importance[layer][at], norm);
          for (const [at, norm] of headNorms.entries()) add(inHeads[layer][at], norm);
        },
      );
  } finally {
    await engine.release();
  }
  return { importance, inHeads, magnitude: await magnitudeOf(model, texts) };
}

function addImportance(
  sum: Float64Array,
  values: Float32Array | undefined,
  gradient: Float32Array | undefined,
  divisor: number,
): void {
  if (!values || !gradient) throw new Error('this model has no such norm to screen');
  for (let at = 0; at < sum.length; at++) sum[at] += Math.abs(values[at] * gradient[at]) / divisor;
}

async function magnitudeOf(model: LoadedModel, texts: readonly (readonly number[])[]): Promise<Float64Array> {
  const { width } = model.shape;
  const sum = new Float64Array(width);
  let rows = 0;
  for (const ids of texts)
    await model.decoder.hidden(
      ids.slice(0, -1),
      'base',
      () => {},
      (_, input) => {
        rows += input.length / width;
        for (const [at, value] of input.entries()) sum[at % width] += Math.abs(value);
      },
    );
  return sum.map((value) => value / rows);
}
