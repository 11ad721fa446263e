import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModelFile } from '../../pipeline/node_files';
import { nodeRuntime } from '../../pipeline/node_model';
import { LoadedModel } from '../../workers/decoder/loaded_model';
import type { Recipe } from '../../workers/model/recipe';
import type { InsideJob, LensRow } from '../../workers/protocol';
import { lens } from '../../workers/tasks/inside/lens';
import { nextTokens } from '../../workers/tasks/inside/next_tokens';
import { residualStream } from '../../workers/tasks/inside/residual';
import { TextReader } from '../../workers/tasks/inside/text_states';
import { NO_REGIONS } from '../../workers/weights/resolve';
import { golden } from '../support/golden';

const never = () => {};
/** One parameter that breaks the model, and that PyTorch has numbers of, in the golden file's words. */
const WHERE = 'post_attention_norm of layer 1, dimension 163 ';
const BREAKS: Recipe = {
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'post_attention_norm',
      layer: 1,
      dimension: 163,
      operation: { op: 'scale', factor: 4 },
    },
  ],
};
const [PROMPT] = golden.greedy;
if (PROMPT === undefined) throw new Error('the golden file writes after no prompt');
const JOB: InsideJob = {
  channel: 'inside',
  recipe: BREAKS,
  prompt: PROMPT.prompt,
  written: PROMPT.new.slice(0, 4),
};
/** Rows of the output matrix that are dequantised at once, 84 MB. */
const ROWS = 32_768;

let model: LoadedModel;
let reader: TextReader;

beforeAll(async () => {
  model = await LoadedModel.open({
    source: await openModelFile(),
    sha256: golden.sha256,
    runtime: nodeRuntime(2),
    regions: NO_REGIONS,
    onProgress: never,
    checkpoint: never,
  });
  reader = new TextReader(model);
});

afterAll(() => model?.release());

/** Log-probabilities over the whole vocabulary when one hidden state is read, in 64-bit loops: no graph, no runtime. */
async function readPlainly(hidden: Float32Array): Promise<Float64Array> {
  const { vocabulary, width, rmsEpsilon } = model.shape;
  const norm = await model.weights.outputNorm();
  const meanSquare = hidden.reduce((sum, value) => sum + value * value, 0) / width;
  const normed = Float64Array.from(
    hidden,
    (value, at) => (value / Math.sqrt(meanSquare + rmsEpsilon)) * (norm[at] ?? 0),
  );
  const logits = new Float64Array(vocabulary);
  for (let first = 0; first < vocabulary; first += ROWS) {
    const count = Math.min(ROWS, vocabulary - first);
    const rows = model.weights.embedding.output(Array.from({ length: count }, (_, at) => first + at));
    for (let row = 0; row < count; row++) {
      let sum = 0;
      for (let at = 0; at < width; at++) sum += (rows[row * width + at] ?? 0) * (normed[at] ?? 0);
      logits[first + row] = sum;
    }
  }
  const most = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = most + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
  return logits.map((logit) => logit - total);
}

describe('the inside of the real model', () => {
  it('says next what PyTorch writes', async () => {
    const text = await reader.read(JOB, never);
    for (const at of [0, 1, 2, 3]) {
      const { tokens, stands } = await nextTokens(model, text, at);
      expect(tokens[0]?.id).toBe(PROMPT?.new[at]);
      expect(stands?.base.rank).toBe(1);
    }
  });

  it('says next under an edit what PyTorch writes with it', async () => {
    const edited = golden.edits.find(({ edit }) => edit.factor === 4 && edit.where.startsWith(WHERE));
    const [first, second] = edited?.greedy.new ?? [];
    // Both begin alike, and part at the second token.
    expect(first).toBe(PROMPT?.new[0]);
    const { tokens } = await nextTokens(model, await reader.read(JOB, never), 1);
    expect(tokens.find((token) => token.edited.rank === 1)?.id).toBe(second);
  });

  it('answers each layer’s hidden state as norm and output matrix do in 64-bit loops', async () => {
    const text = await reader.read(JOB, never);
    const rows: LensRow[] = [];
    await lens(model, text, never, (row) => rows.push(row));
    const { width, layers } = model.shape;
    expect(rows).toHaveLength(layers + 1);
    for (const [after, position] of [
      [0, 3],
      [6, 1],
      [12, 5],
      [layers, 6],
    ] as const) {
      const at = (states: readonly Float32Array[]) =>
        states[after]?.subarray(position * width, (position + 1) * width) ?? new Float32Array();
      const base = await readPlainly(at(text.base));
      const edited = await readPlainly(at(text.edited));
      const row = rows[after];
      const where = `after ${after} layers, position ${position}`;
      for (const [name, plain] of [
        ['base', base],
        ['edited', edited],
      ] as const) {
        const best = plain.reduce((most, value, id) => (value > (plain[most] ?? 0) ? id : most), 0);
        expect(row?.[name][position]?.piece, where).toEqual(model.tokenizer.pieces([best])[0]);
        expect(row?.[name][position]?.probability, where).toBeCloseTo(Math.exp(plain[best] ?? 0), 3);
        const next = text.ids[position + 1] ?? -1;
        const chance = row?.target[position]?.[name];
        expect(Math.log(chance?.probability ?? 0), where).toBeCloseTo(plain[next] ?? 0, 2);
        const rank = plain.filter((value) => value > (plain[next] ?? 0)).length + 1;
        // Logits of ranks far down lie closer together than 32 bits can tell.
        expect(Math.abs((chance?.rank ?? 0) / rank - 1), where).toBeLessThan(0.01);
      }
      const bits =
        base.reduce((sum, logP, id) => sum + Math.exp(logP) * (logP - (edited[id] ?? 0)), 0) / Math.LN2;
      expect(row?.divergenceBits[position], where).toBeCloseTo(Math.max(0, bits), 2);
    }
  });

  it('has the strongest residual dimensions that PyTorch finds', async () => {
    const text = await reader.read({ ...JOB, prompt: golden.texts.en?.text ?? '', written: [] }, never);
    const { base, width } = residualStream(model, text);
    const meanAbs = (rows: Float32Array | undefined, dimension: number) => {
      const values = (rows ?? new Float32Array()).filter((_, at) => at % width === dimension);
      return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
    };
    for (const { layer, dimension } of golden.largestResidualDimension.slice(0, model.shape.layers)) {
      const means = Array.from({ length: width }, (_, at) => meanAbs(base[layer], at));
      expect(means.indexOf(Math.max(...means)), `before layer ${layer}`).toBe(dimension);
    }
  });
});
