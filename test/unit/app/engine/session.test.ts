import { describe, expect, it } from 'vitest';
import { Session } from '../../../../app/engine/session';
import type { Recorded } from '../../../../app/figures/recorded';
import type { LanguageCode } from '../../../../app/languages/languages';
import { INTACT_SETTINGS, toRecipe } from '../../../../app/link/settings';
import { DEFAULT_STATE, type SharedState } from '../../../../app/link/shared';
import { createResultsStore, firstDifference } from '../../../../app/state/results';
import { createExplorerStore } from '../../../../app/state/store';
import { NOT_COMPUTING } from '../../../../app/state/values';
import { BackendError, TextError } from '../../../../workers/errors';
import { FakeEngine, settle } from './fakeEngine';

const THREE: SharedState = { ...DEFAULT_STATE, languages: ['ar', 'zh', 'en'] };
const CORE_OFF: SharedState = { ...THREE, core: true };

function setUp() {
  const store = createExplorerStore(THREE);
  const results = createResultsStore();
  const session = new Session(store.getState, results, async () => (code) => `text ${code}`);
  store.onAct(() => session.follow());
  return {
    results,
    session,
    engine: new FakeEngine(),
    /** Another state, as if the reader had set it; it is computed again even where nothing differs. */
    update: (shared: SharedState, focus: LanguageCode | null) => {
      store.setState({ shared, focus });
      session.start();
    },
    /** What the reader does in the panels. */
    reader: store.getState(),
  };
}

const recorded: Recorded = {
  version: 1,
  modelSha256: '',
  backend: 'node',
  madeWith: '',
  entries: [false, true].map((core) => ({
    recipe: toRecipe({ ...INTACT_SETTINGS, core }),
    prompt: THREE.prompt,
    generation: { text: ' x', tokens: [{ id: 1, text: ' x', surprisal: 0.5 }] },
    scores: [{ language: 'ar', tokens: 9, meanNll: 1, perplexity: core ? 500 : 5, bitsPerByte: 1 }],
    touchedWeights: 7,
  })),
};

