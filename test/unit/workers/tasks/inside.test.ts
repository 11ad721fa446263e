import { describe, expect, it } from 'vitest';
import { CancelledError, RecipeError, RegionError } from '../../../../workers/errors';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import { MATRICES } from '../../../../workers/model/shape';
import { tensorName } from '../../../../workers/model/tensors';
import type { InsideJob, LensRow, NextToken } from '../../../../workers/protocol';
import { LIKELIEST, MAX_INSIDE_POSITIONS } from '../../../../workers/protocol/inside';
import { shownPositions } from '../../../../workers/tasks/inside/text_states';
import { ReferenceModel } from '../../../support/reference_model';
import { failureOf, loadedEngine, scoreOf, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

/** Bites in the second of three layers: what lies before it is the same in both models. */
const LOUDER: Recipe = {
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'post_attention_norm',
      layer: 1,
      dimension: 3,
      operation: { op: 'scale', factor: 40 },
    },
  ],
};
const { shape, weights } = tinyModel('gemma3');
const norm = weights.get(tensorName(1, 'post_attention_norm')) ?? new Float32Array();
const models = {
  base: new ReferenceModel(shape, weights),
  edited: new ReferenceModel(shape, weights).nudged(
    tensorName(1, 'post_attention_norm'),
    3,
    39 * (norm[3] ?? 0),
  ),
};
const PROMPT = 'the sun';
const WRITTEN = [268, 285, 299];

const job = (change: Partial<InsideJob> = {}): InsideJob => ({
  channel: 'inside',
  recipe: LOUDER,
  prompt: PROMPT,
  written: WRITTEN,
  ...change,
});

async function idsOf(): Promise<readonly number[]> {
  return [...(await scoreOf(await loadedEngine(), PROMPT)).ids, ...WRITTEN];
}

/** The reference's log-probabilities after some layers, [T][V]. */
const referenceAfter = (model: ReferenceModel, ids: readonly number[], after: number) =>
  model.logProbabilities(model.states(ids)[after] ?? []);

const ranked = (row: Float64Array, id: number) => row.filter((value) => value > row[id]).length + 1;
const bits = (row: Float64Array, of: (logP: number, at: number) => number) =>
  row.reduce((sum, logP, at) => sum + Math.exp(logP) * of(logP, at), 0) / Math.LN2;

