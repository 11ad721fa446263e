import { describe, expect, it } from 'vitest';
import { floatsOf, runSession } from '../../../../workers/backend/runtime';
import { GraphBuilder } from '../../../../workers/graph/builder';
import { Tape } from '../../../../workers/graph/tape';
import { nodeRuntime, noise } from '../../../support/node_runtime';

interface Operand {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

type Operation = (tape: Tape, graph: GraphBuilder, inputs: readonly string[]) => string;

const operand = (dims: readonly number[], seed: number, scale = 2): Operand => ({
  dims,
  values: noise(
    dims.reduce((a, b) => a * b, 1),
    seed,
    scale,
  ),
});

/** Step of the central differences: large enough for f32, small enough for curvature. */
const STEP = 1e-2;
const TOLERANCE = 2e-3;

/** Compares d(sum(y * weights)) / d(input) of the tape with central differences, for every entry of every input. */
async function expectGradientsToAgree(operation: Operation, operands: readonly Operand[]): Promise<void> {
  const graph = new GraphBuilder('operation', 'input');
  const tape = new Tape(graph);
  const names = operands.map((entry, index) => graph.input(`input_${index}`, 'float32', entry.dims));
  const y = operation(tape, graph, names);
  // The gradient that arrives is itself an input, so that every output entry counts with another weight.
  const arriving = graph.input('arriving', 'float32', ['N']);
  const shape = graph.op('Shape', [y]);
  const gradients = tape.backward(y, graph.op('Reshape', [arriving, shape]));
  const loss = graph.op(
    'ReduceSum',
    [graph.op('Mul', [graph.op('Reshape', [y, graph.ints([-1])]), arriving])],
    {
      keepdims: 0,
    },
  );
  graph.output('loss', loss, 'float32', []);
  graph.output('size', graph.op('Cast', [graph.op('Size', [y])], { to: 1 }), 'float32', []);
  names.forEach((name, index) => {
    graph.output(`d_${index}`, gradients.get(name) ?? 'missing', 'float32', operands[index]?.dims ?? []);
  });
  const session = await nodeRuntime.ort.InferenceSession.create(graph.build().bytes);
  const { Tensor } = nodeRuntime.ort;
  const feed = (values: readonly Float32Array[], weights: Float32Array) =>
    runSession(nodeRuntime, session, {
      arriving: new Tensor('float32', weights, [weights.length]),
      ...Object.fromEntries(
        values.map((entry, index) => [
          `input_${index}`,
          new Tensor('float32', entry, [...(operands[index]?.dims ?? [])]),
        ]),
      ),
    });
  const values = operands.map((entry) => entry.values);
  const size = outputSize(operation, operands);
  const weights = noise(await size, 99, 2);
  const exact = await feed(values, weights);
  for (const [index, entry] of operands.entries()) {
    const gradient = floatsOf(exact[`d_${index}`]);
    for (let at = 0; at < entry.values.length; at++) {
      const lossAt = async (shift: number) => {
        const moved = values.map((v) => v.slice());
        (moved[index] as Float32Array)[at] = (entry.values[at] as number) + shift;
        return floatsOf((await feed(moved, weights)).loss)[0] as number;
      };
      const numeric = ((await lossAt(STEP)) - (await lossAt(-STEP))) / (2 * STEP);
      const bound = TOLERANCE * Math.max(1, Math.abs(numeric));
      expect(Math.abs((gradient[at] as number) - numeric), `input ${index}, entry ${at}`).toBeLessThan(bound);
    }
  }
}

/** Number of entries of an operation's result. */
async function outputSize(operation: Operation, operands: readonly Operand[]): Promise<number> {
  const graph = new GraphBuilder('size', 'input');
  const names = operands.map((entry, index) => graph.input(`input_${index}`, 'float32', entry.dims));
  const y = operation(new Tape(graph), graph, names);
  graph.output('size', graph.op('Cast', [graph.op('Size', [y])], { to: 1 }), 'float32', []);
  const session = await nodeRuntime.ort.InferenceSession.create(graph.build().bytes);
  const feeds = Object.fromEntries(
    operands.map((entry, index) => [
      `input_${index}`,
      new nodeRuntime.ort.Tensor('float32', entry.values, [...entry.dims]),
    ]),
  );
  return floatsOf((await session.run(feeds)).size)[0] as number;
}

describe('the gradient of each operation agrees with finite differences', () => {
  const cases: readonly [string, Operation, readonly Operand[]][] = [
    ['add', (t, _, [a, b]) => t.add(a as string, b as string), [operand([2, 3], 1), operand([2, 3], 2)]],
    ['add of a value to itself', (t, _, [a]) => t.add(a as string, a as string), [operand([2, 3], 1)]],
    ['addConstant', (t, g, [a]) => t.addConstant(a as string, g.float(0.3)), [operand([2, 3], 1)]],
    ['mul', (t, _, [a, b]) => t.mul(a as string, b as string), [operand([2, 3], 3), operand([2, 3], 4)]],
    ['scale', (t, _, [a]) => t.scale(a as string, -1.7), [operand([4], 5)]],
    [
      'linear',
      (t, _, [a, b]) => t.linear(a as string, b as string),
      [operand([3, 4], 6), operand([4, 2], 7)],
    ],
    [
      'batchMatMul',
      (t, _, [a, b]) => t.batchMatMul(a as string, b as string, false),
      [operand([2, 3, 4], 8), operand([2, 4, 2], 9)],
    ],
    [
      'batchMatMul with the second factor transposed',
      (t, _, [a, b]) => t.batchMatMul(a as string, b as string, true),
      [operand([2, 3, 4], 10), operand([2, 2, 4], 11)],
    ],
    ['reshape', (t, _, [a]) => t.reshape(a as string, [0, -1, 2], [0, 4]), [operand([3, 4], 12)]],
    ['transpose', (t, _, [a]) => t.transpose(a as string, [1, 2, 0]), [operand([2, 3, 2], 13)]],
    ['softmax', (t, _, [a]) => t.softmax(a as string), [operand([2, 5], 14)]],
    ['silu', (t, _, [a]) => t.silu(a as string), [operand([7], 15, 6)]],
    ['gelu', (t, _, [a]) => t.gelu(a as string), [operand([7], 16, 6)]],
    [
      'rmsNorm',
      (t, _, [a, w]) => t.rmsNorm(a as string, w as string, 1e-6, 1),
      [operand([3, 4], 17), operand([4], 18)],
    ],
    [
      'rmsNorm over heads',
      (t, _, [a, w]) => t.rmsNorm(a as string, w as string, 1e-6, 2),
      [operand([2, 3, 4], 19), operand([4], 20)],
    ],
  ];
  it.each(cases)('%s', async (_name, operation, operands) => {
    await expectGradientsToAgree(operation, operands);
  });

  it.each(['half', 'interleaved'] as const)('rope with %s pairs', async (layout) => {
    const rotate: Operation = (tape, graph, [x]) => {
      // cos and sin of the same angle at both places of a pair, as rope tables have them.
      const angles = layout === 'half' ? [0.3, 1.1, 0.3, 1.1] : [0.3, 0.3, 1.1, 1.1];
      const table = (f: (angle: number) => number) =>
        graph.op(
          'Concat',
          angles.map((angle) => graph.op('Reshape', [graph.float(f(angle)), graph.ints([1, 1, 1])])),
          {
            axis: 2,
          },
        );
      return tape.rope(x as string, table(Math.cos), table(Math.sin), 2, 4, layout);
    };
    await expectGradientsToAgree(rotate, [operand([3, 2, 4], 21)]);
  });
});
