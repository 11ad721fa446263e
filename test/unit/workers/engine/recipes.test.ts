import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Runtime } from '../../../../workers/backend/runtime';
import { CancelledError } from '../../../../workers/errors';
import { type Edit, INTACT, type Recipe } from '../../../../workers/model/recipe';
import { matrixDims } from '../../../../workers/model/shape';
import { tensorName } from '../../../../workers/model/tensors';
import { ReferenceModel } from '../../../support/reference_model';
import {
  failureOf,
  loadedEngine,
  scoreOf,
  tinyEnvironment,
  tinyRuntime,
  writing,
} from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { recipeSequences } from '../weights/fixtures';

const TEXT = 'the university is in 中国';
const model = tinyModel('gemma3');
const { shape } = model;
const environment = tinyEnvironment(model, tinyRegions(shape));
const recipe = (...edits: Edit[]): Recipe => ({ version: 1, edits });

const PARAMETER: Edit = {
  target: 'parameter',
  norm: 'post_attention_norm',
  layer: 1,
  dimension: 7,
  operation: { op: 'scale', factor: 4 },
};
const WEIGHT: Edit = {
  target: 'weight',
  layer: 2,
  matrix: 'down',
  output: 5,
  input: 9,
  operation: { op: 'scale', factor: -30 },
};
const DIMENSION: Edit = { target: 'dimension', dimension: 11, operation: { op: 'zero' } };
const REGION: Edit = {
  target: 'region',
  of: 'core',
  kind: 'top',
  share: 5,
  rule: 'code',
  seed: 0,
  operation: { op: 'zero' },
};

