// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import DownstreamPage from '../../../../app/experiments/downstream/DownstreamPage';
import { answerers } from '../../../../app/experiments/downstream/useChooseRun';
import { CONDITIONS, LANGUAGES } from '../../../../app/figures/downstream';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { BackendError } from '../../../../workers/errors';
import { words } from '../../../../workers/errors/words';
import { INTACT } from '../../../../workers/model/recipe';
import { openPage } from '../../../support/page';
import { nameOf } from '../engine/fakeEngine';

await loadTexts('experiments');

/** 100 questions, 25 with each answer; without the Arabic region only A is chosen. */
const tally = (onlyA: boolean) => ({
  questions: 100,
  answers: [25, 25, 25, 25, 0],
  right: onlyA ? [25, 0, 0, 0, 0] : [10, 8, 7, 5, 0],
  chosen: onlyA ? [100, 0, 0, 0, 0] : [40, 30, 20, 10, 0],
  guessed: [6.25, 6.25, 6.25, 6.25, 0],
  probability: onlyA ? [64, 12, 12, 12, 0] : [36, 22, 21, 21, 0],
  probabilitySquared: onlyA ? [42, 2, 2, 2, 0] : [14, 5, 5, 5, 0],
  letterProbability: 40,
});
const experiment = {
  version: 1,
  experiment: 'downstream',
  modelSha256: 'a'.repeat(64),
  modelName: 'Gemma 3 270m',
  text: 'made by a test',
  results: LANGUAGES.flatMap((language) =>
    CONDITIONS.map((condition) => ({
      id: `${language}-${condition}-0`,
      recipe: INTACT,
      inputs: '0'.repeat(16),
      backend: 'node',
      madeWith: 'a test',
      figures: {
        language,
        condition,
        touchedWeights: 12_345,
        tally: tally(condition === 'arabic' && language === 'ar'),
      },
    })),
  ),
};
const open = (hash = '') => openPage(<DownstreamPage />, { hash, experiments: { downstream: experiment } });
const run = () => screen.getByRole('button', { name: /^Answer with/ });

describe('the page of multiple choice', () => {
  it('asks its question, says what moved, and how to read it', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toMatch(/knowledge, or a habit/);
    expect(screen.getByText(/probability of A goes from 36\.0 % to 64\.0 %/).textContent).toContain(
      'right answers are 30.0 % before and 25.0 % after, where guessing gets 25.0 %',
    );
    expect(screen.getByText(/near chance/)).toBeTruthy();
    expect(screen.getByText(/^Recorded in part: 100 of 520 questions/)).toBeTruthy();
  });

  it('draws a mark with its interval for each measure of each condition, recorded ones hollow', async () => {
    await open();
    const chart = screen.getByRole('img', { name: /Share of right answers/ });
    expect(chart.querySelectorAll('.chart-mark-edited.is-recorded')).toHaveLength(4 * 3);
    expect(chart.querySelectorAll('.chart-mark-random')).toHaveLength(4 * 3);
    expect(chart.querySelectorAll('.answer-chance')).toHaveLength(3);
    const titles = [...chart.querySelectorAll('title')].map((title) => title.textContent);
    expect(titles).toContain(
      'Questions in Arabic, without Arabic: Right, answer not A 0.0 %, 0.0 % to 4.9 %',
    );
  });

  it('has the paper’s eight numbers beside, in violet, and no others', async () => {
    await open();
    const reported = [...document.querySelectorAll('.answer-reported title')].map(
      (title) => /([\d.]+) %/.exec(title.textContent ?? '')?.[1],
    );
    expect(reported.sort()).toEqual(['25.6', '1.5', '26.7', '42.5', '39.3', '39.7', '36.0', '64.0'].sort());
  });

  it('has the same numbers in a table', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Table'));
    const [, first, second] = within(screen.getByRole('table')).getAllByRole('row');
    expect(first?.textContent).toContain('Questions in Arabicintact10030.0 %');
    expect(second?.textContent).toContain('0.0 % 0.0 % to 4.9 % reported 1.5 %');
    expect(second?.textContent).toContain('12,345');
  });
});

