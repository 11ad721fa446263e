import type { GraphBuilder } from './builder';

type Backward = (gradient: string) => readonly (string | null)[];

interface Step {
  readonly output: string;
  readonly inputs: readonly string[];
  readonly backward: Backward;
}

/** Sqrt(2 / pi) and the cubic coefficient of the tanh form of GELU (Hendrycks & Gimpel, 1606.08415). */
const GELU_SQRT = Math.sqrt(2 / Math.PI);
const GELU_CUBIC = 0.044715;

/** cap·tanh(a / cap), and a maker of its slope 1 - tanh²(a / cap). */
export function softcap(graph: GraphBuilder, a: string, cap: number) {
  const tanh = graph.op('Tanh', [graph.op('Div', [a, graph.float(cap)])]);
  return {
    capped: graph.op('Mul', [tanh, graph.float(cap)]),
    slope: () => graph.op('Sub', [graph.float(1), graph.op('Mul', [tanh, tanh])]),
  };
}

/** Logits as the head has them: capped where the family caps them. `sloped` is a gradient taken through the cap. */
export function cappedLogits(graph: GraphBuilder, logits: string, cap: number | undefined) {
  if (cap === undefined) return { logits, sloped: (gradient: string) => gradient };
  const { capped, slope } = softcap(graph, logits, cap);
  return { logits: capped, sloped: (gradient: string) => graph.op('Mul', [gradient, slope()]) };
}

/**
 * Reverse-mode differentiation that writes ONNX: each operation adds its forward nodes to the graph and
 * remembers how to add the nodes of its gradient. `backward` then walks the steps in reverse and adds up
 * what reaches each value. Every operation is checked against finite differences in `test/unit/graph`.
 */
export class Tape {
  private readonly steps: Step[] = [];

  constructor(private readonly graph: GraphBuilder) {}

  add(a: string, b: string): string {
    return this.record(this.graph.op('Add', [a, b]), [a, b], (g) => [g, g]);
  }

  /** Adds a constant that broadcasts, such as an attention mask; no gradient reaches it. */
  addConstant(a: string, constant: string): string {
    return this.record(this.graph.op('Add', [a, constant]), [a], (g) => [g]);
  }

  /** x [T, n] plus a bias [n]. */
  addBias(x: string, bias: string): string {
    const { graph } = this;
    return this.record(graph.op('Add', [x, bias]), [x, bias], (g) => [
      g,
      graph.op('ReduceSum', [g, graph.ints([0])], { keepdims: 0 }),
    ]);
  }

  /** cap·tanh(a / cap). */
  softcap(a: string, cap: number): string {
    const { graph } = this;
    const { capped, slope } = softcap(graph, a, cap);
    return this.record(capped, [a], (g) => [graph.op('Mul', [g, slope()])]);
  }

  mul(a: string, b: string): string {
    const { graph } = this;
    return this.record(graph.op('Mul', [a, b]), [a, b], (g) => [
      graph.op('Mul', [g, b]),
      graph.op('Mul', [g, a]),
    ]);
  }

  scale(a: string, factor: number): string {
    const { graph } = this;
    const times = (x: string) => graph.op('Mul', [x, graph.float(factor)]);
    return factor === 1 ? a : this.record(times(a), [a], (g) => [times(g)]);
  }

  /** x [T, input] times weight [input, output]. */
  linear(x: string, weight: string): string {
    const { graph } = this;
    return this.record(graph.op('MatMul', [x, weight]), [x, weight], (g) => [
      graph.op('Gemm', [g, weight], { transB: 1 }),
      graph.op('Gemm', [x, g], { transA: 1 }),
    ]);
  }

  /** a [B, m, k] times b [B, k, n], or times b [B, n, k] transposed. */
  batchMatMul(a: string, b: string, transposeB: boolean): string {
    const { graph } = this;
    const swap = (x: string) => graph.op('Transpose', [x], { perm: [0, 2, 1] });
    const product = (x: string, y: string) => graph.op('MatMul', [x, y]);
    return this.record(product(a, transposeB ? swap(b) : b), [a, b], (g) =>
      transposeB ? [product(g, b), product(swap(g), a)] : [product(g, swap(b)), product(swap(a), g)],
    );
  }

  /** ONNX Reshape: 0 keeps a size, -1 is inferred. `original` undoes it in the same notation. */
  reshape(a: string, to: readonly number[], original: readonly number[]): string {
    const { graph } = this;
    const as = (x: string, dims: readonly number[]) => graph.op('Reshape', [x, graph.ints(dims)]);
    return this.record(as(a, to), [a], (g) => [as(g, original)]);
  }

  transpose(a: string, permutation: readonly number[]): string {
    const { graph } = this;
    const inverse = permutation.map((_, axis) => permutation.indexOf(axis));
    return this.record(graph.op('Transpose', [a], { perm: permutation }), [a], (g) => [
      graph.op('Transpose', [g], { perm: inverse }),
    ]);
  }