describe('the next tokens', () => {
  it.each([0, 2, 3])('after %i written tokens are those of plain loops in both models', async (at) => {
    const ids = await idsOf();
    const position = ids.length - WRITTEN.length - 1 + at;
    const [base, edited] = [models.base, models.edited].map(
      (model) => referenceAfter(model, ids, shape.layers)[position] ?? new Float64Array(),
    ) as [Float64Array, Float64Array];
    const found = await (await loadedEngine()).nextTokens({ ...job(), at });

    const expectChances = ({ id, ...token }: NextToken) => {
      for (const [name, row] of [
        ['base', base],
        ['edited', edited],
      ] as const) {
        expect(token[name].probability).toBeCloseTo(Math.exp(row[id]), 5);
        expect(token[name].rank).toBe(ranked(row, id));
      }
    };
    for (const token of found.tokens) expectChances(token);
    const ranks = (name: 'base' | 'edited') =>
      found.tokens
        .map((token) => token[name].rank)
        .filter((rank) => rank <= LIKELIEST)
        .sort((a, b) => a - b);
    expect(ranks('base')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ranks('edited')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(found.stands?.id).toBe(WRITTEN[at]);
    if (found.stands !== null) expectChances(found.stands);
    expect(found.entropyBits.base).toBeCloseTo(
      bits(base, (logP) => -logP),
      3,
    );
    expect(found.entropyBits.edited).toBeCloseTo(
      bits(edited, (logP) => -logP),
      3,
    );
    const divergence = bits(base, (logP, token) => logP - edited[token]);
    expect(divergence).toBeGreaterThan(0.01);
    expect(found.divergenceBits).toBeCloseTo(divergence, 3);
  });

  it('of the intact model are its own twice, and 0 bits apart', async () => {
    const { tokens, divergenceBits } = await (await loadedEngine()).nextTokens({
      ...job({ recipe: INTACT }),
      at: 0,
    });
    expect(divergenceBits).toBe(0);
    expect(tokens).toHaveLength(LIKELIEST);
    for (const { base, edited } of tokens) expect(edited).toEqual(base);
  });

  it('are refused at a place that the text does not have, and under a recipe that is none', async () => {
    const engine = await loadedEngine();
    expect(await failureOf(() => engine.nextTokens({ ...job(), at: 4 }))).toBeInstanceOf(RangeError);
    const recipe = { version: 1, edits: [{ target: 'none' }] } as unknown as Recipe;
    expect(await failureOf(() => engine.nextTokens({ ...job({ recipe }), at: 0 }))).toBeInstanceOf(
      RecipeError,
    );
  });

  it('are not those of weights that have been trained away meanwhile', async () => {
    const engine = await loadedEngine();
    const next = () => engine.nextTokens({ ...job({ recipe: INTACT }), at: 0 });
    const before = await next();
    expect(await next()).toEqual(before);
    await engine.train(
      {
        channel: 'train',
        text: 'the university is in the city and there are 12 months in a year, the city is there',
        learningRate: 0.01,
        frozen: 'none',
        steps: 1,
        tokensPerStep: 32,
        items: [],
        scoreEvery: 1,
      },
      () => {},
    );
    expect((await next()).tokens[0]?.base).not.toEqual(before.tokens[0]?.base);
    await engine.resetTraining();
    expect(await next()).toEqual(before);
  });
});

describe('the logit lens', () => {
  it('is what output norm and head make of plain loops’ states after each layer', async () => {
    const ids = await idsOf();
    const rows: LensRow[] = [];
    await (await loadedEngine()).lens(job(), (row, positions) => {
      expect(positions.map(({ at }) => at)).toEqual(ids.map((_, at) => at));
      rows.push(row);
    });
    expect(rows.map(({ after }) => after)).toEqual([0, 1, 2, 3]);
    for (const { after, base, edited, divergenceBits, target } of rows) {
      const [intact, broken] = [models.base, models.edited].map((model) => referenceAfter(model, ids, after));
      for (const [at, row] of (intact ?? []).entries()) {
        const other = broken?.[at] ?? row;
        expect(base[at]?.probability).toBeCloseTo(Math.exp(Math.max(...row)), 4);
        expect(edited[at]?.probability).toBeCloseTo(Math.exp(Math.max(...other)), 4);
        expect(divergenceBits[at]).toBeCloseTo(
          bits(row, (logP, token) => logP - (other[token] ?? 0)),
          3,
        );
        const next = ids[at + 1];
        if (next === undefined) expect(target[at]).toBeNull();
        else {
          expect(target[at]?.base.rank).toBe(ranked(row, next));
          expect(target[at]?.edited.probability).toBeCloseTo(Math.exp(other[next] ?? 0), 4);
        }
      }
    }
    const touched = rows.map(({ divergenceBits }) => divergenceBits.some((one) => one > 0));
    expect(touched).toEqual([false, false, true, true]);
  });

  it('stops where a newer one takes its channel', async () => {
    const engine = await loadedEngine();
    const rows: number[] = [];
    const first = failureOf(() => engine.lens(job(), ({ after }) => rows.push(after)));
    await engine.lens(job({ recipe: INTACT }), () => {});
    expect(await first).toBeInstanceOf(CancelledError);
    expect(rows.length).toBeLessThan(shape.layers + 1);
  });

  it('shows the first token and the last ones of a long text', () => {
    expect(shownPositions(3)).toEqual([0, 1, 2]);
    const shown = shownPositions(100);
    expect(shown).toHaveLength(MAX_INSIDE_POSITIONS);
    expect(shown.slice(0, 2)).toEqual([0, 85]);
    expect(shown.at(-1)).toBe(99);
  });
});

describe('the residual stream', () => {
  it('has the states of plain loops before each layer and after the last', async () => {
    const ids = await idsOf();
    const { positions, width, base, edited } = await (await loadedEngine()).residual(job());
    expect(positions).toHaveLength(ids.length);
    for (const [name, found] of [
      ['base', base],
      ['edited', edited],
    ] as const)
      for (const [layer, rows] of models[name].states(ids).entries())
        for (const [at, row] of rows.entries())
          for (const [dimension, value] of row.entries())
            expect(found[layer]?.[at * width + dimension]).toBeCloseTo(value, 3);
    expect(edited[1]).toEqual(base[1]);
    expect(edited[2]).not.toEqual(base[2]);
  });
});

describe('the attention of a head', () => {
  it.each([0, 1, 2])('of layer %i is that of plain loops in both models', async (layer) => {
    const ids = await idsOf();
    const engine = await loadedEngine();
    const found = await engine.attention({ ...job(), layer });
    expect(found.heads).toBe(shape.heads);
    expect(found.positions.map(({ at }) => at)).toEqual(ids.map((_, at) => at));
    for (const model of ['base', 'edited'] as const)
      for (let head = 0; head < found.heads; head++)
        for (const [from, row] of models[model].attentionShares(ids, layer, head).entries())
          for (const [to, share] of row.entries())
            expect(found[model][(head * ids.length + from) * ids.length + to]).toBeCloseTo(share, 5);
  });

  it('differs between the models only where an edit was before it', async () => {
    const engine = await loadedEngine();
    const [before, after] = [
      await engine.attention({ ...job(), layer: 1 }),
      await engine.attention({ ...job(), layer: 2 }),
    ];
    expect(before.edited).toEqual(before.base);
    expect(after.edited).not.toEqual(after.base);
  });

  it('of a layer that the model does not have is refused', async () => {
    const engine = await loadedEngine();
    await expect(engine.attention({ ...job(), layer: 3 })).rejects.toThrow('layer 3 of a model of 3');
  });
});

describe('the traffic of a region', () => {
  it('counts its weights at the residual dimension that they read from or write to', async () => {
    const engine = await loadedEngine(tinyEnvironment(tinyModel('gemma3'), tinyRegions(shape)));
    const query = { of: 'core', kind: 'top', share: 5, rule: 'code', seed: 0, stage: 'after' } as const;
    const { reads, writes } = await engine.traffic(query);
    const expected = {
      reads: Array<number>(shape.width).fill(0),
      writes: Array<number>(shape.width).fill(0),
    };
    for (let layer = 0; layer < shape.layers; layer++)
      for (const matrix of MATRICES) {
        const { words, input, output } = await engine.mask({ ...query, layer, matrix });
        for (let index = 0; index < input * output; index++) {
          if (((words[index >>> 5] ?? 0) >>> (index & 31)) % 2 === 0) continue;
          // o and down write to the stream, all others read from it.
          const isWriter = matrix === 'o' || matrix === 'down';
          const at = isWriter ? Math.floor(index / input) : index % input;
          expected[isWriter ? 'writes' : 'reads'][at] += 1;
        }
      }
    expect(reads).toEqual(expected.reads);
    expect(writes).toEqual(expected.writes);
  });

  it('is not told of a model that the regions are none of', async () => {
    const regions = tinyRegions(shape, 'f'.repeat(64));
    const engine = await loadedEngine(tinyEnvironment(tinyModel('gemma3'), regions));
    const query = { of: 'core', kind: 'top', share: 1, rule: 'code', seed: 0, stage: 'after' } as const;
    expect(await failureOf(() => engine.traffic(query))).toBeInstanceOf(RegionError);
  });
});
