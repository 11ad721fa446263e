import { describe, expect, it } from 'vitest';
import { LeastRecentlyUsed } from '../../../../app/engine/cache';
import { failureOf, isCancelled, remainingMs } from '../../../../app/engine/status';
import { findRecorded, type RecordedFile } from '../../../../app/figures/recorded';
import { STRONGEST } from '../../../../app/languages/strongest';
import { restoreTheme } from '../../../../app/link/restore';
import { fetchRecorded } from '../../../../app/state/fetch_recorded';
import { CancelledError, RegionError } from '../../../../workers/errors';
import { INTACT } from '../../../../workers/model/recipe';
import golden from '../../../fixtures/golden-gemma-3-270m.json';

const file: RecordedFile = {
  version: 1,
  modelSha256: 'a',
  backend: 'node',
  madeWith: 'npm run record',
  entries: [
    {
      recipe: INTACT,
      prompt: 'p',
      generation: { tokens: [], text: '' },
      scores: [{ language: 'ar', tokens: 3, meanNll: 900, perplexity: null, bitsPerByte: 9 }],
      touchedWeights: 0,
    },
  ],
};

const answer =
  (body: BodyInit, init?: ResponseInit): typeof fetch =>
  async () =>
    new Response(body, init);
const json = { headers: { 'content-type': 'application/json' } };

describe('recorded results', () => {
  it('are read and found by recipe and prompt', async () => {
    const found = await fetchRecorded('x', answer(JSON.stringify(file), json));
    expect(found.state).toBe('there');
    const recorded = found.state === 'there' ? found.recorded : null;
    expect(findRecorded(recorded, INTACT, 'p')?.scores[0]?.perplexity).toBe(Number.POSITIVE_INFINITY);
    expect(findRecorded(recorded, INTACT, 'other')).toBeNull();
    expect(findRecorded(null, INTACT)).toBeNull();
  });

  it('are found by prompt among those of one recipe, and without one it is the first', () => {
    const [entry] = file.entries;
    if (entry === undefined) throw new Error('the file has no entry');
    const of = (prompt: string, touchedWeights: number) => ({ ...entry, prompt, touchedWeights, scores: [] });
    const recorded = { ...file, entries: [of('p', 1), of('q', 2), of('q', 3)] };
    const found = [undefined, 'p', 'q', 'r'].map((prompt) => findRecorded(recorded, INTACT, prompt));
    expect(found.map((one) => one?.touchedWeights)).toEqual([1, 1, 2, undefined]);
  });

  it.each([
    ['missing', answer('', { status: 404 }), /404/],
    ['a page instead of a file', answer('<html>', { headers: { 'content-type': 'text/html' } }), /404/],
    ['another version', answer(JSON.stringify({ ...file, version: 2 }), json), /version/],
    ['no JSON', answer('{', json), /JSON/],
  ])('say why they are not there: %s', async (_, fetcher, reason) => {
    const found = await fetchRecorded('x', fetcher);
    expect(found).toEqual({ state: 'missing', reason: expect.stringMatching(reason) });
  });
});

describe('what comes from outside', () => {
  it('is a theme or the automatic one', () => {
    expect(['dark', 'purple', null].map(restoreTheme)).toEqual(['dark', 'auto', 'auto']);
  });

  it('keeps the kind of an error, whatever crossed the worker', () => {
    expect(failureOf(new RegionError('r'))).toEqual({ kind: 'region', message: 'r' });
    expect(failureOf({ kind: 'gguf', message: 'g' })).toEqual({ kind: 'gguf', message: 'g' });
    expect(failureOf('text')).toEqual({ kind: 'unknown', message: 'text' });
    expect(isCancelled(new CancelledError('c'))).toBe(true);
  });
});

describe('the time that is left', () => {
  it('is said once enough is done to know', () => {
    const progress = { stage: 'download', done: 50, total: 100 } as const;
    expect(remainingMs(progress, 100, 0)).toBeNull();
    expect(remainingMs(progress, 1000, 0)).toBe(1000);
    expect(remainingMs(progress, 1000, 25)).toBe(2000);
    expect(remainingMs(progress, 1000, 50)).toBeNull();
  });
});

describe('the cache', () => {
  it('forgets what was used least recently', () => {
    const cache = new LeastRecentlyUsed<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
  });
});

describe('the strongest dimensions', () => {
  it('are those of the reference numbers', () => {
    for (const { layer, dimension, meanAbs } of golden.largestResidualDimension) {
      const found = STRONGEST.find((one) => one.from <= layer && layer <= one.to);
      expect(found?.dimension).toBe(dimension);
      expect(found?.meanAbs).toBeGreaterThanOrEqual(meanAbs);
    }
  });
});
