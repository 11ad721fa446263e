import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Overlap } from '../../../../app/figures/overlap';
import type { Scores } from '../../../../app/figures/schema';
import { SCORED_LANGUAGES, TWELVE_LANGUAGES } from '../../../../app/languages/scored';
import { NTREX_LINES } from '../../../../pipeline/corpora/ntrex';
import { readEvaluation, scoreEvaluation } from '../../../../pipeline/record/evaluation';
import type { Experiment, RecordContext } from '../../../../pipeline/record/experiment';
import { overlapExperiment } from '../../../../pipeline/record/experiments/overlap';
import { controlsOf, removed } from '../../../../pipeline/record/recipes';
import { scoreGrid } from '../../../../pipeline/record/score_grid';
import type { Engine } from '../../../../workers/engine/engine';
import { INTACT, REGION_LANGUAGES } from '../../../../workers/model/recipe';
import { MATRICES } from '../../../../workers/model/shape';
import { recordContext, unitOf } from '../../../support/record_context';
import { corpusLines, temporaryFolder } from '../../../support/region_corpus';
import { loadedEngine, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { randomLevels } from '../../workers/regions/fixtures';

const { gguf, shape } = tinyModel('gemma3');
const regions = tinyRegions(shape);
let engine: Engine;
let context: RecordContext;
beforeAll(async () => {
  engine = await loadedEngine(tinyEnvironment({ gguf }, regions));
  const corpus = await temporaryFolder();
  for (const [seed, language] of SCORED_LANGUAGES.entries())
    await writeFile(
      join(corpus, `${language}.txt`),
      corpusLines(seed, NTREX_LINES)
        .map((line) => `${line} ${line}`)
        .join('\n'),
    );
  context = recordContext(engine, regions, corpus);
});

describe('a grid of scores', () => {
  const arabic = removed({ of: 'ar', kind: 'top', share: 1 });
  const grid: Experiment<Scores> = scoreGrid('core', 'all', async () => [
    { id: 'base', recipe: INTACT },
    { id: 'arabic', recipe: arabic, languages: 'twelve' },
    { id: 'arabic-2k', recipe: arabic, discovery: '2k' },
    ...controlsOf({ id: 'arabic', recipe: arabic, languages: 'twelve' }, [3]),
  ]);

  it('scores its languages in the order of the list, each by the documents that no region was found on', async () => {
    const base = await (await unitOf(grid, context, 'base')).run();
    expect(base.touchedWeights).toBe(0);
    expect(base.scores.map(({ language }) => language)).toEqual(SCORED_LANGUAGES);
    const model = engine.ready();
    await model.apply(INTACT, () => {});
    const text = await readEvaluation(context.corpus, 'ru', model.tokenizer);
    expect(base.scores.find(({ language }) => language === 'ru')).toEqual(
      await scoreEvaluation(model, 'base', text),
    );
  });

  it('edits the model by each recipe, and counts the weights that it touches', async () => {
    const base = await (await unitOf(grid, context, 'base')).run();
    const edited = await (await unitOf(grid, context, 'arabic')).run();
    expect(edited.touchedWeights).toBe((await engine.describe(arabic)).touchedWeights);
    expect(edited.touchedWeights).toBeGreaterThan(0);
    expect(edited.scores.map(({ language }) => language)).toEqual(TWELVE_LANGUAGES);
    for (const { language, meanNll } of edited.scores)
      expect(meanNll).not.toBe(base.scores.find((score) => score.language === language)?.meanNll);
    expect((await (await unitOf(grid, context, 'base')).run()).scores, 'intact again').toEqual(base.scores);
  });

  it('takes the regions of less text from an engine of their own', async () => {
    const unit = await unitOf(grid, context, 'arabic-2k');
    expect(unit.conditions).toEqual({ discovery: '2k' });
    await expect(unit.run()).rejects.toThrow('the regions of 2k are asked for');
  });

  it('has controls as large as the region, which say what they are the controls of', async () => {
    const edited = await (await unitOf(grid, context, 'arabic')).run();
    for (const control of ['matched', 'random']) {
      const unit = await unitOf(grid, context, `arabic-${control}-3`);
      expect(unit.conditions).toEqual({ control, like: 'arabic', seed: 3 });
      expect((await unit.run()).touchedWeights).toBe(edited.touchedWeights);
    }
  });
});

describe('recording overlap', () => {
  let figures: Overlap;
  beforeAll(async () => {
    figures = await (await unitOf(overlapExperiment, context, 'share-5')).run();
  });

  it('has every two languages once, by layer and matrix', () => {
    expect(figures.pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(
      REGION_LANGUAGES.flatMap((a, at) => REGION_LANGUAGES.slice(at + 1).map((b) => `${a} ${b}`)),
    );
    for (const { byMatrix } of figures.pairs)
      expect(byMatrix.map((layer) => layer.length)).toEqual(
        Array.from({ length: shape.layers }, () => MATRICES.length),
      );
  });

  it('is what counting the weights of both regions gives', () => {
    const levelsOf = (language: string) => {
      const at = regions.index.entries.findIndex(({ of, kind }) => of === language && kind === 'top');
      return randomLevels(shape, [1, 3, 5], at);
    };
    const [first] = figures.pairs;
    if (!first) throw new Error('no pair');
    const [a, b] = [levelsOf(first.a), levelsOf(first.b)];
    const expected = Array.from({ length: shape.layers }, (_, layer) =>
      MATRICES.map((matrix) => {
        const [inA, inB] = [a(layer, matrix), b(layer, matrix)].map((levels) =>
          Array.from(levels, (level) => level > 0),
        );
        const both = inA?.filter((is, weight) => is && inB?.[weight]).length ?? 0;
        const either = inA?.filter((is, weight) => is || inB?.[weight]).length ?? 0;
        return either === 0 ? 0 : both / either;
      }),
    );
    for (const [layer, row] of expected.entries())
      for (const [matrix, jaccard] of row.entries())
        expect(first.byMatrix[layer]?.[matrix]).toBeCloseTo(jaccard, 3);
    expect(first.before).toBeGreaterThan(0);
  });

  it('shrinks by the subtraction of Eq. 5, and stands beside the stability of each region', () => {
    const total = (of: 'before' | 'after') => figures.pairs.reduce((sum, pair) => sum + pair[of], 0);
    expect(total('after')).toBeLessThan(total('before'));
    expect(figures.stability).toEqual(REGION_LANGUAGES.map((language) => ({ language, jaccard: 0.5 })));
  });
});
