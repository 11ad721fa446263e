import { MAPPED_NORMS } from '../../../../app/figures/norm-damage';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { GradientEngine } from '../../../../workers/tasks/gradients';
import type { ImportanceMap } from './cells';

/** What is known of every norm parameter without measuring it. */
export interface Screening {
  readonly importance: ImportanceMap;
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
  const importance = Array.from({ length: shape.layers }, () =>
    MAPPED_NORMS.map(() => new Float64Array(shape.width)),
  );
  try {
    for (const ids of texts)
      await engine.run(
        ids,
        () => {},
        async (layer, gradients) => {
          const values = await weights.norms(layer);
          for (const [at, norm] of MAPPED_NORMS.entries())
            addImportance(
              importance[layer][at],
              values[norm],
              gradients.norms[norm],
              (ids.length - 1) * texts.length,
            );
        },
      );
  } finally {
    await engine.release();
  }
  return { importance, magnitude: await magnitudeOf(model, texts) };
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
