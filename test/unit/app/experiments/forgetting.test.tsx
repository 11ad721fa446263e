// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import { wayPanels } from '../../../../app/experiments/forgetting/curves';
import { liveSeries } from '../../../../app/experiments/forgetting/series';
import type { Forgetting } from '../../../../app/figures/forgetting';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import { trainingsOf } from '../../../../app/figures/trainings';
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
  it('are the way of each recorded condition: learned against lost', () => {
    const panels = wayPanels(trainingsOf(FILES.forgetting));
    expect(panels.map(({ setting, curves }) => [setting.learningRate, curves.length])).toEqual([
      [5e-5, 2],
      [5e-6, 1],
    ]);
    const end = panels[0]?.curves[0]?.points.at(-1);
    expect(end?.step).toBe(10);
    // Arabic by itself, English and Chinese in the mean: all fell by half a nat.
    expect(end?.learned.value).toBeCloseTo(Math.exp(-0.5), 9);
    expect(end?.lost.value).toBeCloseTo(Math.exp(-0.5), 9);
  });

  it('are the reader’s run where it was scored', () => {
    const step = { tokens: 32, loss: 3, gradientNorm: 1, msPerStep: 9 };
    const scores = [{ id: 'ar', tokens: 60, meanNll: 2 }];
    const panels = ['ar', 'zh'] as const;
    expect(liveSeries([{ ...step, step: 1, scores: [] }], 'core', 5e-5, panels)).toBeNull();
    const series = liveSeries([{ ...step, step: 2, scores }], 'core', 5e-5, panels);
    expect(series?.freezing).toBe('core');
    expect(series?.curves.map((curve) => [curve.code, curve.scores.length])).toEqual([
      ['ar', 1],
      ['zh', 0],
    ]);
  });
});

describe('the page of forgetting', () => {
  it('draws a panel a setting and a curve a condition, and says that the file is an early one', async () => {
    await open();
    const chart = await screen.findByRole('img', { name: /What was learned of one language/ });
    expect(chart.querySelectorAll('.chart-curve')).toHaveLength(3);
    expect(chart.querySelectorAll('.chart-point')).toHaveLength(9);
    expect(screen.getByText(/^Recorded before Swahili was/)).toBeTruthy();
  });

  it('has the ends of each run as a table, and the paper’s end points beside it', async () => {
    await open();
    await screen.findByRole('img', { name: /What was learned/ });
    const table = screen.getByRole('table', { name: /before and after/, hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(10);
    expect(within(table).getAllByText(/^×0\.6/).length).toBe(9);
    expect(screen.getByText('563.423')).toBeTruthy();
  });

  it('says in a sentence a setting what became of the language and of the others under each condition', async () => {
    await open();
    const text = (await screen.findByText(/perplexity against before, of/)).textContent;
    expect(text).toMatch(
      /^Arabic, rate 5·10⁻⁵, 10 steps: .*\(English, Chinese\): full ×0\.6.*; core 5 % frozen ×0\.6/,
    );
    expect(text).toMatch(/Arabic, rate 5·10⁻⁶, 10 steps: /);
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
    fill(live().getByLabelText('Score every … steps'), '2');
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
    expect(live().getByText(/Weights trained: 2 steps at 1·10⁻⁴, core 5 % frozen/)).toBeTruthy();
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
    expect(screen.getByText(/weights trained for 30 steps/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the explorer' }));
    expect(screen.getByText(/trained further: 30 steps at 1·10⁻⁴/)).toBeTruthy();
    expect(screen.getByText(/^The weights were trained further \(30 steps.*Experiments\.$/)).toBeTruthy();
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
