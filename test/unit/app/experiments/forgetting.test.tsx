// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import { growth, liveSeries, recordedSeries } from '../../../../app/experiments/forgetting/series';
import type { Forgetting } from '../../../../app/figures/forgetting';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import { TrainingError } from '../../../../workers/errors';
import { words } from '../../../../workers/errors/words';
import type { SavedTraining } from '../../../../workers/protocol';
import { fill, openPage } from '../../../support/page';
import { settle } from '../engine/fakeEngine';

const point = (step: number, nats: number) => ({
  step,
  tokens: step * 1024,
  loss: step === 0 ? null : 3,
  scores: ['ar', 'en', 'zh'].map((language, at) => {
    const meanNll = nats + at;
    return { language, tokens: 1000, meanNll, low: meanNll - 0.1, high: meanNll + 0.1, bitsPerByte: 1 };
  }),
});

function recorded(...runs: readonly [string, number][]): RecordedExperiment<Forgetting> {
  return {
    version: 1,
    experiment: 'forgetting',
    modelSha256: 'a5fd'.repeat(16),
    modelName: 'Gemma 3 270M',
    text: 'made by code',
    results: runs.map(([freezing, learningRate]) => ({
      id: `${freezing}-${learningRate}`,
      recipe: { version: 1, edits: [] },
      conditions: { freezing, learningRate, steps: 10 },
      inputs: '0123456789abcdef',
      backend: 'node',
      madeWith: 'a test',
      figures: { learningRate, frozenWeights: 0, points: [point(0, 3), point(5, 2.9), point(10, 2.5)] },
    })),
  };
}

const FILES = { forgetting: recorded(['full', 5e-5], ['core', 5e-5], ['full', 5e-6]) };
const HASH = '#v1&page=forgetting';

async function open(hash = HASH) {
  const page = await openPage(<App />, { hash, experiments: FILES });
  await screen.findByRole('heading', { name: 'Does freezing the core slow forgetting?' });
  return page;
}

afterEach(() => sessionStorage.clear());

const live = () => within(screen.getByRole('region', { name: 'Run it live' }));
const button = (name: string) => live().getByRole('button', { name });
const closingIsAsked = () => {
  const closing = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closing);
  return closing.defaultPrevented;
};

describe('the series of a training', () => {
  it('are the recorded runs, one curve a language', () => {
    const [full] = recordedSeries(FILES.forgetting);
    expect(full?.curves.en.map(({ step }) => step)).toEqual([0, 5, 10]);
    expect(full?.curves.en[0]?.perplexity).toBeCloseTo(Math.exp(4), 9);
    expect(full && growth(full, 'zh')).toBeCloseTo(Math.exp(-0.5), 9);
  });

  it('are the reader’s run where it was scored', () => {
    const step = { tokens: 32, loss: 3, gradientNorm: 1, msPerStep: 9 };
    const scores = [{ id: 'ar', tokens: 60, meanNll: 2 }];
    expect(liveSeries([{ ...step, step: 1, scores: [] }], 'core', 5e-5)).toBeNull();
    const series = liveSeries([{ ...step, step: 2, scores }], 'core', 5e-5);
    expect(series).toMatchObject({ freezing: 'core', origin: 'live', steps: 2 });
    expect(series?.curves.zh).toEqual([]);
    expect(series && growth(series, 'ar')).toBeNull();
  });
});

