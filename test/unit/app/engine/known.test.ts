import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { Known } from '../../../../app/engine/known';
import { RecordedSchema } from '../../../../app/figures/recorded';
import { i18n } from '../../../../app/i18n';
import { formatCount, formatRemaining, formatShare, joinWords } from '../../../../app/i18n/numbers';
import { DEFAULT_PROMPT } from '../../../../app/link/shared';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import type { GenerateJob } from '../../../../workers/protocol';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const job: GenerateJob = {
  channel: 'generate',
  recipe: INTACT,
  prompt: DEFAULT_PROMPT,
  newTokens: 8,
  temperature: 0,
  seed: 0,
};
const text = { tokens: [], msPerToken: 5, promptCutAt: null, contextFull: false };
const value = { perplexity: 7, bitsPerByte: 1, tokens: 3, origin: 'live' } as const;
const edited: Recipe = {
  version: 1,
  edits: [{ target: 'dimension', dimension: 1, operation: { op: 'zero' } }],
};

describe('what is known', () => {
  it('is a score by recipe and text', () => {
    const known = new Known();
    known.keepScore(INTACT, 'a', value);
    expect(known.under({ version: 1, edits: [] }).score('a')).toBe(value);
    expect(known.under(INTACT).score('b')).toBeUndefined();
    expect(known.under(edited).score('a')).toBeUndefined();
  });

  it('is nothing once other weights stand under every recipe, and records count for the original alone', () => {
    const known = new Known();
    known.setRecorded(parse(RecordedSchema, recordedFile(recordedEntry({}, ' x', { ar: 20 }))));
    expect(known.under(INTACT).recorded('ar')).not.toBeNull();
    known.keepScore(INTACT, 'a', value);
    known.baseChanged(false);
    expect(known.under(INTACT).score('a')).toBeUndefined();
    expect(known.under(INTACT).recorded('ar')).toBeNull();
    known.keepScore(INTACT, 'a', value);
    known.baseChanged(true);
    expect(known.under(INTACT).score('a')).toBeUndefined();
    expect(known.under(INTACT).recorded('ar')).not.toBeNull();
  });

  it('is nothing of the recorded model while another one is loaded, and nothing of that one afterwards', () => {
    const known = new Known();
    const file = recordedFile(recordedEntry({}, ' x', { ar: 20 }));
    known.setRecorded(parse(RecordedSchema, file));
    expect(known.modelChanged(file.modelSha256)).toBe(false);
    expect(known.under(INTACT).recorded('ar')).not.toBeNull();
    expect(known.modelChanged('b'.repeat(64))).toBe(true);
    expect(known.under(INTACT).recorded('ar')).toBeNull();
    expect(known.recordedText(job)).toBeNull();
    expect(known.isRecorded(INTACT, DEFAULT_PROMPT)).toBe(false);
    known.keepScore(INTACT, 'a', value);
    expect(known.modelChanged(null)).toBe(true);
    expect(known.under(INTACT).score('a')).toBeUndefined();
    expect(known.under(INTACT).recorded('ar')).not.toBeNull();
  });

  it('is a text by all that it depends on; the seed only where something is drawn', () => {
    const known = new Known();
    known.keepText(job, text);
    expect(known.text({ ...job, seed: 9, channel: 'other' })).toBe(text);
    const others = [{ prompt: 'x' }, { newTokens: 9 }, { temperature: 1 }, { recipe: edited }];
    expect(others.map((change) => known.text({ ...job, ...change }))).toEqual(Array(4).fill(undefined));
    known.keepText({ ...job, temperature: 1, seed: 1 }, text);
    expect(known.text({ ...job, temperature: 1, seed: 2 })).toBeUndefined();
  });

  it('is a record too, of greedy texts and of passages, and stays when a model goes', () => {
    const known = new Known();
    expect(known.isRecorded(INTACT, DEFAULT_PROMPT)).toBe(false);
    known.setRecorded(parse(RecordedSchema, recordedFile(recordedEntry({}, ' x', { ar: 20 }))));
    known.keepScore(INTACT, 'a', value);
    known.forget();
    expect(known.under(INTACT).score('a')).toBeUndefined();
    expect(known.under(INTACT).recorded('ar')).toMatchObject({ perplexity: 20, origin: 'recorded' });
    expect([known.under(INTACT).recorded('zh'), known.under(edited).recorded('ar')]).toEqual([null, null]);
    expect(known.recordedText(job)?.tokens).toEqual([{ id: 5, piece: { text: ' x' }, surprisal: 0.5 }]);
    expect(known.recordedText({ ...job, temperature: 0.5 })).toBeNull();
    expect(known.isRecorded(INTACT, 'Another prompt')).toBe(false);
  });
});

describe('numbers in words', () => {
  const { t } = i18n;

  it('have as many digits as a small share needs', () => {
    expect([0.0999, 0.1, 0.00012, 0.000_099].map((share) => formatShare(share, t))).toEqual([
      '9.99 %',
      '10 %',
      '0.01 %',
      '0.01 %',
    ]);
  });

  it('change from seconds to minutes at a minute and a half', () => {
    expect([89_000, 90_000].map((ms) => formatRemaining(ms, t))).toEqual(['89 s', '2 min']);
  });

  it('are grouped by thousands, and words by commas and one "and"', () => {
    expect(formatCount(100_270_080)).toBe('100,270,080');
    expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['a', 'a and b', 'a, b and c']);
  });
});
