// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { News } from '../../../../app/frame/News';
import { modelNews, perplexityNews, textNews } from '../../../../app/frame/news_words';
import { i18n } from '../../../../app/i18n';
import { DEFAULT_STATE, type SharedState } from '../../../../app/link/shared';
import { NO_RESULTS, type Results, type RowResult, type ShownText } from '../../../../app/state/results';
import { NOT_COMPUTING, type Value } from '../../../../app/state/values';
import { words } from '../../../../workers/errors/words';
import type { LoadProgress } from '../../../../workers/protocol';
import { openPage, READY, said } from '../../../support/page';

const t = i18n.t.bind(i18n);
const value = (perplexity: number, origin: Value['origin'] = 'live'): Value => ({
  perplexity,
  bitsPerByte: 1,
  tokens: 10,
  origin,
});
const row = (base: number, edited: number | null, coming = false): RowResult => ({
  base: value(base),
  edited: edited === null ? null : value(edited),
  random: null,
  computing: { ...NOT_COMPUTING, edited: coming },
});
const shared: SharedState = { ...DEFAULT_STATE, languages: ['ar', 'zh', 'en'], off: ['ar'] };
const results = (rows: Results['rows'], queued = 0): Results => ({ ...NO_RESULTS, rows, queued });

describe('the news of perplexity', () => {
  it('comes once nothing is on its way, and names the language that is damaged most', () => {
    const rows = { ar: row(20, 270), zh: row(30, 31), en: row(10, 11, true) };
    expect(perplexityNews(results(rows, 1), shared, t)).toBeNull();
    expect(perplexityNews(results(rows), shared, t)).toBeNull();
    expect(perplexityNews(results({ ...rows, en: row(10, 11) }), shared, t)).toBe(
      'Perplexity, live: 3 of 3 languages, Arabic ×13.5 the most.',
    );
  });

  it('counts what is there, and says nothing where nothing is', () => {
    expect(perplexityNews(results({ ar: row(20, 270), zh: row(30, null) }), shared, t)).toContain('1 of 3');
    expect(perplexityNews(results({}), shared, t)).toBeNull();
  });

  it('of the intact model names no damage', () => {
    const intact = { ...shared, off: [] };
    expect(perplexityNews(results({ ar: row(20, null), zh: row(30, null) }), intact, t)).toBe(
      'Perplexity of the intact model, live: 2 of 3 languages.',
    );
  });

  it('counts the reader’s own text', () => {
    const own = { ...shared, ownText: 'mine' };
    expect(perplexityNews(results({ own: row(2, 40) }), own, t)).toContain(
      '1 of 4 languages, Your text ×20.0',
    );
  });
});

describe('the news of texts', () => {
  const text = (words: string, more: Partial<ShownText> = {}): ShownText => ({
    prompt: 'p',
    tokens: [{ id: 1, piece: { text: words }, surprisal: 1 }],
    origin: 'live',
    running: false,
    stale: false,
    msPerToken: null,
    promptCutAt: null,
    contextFull: false,
    ...more,
  });
  const of = (base: ShownText | null, edited: ShownText | null, pending = false) =>
    textNews({ ...NO_RESULTS, texts: { base, edited }, pending: { base: pending, edited: false } }, t);

  it('comes once all that was asked for is written, live', () => {
    expect(of(text(' a'), text(' b'))).toBe('Texts written. Base: a. Edited: b');
    expect(of(text(' a'), null)).toBe('Text written: a');
    expect(of(text(' a'), text(' b', { running: true }))).toBeNull();
    expect(of(text(' a'), text(' b'), true)).toBeNull();
    expect(of(text(' a', { origin: 'recorded' }), null)).toBeNull();
  });
});

describe('the news of the model', () => {
  const loading = (progress: LoadProgress | null) =>
    modelNews({ state: 'loading', progress, remainingMs: null }, t);

  it('tells loading by quarters', () => {
    const words = [0, 1, 24, 25, 26, 49, 50, 99].map((done) =>
      loading({ stage: 'download', done, total: 100 }),
    );
    expect(new Set(words).size).toBe(4);
    expect(words.at(0)).toBe('Loading the model, 253 MB.');
    expect(words.at(-1)).toBe('75 % of the model loaded.');
    expect(loading({ stage: 'layers', done: 3, total: 18 })).toBe('Preparing the model.');
  });

  it('tells that it is ready or was cancelled, and leaves failures to their alert', () => {
    expect(modelNews(READY, t)).toBe('The model is ready: Gemma 3 270M.');
    expect(modelNews({ state: 'idle', cancelled: true }, t)).toMatch(/cancelled/);
    expect(modelNews({ state: 'idle', cancelled: false }, t)).toBeNull();
    expect(
      modelNews({ state: 'failed', failure: { kind: 'x', words: words('backend.none') } }, t),
    ).toBeNull();
  });
});

describe('the page', () => {
  it('says what comes, each once, and nothing of what it opens with', async () => {
    const page = await openPage(<News />, { hash: '#v1&lang=ar,en' });
    expect(said()).toEqual([]);
    await page.ready();
    await page.finish();
    const first = said();
    expect(first).toContain('The model is ready: Gemma 3 270M.');
    await act(async () => page.explorer.store.getState().switchRegion('ar', true));
    await page.step();
    expect(said().filter((words) => /^Perplexity, live/.test(words))).toEqual([]);
    await page.finish();
    expect(said().filter((words) => /^Perplexity, live: 2 of 2 languages/.test(words))).toHaveLength(1);
  });
});