describe('the page of forgetting', () => {
  it('draws a panel a language, a line a run, the lower rate dashed, and says what is missing', async () => {
    await open();
    const chart = await screen.findByRole('img', { name: /Perplexity of Arabic, English and Chinese/ });
    expect(chart.querySelectorAll('.chart-curve')).toHaveLength(9);
    expect(chart.querySelectorAll('.chart-curve[stroke-dasharray]')).toHaveLength(3);
    const note = screen.getByText(/Not recorded yet/).textContent ?? '';
    expect(note).toContain('random 5 % frozen at 5·10⁻⁵');
    expect(note).not.toContain('core 5 % frozen at 5·10⁻⁵');
  });

  it('has the ends of each curve as a table, and the paper’s end points beside it', async () => {
    await open();
    await screen.findByRole('img', { name: /Perplexity of Arabic/ });
    const table = screen.getByRole('table', { name: /before and after/, hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(10);
    expect(within(table).getAllByText('×0.607').length).toBe(9);
    expect(screen.getByText('563.423')).toBeTruthy();
  });

  it('says in a sentence a rate what became of each language, one ratio a way of freezing', async () => {
    await open();
    expect((await screen.findByText(/perplexity against before/)).textContent).toBe(
      'At 5·10⁻⁵, after 10 steps, perplexity against before (full / core 5 % frozen): ' +
        'Arabic ×0.61 / ×0.61, English ×0.61 / ×0.61, Chinese ×0.61 / ×0.61. ' +
        'At 5·10⁻⁶, after 10 steps, perplexity against before (full): Arabic ×0.61, English ×0.61, Chinese ×0.61.',
    );
  });

  it('asks before the tab is closed once there is something to lose, and only then', async () => {
    const { user, ready, finish } = await open();
    await ready();
    await finish();
    expect(closingIsAsked()).toBe(false);
    await user.click(button('Start training'));
    await finish();
    expect(closingIsAsked()).toBe(true);
    await user.click(button('Go back to the original weights'));
    await finish();
    expect(closingIsAsked()).toBe(false);
  });

  it('trains on the reader’s text, draws it as it goes, and goes on', async () => {
    const { user, engine, ready, step, finish } = await open();
    await ready();
    await finish();
    fill(live().getByLabelText('Text to learn'), 'نص قصير');
    fill(live().getByLabelText('Steps'), '2');
    await user.selectOptions(live().getByLabelText('Frozen'), 'core');
    await user.click(button('Start training'));
    await act(settle);
    expect(engine.log.at(-1)).toBe('train core 2');
    expect(live().getByText(/Step 1 is being computed: 50 %/)).toBeTruthy();
    expect(button('Go back to the original weights').hasAttribute('disabled')).toBe(true);
    expect(closingIsAsked()).toBe(true);
    await step();
    await finish();
    const chart = live().getByRole('img', { name: /parallel passage/ });
    expect(chart.querySelectorAll('.chart-point')).toHaveLength(9);
    expect(live().getByText(/Weights trained: 2 steps at 5·10⁻⁵, core 5 % frozen/)).toBeTruthy();
    await user.click(button('Go on'));
    await finish();
    expect(live().getByText(/Weights trained: 4 steps/)).toBeTruthy();
    expect(chart.querySelectorAll('.chart-point')).toHaveLength(15);
  });

  it('stops and keeps what was learned', async () => {
    const { user, ready, step, finish } = await open();
    await ready();
    await finish();
    await user.click(button('Start training'));
    await step();
    await user.click(button('Stop'));
    await finish();
    expect(live().getByText('Stopped. What was learned stays.')).toBeTruthy();
    expect(live().getByText(/Weights trained: 1 steps/)).toBeTruthy();
  });

  it('tells of a failure in its own words, and can be started again', async () => {
    const { user, engine, ready, finish } = await open();
    await ready();
    await finish();
    engine.failWith = new TrainingError('training.foreign');
    await user.click(button('Start training'));
    await finish();
    expect(live().getByRole('alert').textContent).toBe(
      'This saved training belongs to another model. Start the training again.',
    );
    expect(button('Start training').hasAttribute('disabled')).toBe(false);
  });

  it('does not train where no model can be loaded', async () => {
    const { user, engine, setStatus } = await open();
    await user.click(button('Start training'));
    await setStatus({ state: 'failed', failure: { kind: 'gguf', words: words('gguf.notGguf') } });
    expect(live().getByRole('alert').textContent).toMatch(/could not be loaded/);
    expect(engine.log.some((line) => line.startsWith('train'))).toBe(false);
  });
});

describe('a training that is kept', () => {
  const KEPT: SavedTraining = {
    version: 1,
    modelName: 'Gemma 3 270M',
    modelSha256: 'a5fd'.repeat(16),
    steps: 6,
    tokens: 192,
    momentSteps: 6,
    frozenWeights: 0,
    settings: {
      text: 'نص',
      learningRate: 5e-6,
      frozen: 'core',
      steps: 12,
      tokensPerStep: 32,
      scoreEvery: 3,
    },
    points: [0, 3, 6].map((step) => ({
      step,
      tokens: 32 * step,
      loss: null,
      gradientNorm: null,
      msPerStep: null,
      scores: [{ id: 'ar', tokens: 60, meanNll: 3 }],
    })),
  };
  it('is offered at another visit, with its text, settings and curve, and may be deleted', async () => {
    const { user, engine, ready, finish } = await open();
    engine.kept = KEPT;
    await ready();
    await finish();
    expect(
      live().getByText(/keeps a training of this model: 6 steps at 5·10⁻⁶, core 5 % frozen/),
    ).toBeTruthy();
    expect(screen.queryByText(/Weights trained/)).toBeNull();
    await user.click(button('Take it up'));
    await finish();
    expect(live().getByText(/Weights trained: 6 steps/)).toBeTruthy();
    expect(live().getByLabelText<HTMLTextAreaElement>('Text to learn').value).toBe('نص');
    expect(live().getByRole('img').querySelectorAll('.chart-point')).toHaveLength(3);
    expect(button('Go on')).toBeTruthy();
    // It is kept: whoever closes the tab loses nothing.
    expect(closingIsAsked()).toBe(false);
    await user.click(button('Go back to the original weights'));
    await finish();
    expect(engine.kept).toBeNull();
  });

  it('is there again by itself in the tab that was reloaded, before anything is computed', async () => {
    const first = await open();
    await first.ready();
    await first.finish();
    await first.user.click(button('Start training'));
    await first.finish();
    cleanup();
    const { engine, ready, finish } = await open();
    engine.kept = KEPT;
    await ready();
    await finish();
    expect(live().getByText(/Weights trained: 6 steps/)).toBeTruthy();
    const [taken, scored] = ['open training kept', 'score intact'].map((start) =>
      engine.log.findIndex((line) => line.startsWith(start)),
    );
    expect(taken).toBeGreaterThanOrEqual(0);
    expect(scored).toBeGreaterThan(taken ?? 0);
  });

  it('is saved and opened as a file, and what is wrong with one is said', async () => {
    const { user, engine, ready, finish } = await open();
    await ready();
    await finish();
    expect(button('Save the trained weights').hasAttribute('disabled')).toBe(true);
    const field = live().getByLabelText('Open saved weights', { selector: 'input' });
    await user.upload(field, new File(['x'], 'trained-6.safetensors'));
    await finish();
    expect(engine.log).toContain('open training of 1 bytes');
    expect(live().getByRole('alert').textContent).toMatch(/no file of trained weights/);
    engine.kept = KEPT;
    await user.upload(field, new File(['xy'], 'trained-6.safetensors'));
    await finish();
    expect(live().getByText(/Weights trained: 6 steps/)).toBeTruthy();
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:none';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await user.click(button('Save the trained weights'));
    await finish();
    expect(await saved[0]?.text()).toBe('trained');
  });
});

describe('trained weights in the explorer', () => {
  it('are named in the header and at the numbers, which are computed anew, until the reader goes back', async () => {
    const { user, engine, explorer, ready, finish } = await open();
    await ready();
    await finish();
    await user.click(button('Start training'));
    await finish();
    expect(screen.getByText(/weights trained for 8 steps/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the explorer' }));
    expect(screen.getByText(/trained further: 8 steps at 5·10⁻⁵/)).toBeTruthy();
    expect(screen.getByText(/^The weights were trained further \(8 steps.*Experiments\.$/)).toBeTruthy();
    expect(screen.queryByText(/Nothing is changed/)).toBeNull();
    const scored = () => engine.log.filter((line) => line.startsWith('score intact')).length;
    const before = scored();
    await act(() => explorer.training.goBack());
    await finish();
    expect(scored()).toBeGreaterThan(before);
    expect(screen.queryByText(/trained further|weights trained/)).toBeNull();
    expect(screen.getByText(/Nothing is changed/)).toBeTruthy();
  });

  it('are forgotten with the model that was trained', async () => {
    const { user, explorer, ready, setStatus, finish } = await open();
    await ready();
    await finish();
    await user.click(button('Start training'));
    await finish();
    await setStatus({ state: 'loading', progress: null, remainingMs: null });
    expect(explorer.training.state.getState()).toMatchObject({ trained: null, points: [], running: false });
  });
});