describe('a live run', () => {
  it('lets the intact model answer the project’s questions where nothing is switched off', async () => {
    const page = await open();
    await page.ready();
    page.engine.log.length = 0;
    await page.user.click(run());
    expect(screen.getByText(/Nothing is switched off/)).toBeTruthy();
    await page.finish();
    expect(page.engine.log.filter((line) => line.startsWith('choose'))).toEqual(['choose intact ar: 20']);
    expect(screen.getByText('20 of 20 answers')).toBeTruthy();
    const table = screen.getAllByRole('table').at(-1) as HTMLElement;
    // The fake always answers A, which is right for a quarter of the questions.
    expect(within(table).getAllByRole('row')[1]?.textContent).toContain('25.0 %');
    expect(document.querySelectorAll('.chart-drawing .chart-mark-base:not(.is-recorded)')).toHaveLength(3);
  });

  it('compares with the recipe that is set and its random control, in the language that is chosen', async () => {
    const page = await open('#v1&off=ar');
    await page.ready();
    await page.finish();
    await page.user.click(screen.getByRole('radio', { name: 'English' }));
    await page.user.click(run());
    await page.finish();
    expect(page.engine.log.filter((line) => line.startsWith('choose'))).toEqual([
      'choose intact en: 20',
      'choose ar en: 20',
      'choose random ar en: 20',
    ]);
    expect(screen.getByText('60 of 60 answers')).toBeTruthy();
  });

  it('can be stopped, and keeps what was answered', async () => {
    const page = await open('#v1&off=ar');
    await page.ready();
    await page.finish();
    await page.user.click(run());
    await page.step();
    await page.user.click(screen.getByRole('button', { name: 'Stop' }));
    await page.finish();
    expect(screen.getByText(/^Stopped after 20 of 60 answers/)).toBeTruthy();
    expect(page.engine.log.filter((line) => line.startsWith('choose'))).not.toContain(
      'choose random ar ar: 20',
    );
    expect(run()).toHaveProperty('disabled', false);
  });

  it('loads the model first, and says why where it can’t', async () => {
    const page = await open();
    await page.user.click(run());
    expect(page.calls.load).toHaveBeenCalledTimes(1);
    expect(screen.getByText(/Loading the model/)).toBeTruthy();
    await page.setStatus({ state: 'failed', failure: { kind: 'backend', words: words('backend.none') } });
    expect(screen.getByRole('alert').textContent).toBe(
      'No back end of this browser passed its check: try another browser.',
    );
  });

  it('says what failed in the engine', async () => {
    const page = await open();
    await page.ready();
    await page.finish();
    page.engine.failWith = new BackendError('backend.gpuLost', { reason: 'hung' });
    await page.user.click(run());
    await page.finish();
    expect(screen.getByText(/^The GPU was lost in the middle of a computation \(hung\)/)).toBeTruthy();
  });
});

describe('the reader’s CSV', () => {
  const upload = async (text: string) => {
    const page = await open();
    await page.ready();
    await page.finish();
    await page.user.click(screen.getByRole('radio', { name: 'My CSV' }));
    await page.user.upload(
      screen.getByLabelText('Open a CSV file…', { selector: 'input' }),
      new File([text], 'mine.csv'),
    );
    return page;
  };

  it('is read and answered', async () => {
    const page = await upload('question,A,B,answer\nq,a,b,B\nr,c,d,A\ns,e,f,A');
    await waitFor(() => expect(screen.getByText('mine.csv: 3 questions')).toBeTruthy());
    await page.user.click(run());
    await page.finish();
    expect(page.engine.log).toContain('choose intact ar: 3');
    expect(screen.getAllByText('66.7 %', { exact: false }).length).toBeGreaterThan(0);
  });

  it('that is none is refused with what was expected, and nothing runs', async () => {
    const page = await upload('question,A,B\nq,a,b');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('lacks the column answer'));
    await page.user.click(run());
    expect(page.engine.log.some((line) => line.startsWith('choose'))).toBe(false);
  });

  it('has to be chosen before it can be answered', async () => {
    const page = await open();
    await page.user.click(screen.getByRole('radio', { name: 'My CSV' }));
    await page.user.click(run());
    expect(screen.getByRole('alert').textContent).toBe('Choose a CSV file first.');
    expect(page.calls.load).not.toHaveBeenCalled();
  });
});

describe('who answers', () => {
  it('is the intact model, then the edited one, then a control where a region is edited', () => {
    const parameter = {
      target: 'parameter',
      norm: 'attn_norm',
      layer: 1,
      dimension: 3,
      operation: { op: 'zero' },
    } as const;
    const names = answerers({ version: 1, edits: [parameter] }, 0).map(([name, recipe]) => [
      name,
      nameOf(recipe),
    ]);
    expect(names).toEqual([
      ['base', 'intact'],
      ['edited', 'parameter'],
    ]);
  });
});
