import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Forgetting } from '../../../../app/figures/forgetting';
import type { RecordedExperiment, Scores } from '../../../../app/figures/schema';
import { SCORED_LANGUAGES, TWELVE_LANGUAGES } from '../../../../app/languages/scored';
import { EXPERIMENT_IDS, type ExperimentId, UNRECORDED } from '../../../../app/link/experiments';

const FOLDER = 'public/recorded';
const MAX_GZIP_BYTES = 3e6;
const MIN_EVALUATED_TOKENS = 2000;
const MIN_EVALUATED_DOCUMENTS = 20;
const GRIDS: readonly ExperimentId[] = [
  'core',
  'core-size',
  'core-dimensions',
  'monolingual',
  'language-dimensions',
];
/** Experiments whose recording has not come to its end; the list shrinks as they do. */
const UNDER_WAY: readonly ExperimentId[] = ['language-dimensions'];
/** Grids that were recorded before texts were read by document; the list shrinks as they are recorded again. */
const EARLY: readonly ExperimentId[] = ['core', 'core-size', 'core-dimensions', 'monolingual'];

function shipped<F>(id: ExperimentId): RecordedExperiment<F> {
  return JSON.parse(readFileSync(join(FOLDER, 'gemma-3-270m', `${id}.json`), 'utf8'));
}

describe('the recorded results that are shipped', () => {
  it('are of every experiment that the page lists', () => {
    expect(EXPERIMENT_IDS.filter((id) => shipped(id).results.length === 0)).toEqual(UNRECORDED);
  });

  it.each(EXPERIMENT_IDS)('hold all that was planned of %s', (id) => {
    const { planned, results } = shipped(id);
    expect(planned?.length).toBeGreaterThan(0);
    if (UNDER_WAY.includes(id)) {
      expect(results.length, `${id} is recorded whole: take it off the list`).toBeLessThan(
        planned?.length ?? 0,
      );
      return;
    }
    expect(results.map((result) => result.id).sort()).toEqual([...(planned ?? [])].sort());
  });

  it('are under 3 MB gzip in all', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    expect(files.length).toBeGreaterThan(EXPERIMENT_IDS.length);
    const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(FOLDER, name))).length, 0);
    expect(bytes).toBeLessThan(MAX_GZIP_BYTES);
  });

  it.each(GRIDS)('score %s on at least 2,000 tokens of 20 documents in each of its languages', (id) => {
    const { results } = shipped<Scores>(id);
    const scores = results.flatMap(({ figures }) => figures.scores);
    if (EARLY.includes(id)) {
      expect(
        scores.some(({ documents }) => documents),
        `${id} is recorded by document: take it off the list`,
      ).toBe(false);
      return;
    }
    for (const { figures } of results) {
      const languages = figures.scores.map(({ language }) => language);
      expect([SCORED_LANGUAGES, TWELVE_LANGUAGES]).toContainEqual(languages);
      for (const { tokens, lines, documents } of figures.scores) {
        expect(tokens).toBeGreaterThanOrEqual(MIN_EVALUATED_TOKENS);
        expect(documents?.nll.length).toBeGreaterThanOrEqual(MIN_EVALUATED_DOCUMENTS);
        expect(documents?.tokens.reduce((a, b) => a + b, 0)).toBe(tokens);
        expect(lines).toBeGreaterThanOrEqual(documents?.nll.length ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  it('score the core in every language on at least 2,000 tokens, with an interval around each mean', () => {
    for (const { figures } of shipped<Scores>('core').results) {
      expect(figures.scores.map(({ language }) => language)).toEqual(SCORED_LANGUAGES);
      for (const { tokens, low, meanNll, high } of figures.scores) {
        expect(tokens).toBeGreaterThanOrEqual(MIN_EVALUATED_TOKENS);
        expect(low).toBeLessThan(meanNll);
        expect(high).toBeGreaterThan(meanNll);
      }
    }
  });

  it('train as many steps of 1,024 tokens as each run is said to have', () => {
    const { results } = shipped<Forgetting>('forgetting');
    for (const { conditions, figures } of results) {
      const step = Number(conditions.steps);
      expect(step).toBeGreaterThan(0);
      expect(figures.points.at(-1)).toMatchObject({ step, tokens: step * 1024 });
    }
  });
});
