import type { ModelShape } from '../model/shape';
import { type BuiltGraph, GraphBuilder } from './builder';
import { declareLayerWeights, layerBody } from './layer_body';
import { Tape } from './tape';

/**
 * Where each token looks in one decoder layer: the layer's body, of which the runtime keeps what leads to the shares.
 *
 * Inputs: `x` [T, d] input of the layer; `cos`, `sin` [T, 1, head]; `mask` [T, T]. Weights as in `declareLayerWeights`.
 * Output: `probabilities` [heads, T, T].
 */
export function buildAttention(shape: ModelShape): BuiltGraph {
  const { width, heads, headWidth } = shape;
  const graph = new GraphBuilder('attention', 'input');
  const weights = declareLayerWeights(graph, shape);
  const { probabilities } = layerBody(new Tape(graph), graph, shape, weights, {
    x: graph.input('x', 'float32', ['T', width]),
    cos: graph.input('cos', 'float32', ['T', 1, headWidth]),
    sin: graph.input('sin', 'float32', ['T', 1, headWidth]),
    mask: graph.input('mask', 'float32', ['T', 'T']),
    past: null,
  });
  graph.output('probabilities', probabilities, 'float32', [heads, 'T', 'T']);
  return graph.build();
}