describe('the session', () => {
  it('computes the intact model: one language, the text, then the others', async () => {
    const { session, engine, results, update } = setUp();
    update(THREE, null);
    session.attach(engine, true);
    await engine.finish();
    expect(engine.log).toEqual(['score intact: ar', 'generate intact', 'score intact: zh en']);
    expect(results.getState()).toMatchObject({ queued: 0, texts: { edited: null } });
    expect(results.getState().rows.zh?.base).toMatchObject({ perplexity: 7, origin: 'live' });
  });

  it('keeps base values, and scores the language just edited first and the control of the same sizes last', async () => {
    const { session, engine, results, update } = setUp();
    update(THREE, null);
    session.attach(engine, true);
    await engine.finish();
    engine.log.length = 0;
    update({ ...THREE, off: ['zh'] }, 'zh');
    await engine.finish();
    expect(engine.log).toEqual([
      'score zh: zh',
      'generate zh',
      'score zh: ar en',
      'score matched zh: ar zh en',
    ]);
    expect(results.getState().counts.ar).toBe(10);
    expect(results.getState().report?.touchedWeights).toBe(10);
    update({ ...THREE, off: ['zh'], share: 3 }, 'zh');
    expect(results.getState().counts).toEqual({});
    update({ ...THREE, off: ['zh'] }, 'zh');
    await engine.finish();
    engine.log.length = 0;
    update(THREE, null);
    update({ ...THREE, off: ['zh'] }, 'zh');
    await engine.finish();
    expect(engine.log).toEqual([]);
  });

  it('computes base values after edited ones where none are kept', async () => {
    const { session, engine, update } = setUp();
    update(CORE_OFF, null);
    session.attach(engine, true);
    await engine.finish();
    expect(engine.log).toEqual([
      'score core: ar',
      'generate core',
      'generate intact',
      'score core: zh en',
      'score intact: ar zh en',
      'score matched core: ar zh en',
    ]);
  });

  it('drops what runs when something newer is asked for', async () => {
    const { session, engine, results, update } = setUp();
    update(CORE_OFF, null);
    session.attach(engine, true);
    await engine.step();
    update({ ...THREE, off: ['ar'] }, 'ar');
    await settle();
    expect(engine.log.at(-1)).toBe('score ar: ar');
    await engine.finish();
    expect(engine.log).not.toContain('score core: zh en');
    expect(results.getState().failure).toBeNull();
    expect(results.getState().rows.en?.edited).toMatchObject({ perplexity: 1007 });
  });

  it('keeps the old value, marked as computing, until the new one arrives', async () => {
    const { session, engine, results, update } = setUp();
    update(CORE_OFF, null);
    session.attach(engine, true);
    await engine.finish();
    expect(results.getState().rows.ar).toMatchObject({ computing: NOT_COMPUTING });
    update({ ...CORE_OFF, share: 3 }, null);
    expect(results.getState().rows.ar).toMatchObject({
      computing: { base: false, edited: true, random: true },
      edited: { perplexity: 1007 },
    });
    expect(results.getState().texts.edited).toMatchObject({ stale: true });
    expect(results.getState().queued).toBeGreaterThan(0);
    await engine.finish();
    expect(results.getState().rows.ar).toMatchObject({ computing: NOT_COMPUTING });
  });

  it('marks each value by itself: an edited one that has arrived waits for no base or random one', async () => {
    const { session, engine, results, update } = setUp();
    update(CORE_OFF, null);
    session.attach(engine, true);
    expect(results.getState().rows.ar?.computing).toEqual({ base: true, edited: true, random: true });
    await engine.step();
    expect(results.getState().rows.ar).toMatchObject({
      edited: { perplexity: 1007 },
      computing: { base: true, edited: false, random: true },
    });
    expect(results.getState().rows.zh?.computing).toEqual({ base: true, edited: true, random: true });
    await engine.finish();
    expect(results.getState().rows.ar?.computing).toEqual(NOT_COMPUTING);
  });

  it('shows recorded results until live ones are there', async () => {
    const { session, engine, results, reader } = setUp();
    reader.edit({ core: true });
    session.setRecorded(recorded);
    expect(results.getState().rows.ar).toMatchObject({
      base: { perplexity: 5, origin: 'recorded' },
      edited: { perplexity: 500, origin: 'recorded' },
      computing: NOT_COMPUTING,
    });
    expect(results.getState().rows.zh).toMatchObject({ base: null, edited: null });
    expect(results.getState().texts.edited).toMatchObject({ origin: 'recorded', stale: false });
    expect(session.isRecorded()).toBe(true);
    reader.edit({ share: 3 });
    expect(session.isRecorded()).toBe(false);
    reader.undo();
    session.attach(engine, true);
    await engine.finish();
    expect(results.getState().rows.ar?.edited).toMatchObject({ perplexity: 1007, origin: 'live' });
    expect(results.getState().texts.edited).toMatchObject({ origin: 'live', msPerToken: 80 });
  });

  it('does not write while a prompt is typed, and says that the text is of another prompt', async () => {
    const { session, engine, results, update, reader } = setUp();
    update(THREE, null);
    session.attach(engine, true);
    await engine.finish();
    engine.log.length = 0;
    reader.look({ prompt: 'Other' });
    await engine.finish();
    expect(engine.log).toEqual([]);
    expect(results.getState().texts.base).toMatchObject({ prompt: THREE.prompt, stale: true });
    update({ ...THREE, prompt: 'Other' }, null);
    await engine.finish();
    expect(engine.log).toEqual(['generate intact']);
    expect(results.getState().texts.base).toMatchObject({ prompt: 'Other', stale: false });
  });

  it('says what failed, and goes on when asked again', async () => {
    const { session, engine, results, update } = setUp();
    engine.failWith = new BackendError('backend.gpuLost', { reason: 'gone' });
    update(THREE, null);
    session.attach(engine, true);
    await engine.finish();
    expect(results.getState()).toMatchObject({
      failure: { kind: 'backend', words: { code: 'backend.gpuLost', values: { reason: 'gone' } } },
      queued: 0,
    });
    expect(results.getState().rows.ar?.computing).toEqual(NOT_COMPUTING);
    engine.failWith = null;
    update(THREE, null);
    await engine.finish();
    expect(results.getState().failure).toBeNull();
    expect(results.getState().rows.ar?.base).not.toBeNull();
  });

  it('does not leave an old value standing as if it were the new one that failed', async () => {
    const { session, engine, results, update } = setUp();
    update(CORE_OFF, null);
    session.attach(engine, true);
    await engine.finish();
    engine.failWith = new BackendError('backend.gpuLost', { reason: 'gone' });
    update({ ...CORE_OFF, share: 3 }, null);
    expect(results.getState().rows.ar?.edited).not.toBeNull();
    await engine.finish();
    expect(results.getState().rows.ar).toMatchObject({ edited: null, computing: NOT_COMPUTING });
    expect(results.getState().rows.ar?.base).not.toBeNull();
  });

  it('scores the reader’s text by itself, so that its failure leaves the languages alone', async () => {
    const { session, engine, results, update, reader } = setUp();
    const own = { ...THREE, ownText: 'My text' };
    update(own, null);
    session.attach(engine, true);
    await engine.step();
    await engine.step();
    await engine.step();
    expect(engine.log.at(-1)).toBe('score intact: own');
    engine.failWith = new TextError('text.empty');
    await engine.finish();
    expect(results.getState()).toMatchObject({
      failure: null,
      ownTextFailure: { kind: 'text', words: { code: 'text.empty' } },
    });
    reader.look({ prompt: 'typed meanwhile' });
    expect(results.getState()).toMatchObject({ queued: 0, rows: { own: { computing: NOT_COMPUTING } } });
    expect(results.getState().rows.en?.base).not.toBeNull();
  });

  it('says where the reader’s text was cut', async () => {
    const { session, engine, results, update } = setUp();
    update({ ...THREE, ownText: 'long '.repeat(50) }, null);
    session.attach(engine, true);
    await engine.finish();
    expect(results.getState().ownTextCutAt).toBe(2);
  });

  it('gives no speed where one token alone was written', async () => {
    const { session, engine, results, update } = setUp();
    engine.msPerToken = 0;
    update(THREE, null);
    session.attach(engine, true);
    await engine.finish();
    expect(results.getState().texts.base).toMatchObject({ origin: 'live', msPerToken: null });
  });

  it('stops when told to, and shows nothing as computing', async () => {
    const { session, engine, results, update } = setUp();
    update(THREE, null);
    session.attach(engine, true);
    await engine.step();
    session.stop();
    await engine.finish();
    expect(engine.log).toEqual(['score intact: ar', 'generate intact']);
    expect(results.getState()).toMatchObject({ queued: 0, failure: null });
    expect(results.getState().rows.zh).toMatchObject({ computing: NOT_COMPUTING });
  });

  it('forgets what another model computed', async () => {
    const { session, engine, update } = setUp();
    update(THREE, null);
    session.attach(engine, true);
    await engine.finish();
    engine.log.length = 0;
    session.detach(true);
    session.attach(engine, false);
    await engine.finish();
    expect(engine.log).toEqual([]);
    session.attach(engine, true);
    await engine.finish();
    expect(engine.log).not.toEqual([]);
  });
});

describe('the first difference of two texts', () => {
  const tokens = (...texts: readonly string[]) => texts.map((text) => ({ piece: { text }, surprisal: 1 }));

  it('is the first token that differs, or null; its surprisal does not count', () => {
    expect(firstDifference(tokens('a', 'b'), tokens('a', 'c'))).toBe(1);
    expect(firstDifference(tokens('a', 'b'), tokens('a', 'b'), true)).toBeNull();
    const surer = tokens('a', 'b').map((token) => ({ ...token, surprisal: 9 }));
    expect(firstDifference(tokens('a', 'b'), surer)).toBeNull();
    expect(firstDifference(undefined, tokens('a'))).toBeNull();
  });

  it('is one of bytes too, where two tokens are read alike', () => {
    const piece = (bytes: string) => [{ piece: { text: '\ufffd', bytes }, surprisal: 1 }];
    expect(firstDifference(piece('e5'), piece('e6'))).toBe(0);
  });

  it('is where one ends and the other goes on, once both are complete', () => {
    expect(firstDifference(tokens('a', 'b'), tokens('a'))).toBeNull();
    expect(firstDifference(tokens('a', 'b'), tokens('a'), true)).toBe(1);
  });
});
