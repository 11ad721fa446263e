import { emptyCache, layerWeight, positionFeeds, ropeOfLayers } from '../../../../workers/backend/layers';
import { createSession, floatsOf, runSession } from '../../../../workers/backend/runtime';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { buildLayerForward } from '../../../../workers/graph/layer_forward';
import type { Channels } from './candidates';

/**
 * Largest |input| and |output| of each channel of one layer's FFN.down over some texts.
 * @param inputs what the layer reads, [T, d] each
 */
export async function channelsOf(
  model: LoadedModel,
  layer: number,
  inputs: readonly Float32Array[],
): Promise<Channels> {
  const { shape, weights, decoder } = model;
  const { runtime } = decoder.parts;
  const { Tensor } = runtime.ort;
  const own = await weights.layer(layer);
  const rope = ropeOfLayers(shape)(layer);
  const graph = buildLayerForward(shape, { probe: true });
  const session = await createSession(runtime, graph, (name) => layerWeight(own, rope, name));
  const norms = Object.entries(own.norms).map(([name, values]) => [
    name,
    new Tensor('float32', values, [values.length]),
  ]);
  const channels = { input: new Float32Array(shape.feedForward), output: new Float32Array(shape.width) };
  try {
    for (const input of inputs) {
      const tokens = input.length / shape.width;
      const { key, value } = emptyCache(runtime, shape);
      const out = await runSession(runtime, session, {
        ...Object.fromEntries(norms),
        x: new Tensor('float32', input, [1, tokens, shape.width]),
        past_key: key,
        past_value: value,
        ...positionFeeds(runtime, 0, tokens),
      });
      takeLargest(channels.input, floatsOf(out.down_input));
      takeLargest(channels.output, floatsOf(out.down_output));
    }
  } finally {
    await session.release();
  }
  return channels;
}

function takeLargest(most: Float32Array, values: Float32Array): void {
  for (let at = 0; at < values.length; at++) {
    const channel = at % most.length;
    most[channel] = Math.max(most[channel], Math.abs(values[at]));
  }
}
