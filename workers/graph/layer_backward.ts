import { MATRICES, type Matrix, type ModelShape, matrixDims, type Norm, normSize } from '../model/shape';
import { type BuiltGraph, GraphBuilder, type WeightPlacement } from './builder';
import { declareLayerWeights, layerBody } from './layer_body';
import { Tape } from './tape';

/** Name of the output that holds the gradient of a matrix ([input, output]) or norm. */
export const gradientName = (weight: Matrix | Norm): string => `d_${weight}`;

/**
 * Reverse mode of one decoder layer. It computes the layer again from its stored input (checkpointing), so
 * nothing but the input of each layer is kept between forward and backward.
 *
 * Inputs: `x` [T, d] input of the layer; `dy` [T, d] gradient of its output; `cos`, `sin` [T, 1, head];
 * `mask` [T, T]. Weights as in `declareLayerWeights`.
 * Outputs: `dx` [T, d]; `d_<matrix>` [input, output]; `d_<norm>` [size].
 */
export function buildLayerBackward(shape: ModelShape, placement: WeightPlacement): BuiltGraph {
  const { width, headWidth } = shape;
  const graph = new GraphBuilder('layer_backward', placement);
  const tape = new Tape(graph);
  const weights = declareLayerWeights(graph, shape);
  const x = graph.input('x', 'float32', ['T', width]);
  const dy = graph.input('dy', 'float32', ['T', width]);
  const cos = graph.input('cos', 'float32', ['T', 1, headWidth]);
  const sin = graph.input('sin', 'float32', ['T', 1, headWidth]);
  const mask = graph.input('mask', 'float32', ['T', 'T']);
  const { y } = layerBody(tape, graph, shape, weights, { x, cos, sin, mask, past: null });

  const gradients = tape.backward(y, dy);
  const gradientOf = (value: string) => {
    const gradient = gradients.get(value);
    if (gradient === undefined)
      throw new Error(`no gradient reaches ${value}: the layer graph is not connected`);
    return gradient;
  };
  graph.output('dx', gradientOf(x), 'float32', ['T', width]);
  for (const [name, value] of weights) {
    const dims = isMatrix(name)
      ? [matrixDims(shape, name).input, matrixDims(shape, name).output]
      : [normSize(shape, name)];
    graph.output(gradientName(name), gradientOf(value), 'float32', dims);
  }
  return graph.build();
}

const isMatrix = (name: Matrix | Norm): name is Matrix => (MATRICES as readonly string[]).includes(name);
