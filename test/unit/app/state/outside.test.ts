import { describe, expect, it } from 'vitest';
import { failureOf, isCancelled, remainingMs } from '../../../../app/engine/status';
import { findRecorded, type RecordedFile } from '../../../../app/figures/recorded';
import { STRONGEST } from '../../../../app/languages/strongest';
import { restoreTheme } from '../../../../app/link/restore';
import { fetchRecorded } from '../../../../app/state/fetch_recorded';
import { CancelledError, RegionError, TextError } from '../../../../workers/errors';
import { LeastRecentlyUsed } from '../../../../workers/least_recently_used';
import { INTACT } from '../../../../workers/model/recipe';
import { golden } from '../../../support/golden';

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

const STATUS_404 = { code: 'recorded.status', values: { status: 404 } };

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
    ['missing', answer('', { status: 404 }), STATUS_404],
    ['a page instead of a file', answer('<html>', { headers: { 'content-type': 'text/html' } }), STATUS_404],
    [
      'another version',
      answer(JSON.stringify({ ...file, version: 2 }), json),
      { code: 'recorded.invalid', values: { at: 'version' } },
    ],
    ['no JSON', answer('{', json), { code: 'recorded.notRead' }],
  ])('say why they are not there: %s', async (_, fetcher, reason) => {
    const found = await fetchRecorded('x', fetcher);
    expect(found).toMatchObject({ state: 'missing', reason });
  });
});

describe('what comes from outside', () => {
  it('is a theme or the automatic one', () => {
    expect(['dark', 'purple', null].map(restoreTheme)).toEqual(['dark', 'auto', 'auto']);
  });

  it('keeps kind, code and values of an error of ours, and quotes any other', () => {
    const words = { code: 'region.none', values: { kind: 'top', of: 'ar' } };
    expect(failureOf(new RegionError('region.none', { kind: 'top', of: 'ar' }))).toEqual({
      kind: 'region',
      words,
    });
    const unexpected = (reason: string) => ({
      kind: 'unknown',
      words: { code: 'engine.unexpected', values: { reason } },
    });
    expect(failureOf(new RangeError('r'))).toEqual(unexpected('r'));
    expect(failureOf('text')).toEqual(unexpected('text'));
    expect(isCancelled(new CancelledError('model.loadingCancelled'))).toBe(true);
    expect(isCancelled(new TextError('text.empty'))).toBe(false);
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