  /** Softmax over the last axis. */
  softmax(a: string): string {
    const { graph } = this;
    const y = graph.op('Softmax', [a], { axis: -1 });
    return this.record(y, [a], (g) => {
      const weighted = graph.op('Mul', [g, y]);
      const sum = graph.op('ReduceSum', [weighted, graph.ints([-1])], { keepdims: 1 });
      return [graph.op('Sub', [weighted, graph.op('Mul', [y, sum])])];
    });
  }

  silu(a: string): string {
    const { graph } = this;
    const gate = graph.op('Sigmoid', [a]);
    const y = graph.op('Mul', [a, gate]);
    return this.record(y, [a], (g) => {
      const rest = graph.op('Mul', [y, graph.op('Sub', [graph.float(1), gate])]);
      return [graph.op('Mul', [g, graph.op('Add', [gate, rest])])];
    });
  }

  /** GELU in its tanh form: a/2 (1 + tanh(c (a + k a^3))). */
  gelu(a: string): string {
    const { graph } = this;
    const mul = (x: string, y: string) => graph.op('Mul', [x, y]);
    const add = (x: string, y: string) => graph.op('Add', [x, y]);
    const y = graph.op('Gelu', [a], { approximate: 'tanh' });
    return this.record(y, [a], (g) => {
      const square = mul(a, a);
      const one = graph.float(1);
      const half = graph.float(0.5);
      const inner = mul(mul(graph.float(GELU_SQRT), a), add(one, mul(graph.float(GELU_CUBIC), square)));
      const tanh = graph.op('Tanh', [inner]);
      const innerSlope = mul(graph.float(GELU_SQRT), add(one, mul(graph.float(3 * GELU_CUBIC), square)));
      const tanhSlope = mul(graph.op('Sub', [one, mul(tanh, tanh)]), innerSlope);
      return [mul(g, mul(half, add(add(one, tanh), mul(a, tanhSlope))))];
    });
  }

  /**
   * RMS norm over the last axis, times `weight` [size]. The weight's gradient sums over all other axes,
   * of which there are `outerAxes`.
   */
  rmsNorm(x: string, weight: string, epsilon: number, outerAxes: number): string {
    const { graph } = this;
    const mul = (a: string, b: string) => graph.op('Mul', [a, b]);
    const mean = (a: string) => graph.op('ReduceMean', [a, graph.ints([-1])], { keepdims: 1 });
    const meanSquare = graph.op('Add', [mean(mul(x, x)), graph.float(epsilon)]);
    const inverse = graph.op('Reciprocal', [graph.op('Sqrt', [meanSquare])]);
    const normed = mul(x, inverse);
    return this.record(mul(normed, weight), [x, weight], (g) => {
      const scaled = mul(g, weight);
      const dx = mul(inverse, graph.op('Sub', [scaled, mul(normed, mean(mul(scaled, normed)))]));
      const axes = graph.ints(Array.from({ length: outerAxes }, (_, axis) => axis));
      return [dx, graph.op('ReduceSum', [mul(g, normed), axes], { keepdims: 0 })];
    });
  }

  /**
   * Rotary embedding of x [T, H, head] with `cos`, `sin` [T, 1, head]; pairs half a head apart or neighbours.
   * The rotation's gradient is the rotation back.
   */
  rope(
    x: string,
    cos: string,
    sin: string,
    heads: number,
    headWidth: number,
    layout: 'half' | 'interleaved',
  ): string {
    const { graph } = this;
    const pairs = layout === 'half' ? [0, heads, 2, headWidth / 2] : [0, heads, headWidth / 2, 2];
    const axis = layout === 'half' ? 2 : 3;
    /** (a, b) -> (-b, a) for each pair, or (b, -a) backwards. */
    const quarterTurn = (value: string, back: boolean) => {
      const [a, b] = graph.ops('Split', [graph.op('Reshape', [value, graph.ints(pairs)])], 2, {
        axis,
        num_outputs: 2,
      }) as [string, string];
      const turned = back ? [b, graph.op('Neg', [a])] : [graph.op('Neg', [b]), a];
      const joined = graph.op('Concat', turned, { axis });
      return graph.op('Reshape', [joined, graph.ints([0, heads, headWidth])]);
    };
    const y = graph.op('Add', [graph.op('Mul', [x, cos]), graph.op('Mul', [quarterTurn(x, false), sin])]);
    return this.record(y, [x], (g) => [
      graph.op('Add', [graph.op('Mul', [g, cos]), quarterTurn(graph.op('Mul', [g, sin]), true)]),
    ]);
  }

  /** Adds the nodes of the gradient. @returns the gradient of every value that `gradient` of `output` reaches. */
  backward(output: string, gradient: string): ReadonlyMap<string, string> {
    const gradients = new Map([[output, gradient]]);
    for (const step of this.steps.toReversed()) {
      const g = gradients.get(step.output);
      if (g === undefined) continue;
      step.backward(g).forEach((contribution, index) => {
        const input = step.inputs[index];
        if (contribution === null || input === undefined) return;
        const sum = gradients.get(input);
        gradients.set(input, sum === undefined ? contribution : this.graph.op('Add', [sum, contribution]));
      });
    }
    return gradients;
  }

  private record(output: string, inputs: readonly string[], backward: Backward): string {
    this.steps.push({ output, inputs, backward });
    return output;
  }
}
