import type { LayerVariant } from '../../backend/layers';
import { createSession, floatsOf, runSession } from '../../backend/runtime';
import type { Checkpoint } from '../../decoder/decoder';
import type { LoadedModel } from '../../decoder/loaded_model';
import { buildAttention } from '../../graph/attention';
import { causalMask, wideRope } from '../../model/positions';
import type { Attention, AttentionJob } from '../../protocol/inside';
import { cpuRuntime, feedsOf, NO_WEIGHTS } from '../layered_gradients';
import { positionsOf, type ReadText } from './text_states';

/**
 * Where each token of a text looks, in every head of one layer, under both models: the layer's own input through its
 * queries and keys, and the softmax over the earlier tokens.
 * @throws RangeError where the model has no such layer
 */
export async function attention(
  model: LoadedModel,
  text: ReadText,
  { layer, recipe }: AttentionJob,
  checkpoint: Checkpoint,
): Promise<Attention> {
  const { shape } = model;
  if (!(Number.isInteger(layer) && layer >= 0 && layer < shape.layers))
    throw new RangeError(`layer ${layer} of a model of ${shape.layers}`);
  const runtime = cpuRuntime(model.decoder.parts.runtime);
  const { Tensor } = runtime.ort;
  const graph = buildAttention(shape);
  const tokens = text.ids.length;
  const { cos, sin } = wideRope(shape, layer, 0, tokens);
  const positions = positionsOf(model, text.ids);
  const session = await createSession(runtime, graph, () => NO_WEIGHTS);
  const shares = async (variant: LayerVariant): Promise<Float32Array> => {
    checkpoint();
    const out = await runSession(runtime, session, {
      ...feedsOf(runtime, graph, await model.layerWeights(layer, variant)),
      x: new Tensor('float32', text[variant][layer], [tokens, shape.width]),
      cos: new Tensor('float32', cos, [tokens, 1, shape.headWidth]),
      sin: new Tensor('float32', sin, [tokens, 1, shape.headWidth]),
      mask: new Tensor('float32', causalMask(tokens, 0), [tokens, tokens]),
    });
    const whole = floatsOf(out.probabilities);
    return Float32Array.from({ length: shape.heads * positions.length ** 2 }, (_, index) => {
      const [head, cell] = [Math.floor(index / positions.length ** 2), index % positions.length ** 2];
      const from = positions[Math.floor(cell / positions.length)].at;
      return whole[(head * tokens + from) * tokens + positions[cell % positions.length].at];
    });
  };
  try {
    const base = await shares('base');
    // The store holds the weights of the recipe that was applied last.
    const variant = await model.apply(recipe, checkpoint);
    return { positions, heads: shape.heads, base, edited: variant === 'base' ? base : await shares(variant) };
  } finally {
    await session.release();
  }
}
