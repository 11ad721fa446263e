import { describe, expect, it } from 'vitest';
import { CancelledError, RegionError, TextError } from '../../../../workers/errors';
import type { Recipe, RegionEdit } from '../../../../workers/model/recipe';
import { NESTED_SHARES } from '../../../../workers/model/recipe';
import { MATRICES, matrixDims } from '../../../../workers/model/shape';
import type { DiscoverJob, DiscoverProgress } from '../../../../workers/protocol';
import { decodeOwnRegion } from '../../../../workers/regions/own_file';
import { decodeRegion } from '../../../../workers/regions/packed';
import { selectLevels } from '../../../../workers/regions/select';
import { jaccardsOfLevels } from '../../../../workers/regions/stability';
import { discover } from '../../../../workers/tasks/discover';
import { prepareText } from '../../../../workers/tasks/discovery_text';
import { GradientEngine } from '../../../../workers/tasks/gradients';
import { GradientSum, importanceOf } from '../../../../workers/tasks/importance';
import { difference, intersection } from '../../../support/mask_sets';
import { failureOf, loadedEngine, openTiny, scoreOf, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { HASH, OTHER_HASH } from '../regions/fixtures';

// Two kinds of text, so that the gradients of the sequences are not those of one sequence over and over.
const TEXT = [
  'the university is in 中国, and абв where a better river ran under the old stone bridge at dawn. ',
  'на мосту стоит человек; 大学 你好 하나 한국어 سلم, äéñøü! 31 4159 2653, said nobody in the end. ',
]
  .map((line) => line.repeat(7))
  .join('');
const OTHER = 'zyx wvu tsr qpo: nml kji hgf edc, ba! 98 76 54 32 10 (+-*/) Q W E R T Y U I O P. '.repeat(12);
const never = () => {};
const job = (change: Partial<DiscoverJob> = {}): DiscoverJob => ({
  channel: 'discover',
  text: TEXT,
  other: null,
  importance: 'abs-of-sum',
  ...change,
});
const removal = (change: Partial<RegionEdit> = {}): Recipe => ({
  version: 1,
  edits: [
    {
      target: 'region',
      of: 'own',
      kind: 'top',
      share: 5,
      rule: 'code',
      seed: 0,
      operation: { op: 'zero' },
      ...change,
    },
  ],
});

/** Importances by the engine that goes sequence by sequence, with the sums of all layers in memory. */
async function importances(rule: DiscoverJob['importance']) {
  const model = await openTiny('gemma3');
  const { sequences, halves } = prepareText(model, TEXT);
  const sums = [new GradientSum(model.shape, rule), new GradientSum(model.shape, rule)];
  const engine = await GradientEngine.of(model);
  for (const [at, ids] of sequences.entries())
    await engine.run(ids, never, (layer, gradients) => sums[at % 2]?.add(layer, gradients));
  await engine.release();
  return { model, sums: sums as [GradientSum, GradientSum], halves };
}

describe.each(['abs-of-sum', 'sum-of-abs'] as const)('the region of a text by %s', (importance) => {
  it('is what the gradients of its sequences say, matrix by matrix', async () => {
    const { model, sums, halves } = await importances(importance);
    const found = await discover(model, job({ importance }), never, never);
    const region = decodeRegion(found.own.top, model.shape, HASH).maskAt(3);
    const jaccards: number[] = [];
    for (let layer = 0; layer < model.shape.layers; layer++) {
      const weights = await model.weights.layer(layer);
      for (const matrix of MATRICES) {
        const [a, b] = sums.map((sum) => sum.layers[layer]?.[matrix] ?? new Float32Array()) as [
          Float32Array,
          Float32Array,
        ];
        const rank = (sum: Float32Array, tokens: number) =>
          selectLevels(
            importanceOf(sum, weights.matrices[matrix], matrixDims(model.shape, matrix), tokens),
            'top',
            NESTED_SHARES,
          );
        const both = rank(
          a.map((value, at) => value + (b[at] ?? 0)),
          halves[0] + halves[1],
        );
        const expected = [...both.keys()].filter((at) => both[at] === 1 || both[at] === 2);
        const given = [...region.indices(layer, matrix)];
        // Two ways to compute in f32: a weight at the very edge may change sides.
        const same = given.filter((at) => expected.includes(at)).length;
        expect(given).toHaveLength(expected.length);
        expect(same, `${matrix} of layer ${layer}`).toBeGreaterThanOrEqual(expected.length - 1);
        jaccards.push(jaccardsOfLevels(rank(a, halves[0]), rank(b, halves[1]), NESTED_SHARES.length)[0]);
      }
    }
    const { byMatrix, byShare } = found.report.own.stability.top;
    byMatrix.flat().forEach((value, at) => {
      expect(value).toBeCloseTo(jaccards[at] ?? Number.NaN, 1);
    });
    expect(byShare).toHaveLength(NESTED_SHARES.length);
  });
});

describe('a discovery', () => {
  it('gives other regions by its two rules, and another Bottom than Top', async () => {
    const model = await openTiny('gemma3');
    const sum = await discover(model, job(), never, never);
    const abs = await discover(model, job({ importance: 'sum-of-abs' }), never, never);
    const maskOf = (file: Uint8Array) => decodeRegion(file, model.shape, HASH).maskAt(5);
    const { total } = maskOf(sum.own.top).jaccard(maskOf(abs.own.top));
    expect(total).toBeGreaterThan(0.1);
    expect(total).toBeLessThan(0.98);
    expect(intersection(maskOf(sum.own.top), maskOf(sum.own.bottom)).count()).toBe(0);
  });

  it('says what it read, and how far it is', async () => {
    const model = await openTiny('llama');
    const progress: DiscoverProgress[] = [];
    const { report } = await discover(model, job({ other: OTHER }), never, (one) => progress.push(one));
    const { tokens, halves } = prepareText(model, TEXT);
    expect(report).toMatchObject({ importance: 'abs-of-sum', modelSha256: HASH, shares: [1, 3, 5] });
    expect(report.own).toMatchObject({ tokens, halves, truncated: false });
    expect(report.own.meanNll).toBeGreaterThan(1);
    const done = progress.map(({ tokensDone }) => tokensDone);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(tokens + (report.other?.tokens ?? 0));
    expect([...new Set(progress.map(({ text, stage }) => `${text} ${stage}`))]).toEqual(
      ['own', 'other'].flatMap((text) => ['forward', 'head', 'layers'].map((stage) => `${text} ${stage}`)),
    );
    expect(progress.at(-1)?.remainingMs).toBe(0);
  });

  it('has the mean likelihood that scoring has', async () => {
    const engine = await loadedEngine();
    const model = engine.ready();
    const { report } = await discover(model, job({ text: TEXT.slice(0, 300) }), never, never);
    const { sequences } = prepareText(model, TEXT.slice(0, 300));
    let sum = 0;
    for (const ids of sequences)
      sum += (await model.decoder.score(ids, 'base', never)).reduce((a, b) => a + b, 0);
    expect(report.own.meanNll).toBeCloseTo(sum / report.own.tokens, 4);
  });
});

describe('an own region in the engine', () => {
  const { shape, gguf } = tinyModel('gemma3');
  const open = () => loadedEngine(tinyEnvironment({ gguf }, tinyRegions(shape)));

  it('is known to edits, counts and overlaps once it is found', async () => {
    const engine = await open();
    await engine.discover(job(), never);
    const { touchedWeights } = await engine.describe(removal());
    expect(touchedWeights).toBeGreaterThan(0);
    const query = { of: 'own', kind: 'top', share: 5, rule: 'code', seed: 0 } as const;
    const before = await engine.overlap({
      a: { ...query, stage: 'before' },
      b: { ...query, stage: 'after' },
    });
    expect(before.total).toBeGreaterThan(0.3);
    expect(before.total).toBeLessThan(1);
    const base = await scoreOf(engine, TEXT);
    const edited = await scoreOf(engine, TEXT, removal());
    expect(edited.meanNll).not.toBe(base.meanNll);
    const mask = await engine.mask({ ...query, stage: 'before', layer: 0, matrix: 'q' });
    expect(mask.count).toBe(Math.floor((mask.output * mask.input * 5) / 100));
  });

  it('subtracts the second text in place of the languages', async () => {
    const engine = await open();
    await engine.discover(job({ other: OTHER }), never);
    const file = decodeOwnRegion(await engine.ownRegionFile(), shape, HASH);
    const mask = (bytes: Uint8Array | undefined) =>
      decodeRegion(bytes ?? new Uint8Array(), shape, HASH).maskAt(5);
    const expected = difference(mask(file.own.top), mask(file.other?.top));
    expect((await engine.describe(removal())).touchedWeights).toBe(expected.count());
    const paper = difference(expected, mask(file.other?.bottom));
    expect((await engine.describe(removal({ rule: 'paper' }))).touchedWeights).toBe(paper.count());
  });

  it('is new for the edits that named an earlier one', async () => {
    const engine = await open();
    await engine.discover(job(), never);
    const first = await scoreOf(engine, TEXT, removal());
    await engine.discover(job({ text: OTHER }), never);
    const second = await scoreOf(engine, TEXT, removal());
    expect(second.meanNll).not.toBe(first.meanNll);
  });

  it('is saved and opened again bit for bit, without the model even', async () => {
    const engine = await open();
    const report = await engine.discover(job({ other: OTHER }), never);
    const bytes = await engine.ownRegionFile();
    const other = await open();
    expect(await other.openOwnRegion(bytes)).toEqual(report);
    expect(await other.ownRegionFile()).toEqual(bytes);
    expect(await other.describe(removal())).toEqual(await engine.describe(removal()));
  });

  it('is asked for in words where there is none', async () => {
    const engine = await open();
    const calls = [
      () => engine.describe(removal()),
      () => scoreOf(engine, TEXT, removal()),
      () => engine.ownRegionFile(),
    ];
    for (const call of calls) {
      const error = await failureOf(call);
      expect(error).toBeInstanceOf(RegionError);
      expect((error as Error).message).toMatch(/own (text|region)/);
    }
    expect((await scoreOf(engine, TEXT)).meanNll).toBeGreaterThan(0);
  });

  it('can be had for a model that no regions ship for, less nothing', async () => {
    const engine = await loadedEngine(tinyEnvironment({ gguf }, tinyRegions(shape, HASH), OTHER_HASH));
    await engine.discover(job(), never);
    const { own } = decodeOwnRegion(await engine.ownRegionFile(), shape, OTHER_HASH);
    const whole = decodeRegion(own.top, shape, OTHER_HASH).maskAt(5).count();
    expect((await engine.describe(removal())).touchedWeights).toBe(whole);
    await scoreOf(engine, TEXT, removal());
    expect(await failureOf(() => scoreOf(engine, TEXT, removal({ of: 'ar' })))).toBeInstanceOf(RegionError);
  });

  it('leaves the engine as it was when it is cancelled, and the earlier region too', async () => {
    const engine = await open();
    await engine.discover(job(), never);
    const before = await scoreOf(engine, TEXT, removal());
    const cancelled = await failureOf(() =>
      engine.discover(job({ text: OTHER }), ({ stage }) => {
        if (stage === 'layers') void engine.cancel('discover');
      }),
    );
    expect(cancelled).toBeInstanceOf(CancelledError);
    expect((await scoreOf(engine, TEXT, removal())).meanNll).toBe(before.meanNll);
    await engine.discover(job({ text: OTHER }), never);
  });

  it('is not looked for in what is no text', async () => {
    const engine = await open();
    expect(await failureOf(() => engine.discover(job({ text: 'two words' }), never))).toBeInstanceOf(
      TextError,
    );
    expect(await failureOf(() => engine.discover(job({ other: 'x' }), never))).toBeInstanceOf(TextError);
    expect((await scoreOf(engine, TEXT)).meanNll).toBeGreaterThan(0);
  });
});
