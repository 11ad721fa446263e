import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Overlap } from '../../../../app/figures/overlap';
import type { Scores } from '../../../../app/figures/schema';
import { LANGUAGE_CODES } from '../../../../app/languages/languages';
import { readEvaluation, scoreEvaluation } from '../../../../pipeline/record/evaluation';
import type { Experiment, RecordContext } from '../../../../pipeline/record/experiment';
import { overlapExperiment } from '../../../../pipeline/record/experiments/overlap';
import { removed } from '../../../../pipeline/record/experiments/recipes';
import { scoreGrid } from '../../../../pipeline/record/score_grid';
import { DISCOVERY_LINES } from '../../../../pipeline/regions/corpus';
import type { Engine } from '../../../../workers/engine/engine';
import { INTACT, REGION_LANGUAGES } from '../../../../workers/model/recipe';
import { MATRICES } from '../../../../workers/model/shape';
import { recordContext, unitOf } from '../../../support/record_context';
import { corpusLines, temporaryFolder } from '../../../support/region_corpus';
import { loadedEngine, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { randomLevels } from '../../workers/regions/fixtures';

const LEAST_TOKENS = 40;

const { gguf, shape } = tinyModel('gemma3');
const regions = tinyRegions(shape);
let engine: Engine;
let context: RecordContext;
beforeAll(async () => {
  engine = await loadedEngine(tinyEnvironment({ gguf }, regions));
  const corpus = await temporaryFolder();
  for (const [seed, language] of LANGUAGE_CODES.entries())
    await writeFile(join(corpus, `${language}.txt`), corpusLines(seed, DISCOVERY_LINES + 30).join('\n'));
  context = recordContext(engine, regions, corpus);
});

describe('a grid of scores', () => {
  const arabic = removed({ of: 'ar', kind: 'top', share: 1 });
  const grid: Experiment<Scores> = scoreGrid('core', LEAST_TOKENS, async () => [
    { id: 'base', recipe: INTACT },
    { id: 'arabic', recipe: arabic },
    { id: 'arabic-tenth', recipe: arabic, conditions: { discovery: 'tenth' } },
  ]);

  it('scores all languages in the order of the list, each by the lines that no region was found on', async () => {
    const base = await (await unitOf(grid, context, 'base')).run();
    expect(base.touchedWeights).toBe(0);
    expect(base.scores.map(({ language }) => language)).toEqual(LANGUAGE_CODES);
    const model = engine.ready();
    await model.apply(INTACT, () => {});
    const text = await readEvaluation(context.corpus, 'ru', model.tokenizer, LEAST_TOKENS);
    expect(base.scores.find(({ language }) => language === 'ru')).toEqual(
      await scoreEvaluation(model, 'base', text),
    );
  });

  it('edits the model by each recipe, and counts the weights that it touches', async () => {
    const base = await (await unitOf(grid, context, 'base')).run();
    const edited = await (await unitOf(grid, context, 'arabic')).run();
    expect(edited.touchedWeights).toBe((await engine.describe(arabic)).touchedWeights);
    expect(edited.touchedWeights).toBeGreaterThan(0);
    for (const [at, { meanNll }] of edited.scores.entries())
      expect(meanNll).not.toBe(base.scores[at]?.meanNll);
    expect((await (await unitOf(grid, context, 'base')).run()).scores, 'intact again').toEqual(base.scores);
  });

  it('takes the regions of a tenth of the text from an engine of their own', async () => {
    await expect((await unitOf(grid, context, 'arabic-tenth')).run()).rejects.toThrow(
      'the tenth is asked for',
    );
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