describe('an edit runs as if the file had been made so:', () => {
  it('one parameter of one norm', async () => {
    const name = tensorName(1, 'post_attention_norm');
    const value = model.weights.get(name)?.[7] ?? Number.NaN;
    const expected = new ReferenceModel(shape, model.weights).nudged(name, 7, 3 * value);
    const score = await scoreOf(await loadedEngine(environment), TEXT, recipe(PARAMETER));
    expectScore(score.negativeLogLikelihood, expected.negativeLogLikelihood(score.ids));
  });

  it('one weight', async () => {
    const name = tensorName(2, 'down');
    const at = 5 * matrixDims(shape, 'down').input + 9;
    const value = model.weights.get(name)?.[at] ?? Number.NaN;
    const expected = new ReferenceModel(shape, model.weights).nudged(name, at, -31 * value);
    const score = await scoreOf(await loadedEngine(environment), TEXT, recipe(WEIGHT));
    expectScore(score.negativeLogLikelihood, expected.negativeLogLikelihood(score.ids));
  });

  it('one dimension: an input of q k v gate up, an output of o down', async () => {
    const weights = new Map(model.weights);
    for (let layer = 0; layer < shape.layers; layer++) {
      for (const matrix of ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const) {
        const { input } = matrixDims(shape, matrix);
        const writes = matrix === 'o' || matrix === 'down';
        const values = model.weights.get(tensorName(layer, matrix)) ?? new Float32Array();
        weights.set(
          tensorName(layer, matrix),
          values.map((value, at) => ((writes ? Math.floor(at / input) : at % input) === 11 ? 0 : value)),
        );
      }
    }
    const score = await scoreOf(await loadedEngine(environment), TEXT, recipe(DIMENSION));
    expectScore(
      score.negativeLogLikelihood,
      new ReferenceModel(shape, weights).negativeLogLikelihood(score.ids),
    );
  });

  it('a region', async () => {
    const engine = await loadedEngine(environment);
    const weights = new Map(model.weights);
    let removed = 0;
    for (let layer = 0; layer < shape.layers; layer++) {
      for (const matrix of ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const) {
        const { words, count } = await engine.mask({
          of: 'core',
          kind: 'top',
          share: 5,
          rule: 'code',
          seed: 0,
          stage: 'after',
          layer,
          matrix,
        });
        const values = model.weights.get(tensorName(layer, matrix)) ?? new Float32Array();
        const inRegion = (at: number) => (((words[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
        weights.set(
          tensorName(layer, matrix),
          values.map((value, at) => (inRegion(at) ? 0 : value)),
        );
        removed += count;
      }
    }
    const score = await scoreOf(engine, TEXT, recipe(REGION));
    expectScore(
      score.negativeLogLikelihood,
      new ReferenceModel(shape, weights).negativeLogLikelihood(score.ids),
    );
    expect((await engine.describe(recipe(REGION))).touchedWeights).toBe(removed);
  });
});

describe('recipes', () => {
  it('are counted: each edit by itself, and the union of all', async () => {
    const engine = await loadedEngine(environment);
    const report = await engine.describe(recipe(PARAMETER, WEIGHT, WEIGHT, DIMENSION));
    expect(report.edits.map(({ weights }) => weights)).toEqual([1, 1, 1, 3 * (32 + 16 + 16 + 32 + 64 * 3)]);
    expect(report.touchedWeights).toBe(3 * 288 + 2);
    expect(report.edits[3]?.share).toBeCloseTo((3 * 288) / report.editableWeights, 12);
  });

  it('give the text of the base model and of the edited one side by side', async () => {
    const engine = await loadedEngine(environment);
    const base = await engine.generate(writing(), () => {});
    const edited = await engine.generate(writing({ recipe: recipe(DIMENSION, PARAMETER) }), () => {});
    expect(edited.tokens).not.toEqual(base.tokens);
    expect((await engine.generate(writing(), () => {})).tokens).toEqual(base.tokens);
  });

  it('give the numbers of a fresh load bit for bit, whatever was applied before', async () => {
    await fc.assert(
      fc.asyncProperty(recipeSequences(shape), async (sequence) => {
        const engine = await loadedEngine(environment);
        for (const earlier of sequence) await scoreOf(engine, 'the', earlier);
        const last = sequence.at(-1) ?? INTACT;
        const fresh = await loadedEngine(environment);
        const [after, expected] = [await scoreOf(engine, TEXT, last), await scoreOf(fresh, TEXT, last)];
        expect(after.negativeLogLikelihood).toEqual(expected.negativeLogLikelihood);
      }),
      { numRuns: 40, seed: 20240815 },
    );
  });

  it('do not leave an edit of one layer behind when the next one edits another', async () => {
    const engine = await loadedEngine(environment);
    await scoreOf(engine, TEXT, recipe(PARAMETER));
    const after = await scoreOf(engine, TEXT, recipe(WEIGHT));
    const fresh = await scoreOf(await loadedEngine(environment), TEXT, recipe(WEIGHT));
    expect(after.negativeLogLikelihood).toEqual(fresh.negativeLogLikelihood);
  });

  it('whose application was cancelled half-way do not leak into the next one', async () => {
    const engine = await loadedEngine(environment);
    const first = failureOf(() => scoreOf(engine, TEXT, recipe(DIMENSION, REGION), 'same'));
    const second = scoreOf(engine, TEXT, recipe(WEIGHT), 'same');
    expect(await first).toBeInstanceOf(CancelledError);
    const fresh = await scoreOf(await loadedEngine(environment), TEXT, recipe(WEIGHT));
    expect((await second).negativeLogLikelihood).toEqual(fresh.negativeLogLikelihood);
  });
});

function expectScore(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  const differences = found.map((value, at) => Math.abs(value - (expected[at] ?? Number.NaN)));
  expect(Math.max(...differences)).toBeLessThan(2e-4);
}

describe('the sessions of an edit', () => {
  it('are made for matrices alone: a norm is fed at each run', async () => {
    let made = 0;
    const { InferenceSession } = tinyRuntime.ort;
    const create = (bytes: Uint8Array, options: object) => {
      made++;
      return InferenceSession.create(bytes, options);
    };
    const runtime = { ...tinyRuntime, ort: { ...tinyRuntime.ort, InferenceSession: { create } } };
    const engine = await loadedEngine({
      ...environment,
      runtimes: async () => [async () => runtime as unknown as Runtime],
    });
    const loaded = made;
    const intact = await scoreOf(engine, TEXT);
    expect((await scoreOf(engine, TEXT, recipe(PARAMETER))).meanNll).not.toBe(intact.meanNll);
    expect(made).toBe(loaded);
    await scoreOf(engine, TEXT, recipe(PARAMETER, WEIGHT));
    expect(made).toBe(loaded + 1);
    const both = await scoreOf(engine, TEXT, recipe(WEIGHT, PARAMETER));
    const fresh = await scoreOf(await loadedEngine(environment), TEXT, recipe(WEIGHT, PARAMETER));
    expect(both.negativeLogLikelihood).toEqual(fresh.negativeLogLikelihood);
    expect((await scoreOf(engine, TEXT)).negativeLogLikelihood).toEqual(intact.negativeLogLikelihood);
  });
});
