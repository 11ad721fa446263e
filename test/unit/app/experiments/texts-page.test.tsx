// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { reportedText } from '../../../../app/experiments/texts/reported';
import { textRows } from '../../../../app/experiments/texts/rows';
import TextsPage from '../../../../app/experiments/texts/TextsPage';
import { textLines } from '../../../../app/experiments/texts/TextTable';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import {
  CONDITIONS,
  isTranslation,
  promptId,
  settingsOfCondition,
  type TextCondition,
  type TextsFigures,
} from '../../../../app/figures/texts';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { PAPER_PROMPTS } from '../../../../app/languages/prompts';
import { toRecipe } from '../../../../app/link/settings';
import { decodeState } from '../../../../app/link/url';
import { openPage } from '../../../support/page';
import { nameOf } from '../engine/fakeEngine';

await loadTexts('experiments');

const figures = (
  condition: TextCondition,
  words: readonly string[],
  surprisal: number,
  rank: number | null,
): TextsFigures => ({
  condition,
  touchedWeights: condition === 'intact' ? 0 : 375_745,
  texts: PAPER_PROMPTS.map((prompt) => ({
    prompt: promptId(prompt),
    tokens: words.map((text) => ({ text, surprisal: 0.25, underBase: 1.5 })),
    base: [0, 1].map((at) => ({ surprisal: surprisal + at, rank })),
  })),
});

const experiment: RecordedExperiment<TextsFigures> = {
  version: 1,
  experiment: 'texts',
  modelSha256: 'a'.repeat(64),
  modelName: 'Gemma 3 270m',
  text: 'made by a test',
  results: [
    figures('intact', [' months', ' here'], 0.5, 1),
    figures('ar', [' months', ' 000'], 6, null),
    figures('ar-random', [' months', ' here'], 1, 2),
  ].map((one) => ({
    id: one.condition,
    recipe: toRecipe(settingsOfCondition(one.condition)),
    conditions: {},
    inputs: '0'.repeat(16),
    backend: 'node',
    madeWith: 'a test',
    figures: one,
  })),
};
/** The page with the Arabic prompt; it opens in the reader's language. */
async function open() {
  const page = await openPage(<TextsPage />, { experiments: { texts: experiment } });
  expect(await screen.findByText(/^Prompt: There are 365/)).toBeTruthy();
  await page.user.click(screen.getByRole('radio', { name: 'Arabic' }));
  return page;
}
const group = (name: string) => screen.getByRole('group', { name });

describe('the rows of a prompt', () => {
  const rows = textRows(experiment, 'year-ar');

  it('are in the order of conditions, without those that are not recorded', () => {
    expect(rows.map(({ condition }) => condition)).toEqual(['intact', 'ar', 'ar-random']);
    expect(textRows(experiment, 'another')).toEqual([]);
  });

  it('say where a text differs, and how surprising each is under the other model', () => {
    expect(rows.map(({ differsFrom }) => differsFrom)).toEqual([null, 1, null]);
    expect(rows.map(({ meanOfBase }) => meanOfBase)).toEqual([1, 6.5, 1.5]);
    expect(rows[1]?.meanUnderBase).toBe(1.5);
    expect(rows[1]?.base.map(({ text, rank }) => [text, rank])).toEqual([
      [' months', null],
      [' here', null],
    ]);
  });

  it('become a line a token of CSV, of both texts', () => {
    const lines = textLines(rows, 'p');
    expect(lines).toHaveLength(1 + 3 * 4);
    expect(lines).toContainEqual(['p', 'ar', 'written', 2, ' 000', 0.25, 1.5, '']);
    expect(lines).toContainEqual(['p', 'ar', 'intact text', 1, ' months', 6, '', 'beyond 64']);
  });
});

describe('conditions', () => {
  it('are recipes that the explorer’s switches make', () => {
    const names = CONDITIONS.map((condition) => nameOf(toRecipe(settingsOfCondition(condition))));
    expect(names.slice(0, 6)).toEqual(['intact', 'core', 'random core', 'ar', 'random ar', 'en']);
    expect(names.slice(-2)).toEqual(['parameter', 'parameter']);
  });
});

describe('prompts', () => {
  it('that the paper has not are marked as translations', () => {
    const translated = PAPER_PROMPTS.filter(isTranslation).map(promptId);
    expect(translated).toEqual(['university-ar', 'university-zh']);
  });

  it('have the paper’s text beside where it prints one, and none elsewhere', () => {
    expect(reportedText('year-ar', 'ar')).toMatchObject({ text: '\uFFFD\uFFFD\uFFFD', model: 'LLaMA-2-7B' });
    expect(reportedText('university-en', 'breaks')?.text).toMatch(/^Tertian/);
    expect(reportedText('university-zh', 'ar')).toBeUndefined();
    expect(reportedText('year-en', 'core')).toBeUndefined();
  });
});

describe('the page of texts', () => {
  it('shows base beside edited, from the first difference on underlined', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(
      'What does it write without a region?',
    );
    const written = group('Without Arabic: what it writes');
    expect(written.textContent).toBe(' months 000');
    expect([...written.querySelectorAll('.is-different')].map((token) => token.textContent)).toEqual([
      ' 000',
    ]);
    expect(group('Without Arabic: the intact text').textContent).toBe(' months here');
    expect(screen.getByText(/the same text/)).toBeTruthy();
  });

  it('says surprisal and rank of a token at its focus', async () => {
    await open();
    const [token] = within(group('Without Arabic: the intact text')).getAllByText('months');
    act(() => token?.focus());
    const hint = screen.getByRole('tooltip').textContent;
    expect(hint).toContain('Surprisal 6.00 nats');
    expect(hint).toContain('Next tokens of this model: rank beyond 64');
  });

  it('says what the intact model makes of a written token', async () => {
    await open();
    const [token] = within(group('Without Arabic: what it writes')).getAllByText('000');
    act(() => token?.focus());
    expect(screen.getByRole('tooltip').textContent).toContain('Under the intact model 1.50 nats');
  });

  it('draws the surprisal of the intact text, and the rank of its first token', async () => {
    const { user } = await open();
    const chart = screen.getByRole('application', { name: /How surprised/ });
    act(() => chart.focus());
    for (const words of [
      'Intact: 1.00 nats a token, first token rank 1',
      'Without Arabic: 6.50 nats a token, first token rank beyond 64',
      'Random, size of Arabic: 1.50 nats a token, first token rank 2',
    ]) {
      expect(screen.getByText(words)).toBeTruthy();
      await user.keyboard('{ArrowDown}');
    }
    expect(chart.querySelectorAll('.chart-mark-random')).toHaveLength(1);
  });

  it('has the paper’s text as reported, and the numbers in a table', async () => {
    const { user } = await open();
    expect(screen.getByText(/reported, LLaMA-2-7B \(Appendix F\): \uFFFD\uFFFD\uFFFD/)).toBeTruthy();
    await user.click(screen.getByText('Table'));
    const rows = within(screen.getByRole('table', { name: /^What is written after/ })).getAllByRole('row');
    expect(rows[2]?.textContent).toBe(
      'Without Arabic months 00026.501.50rank beyond 64375,745\uFFFD\uFFFD\uFFFD',
    );
  });

  it('marks a prompt that was translated for this project', async () => {
    const { user } = await open();
    expect(screen.queryByText(/translated for this project/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Fudan University' }));
    expect(screen.getByText(/translated for this project/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'English' }));
    expect(screen.getByText('Prompt: Fudan University is located in')).toBeTruthy();
    expect(screen.queryByText(/translated for this project/)).toBeNull();
  });
});

describe('writing it live', () => {
  it('is a share link with recipe and prompt, which a click follows', async () => {
    const page = await open();
    const link = screen.getByRole('link', { name: /Write this in the explorer/ });
    const { state, problems } = decodeState(link.getAttribute('href') ?? '');
    expect(problems).toEqual([]);
    expect(state).toMatchObject({ off: ['ar'], prompt: 'هناك 365 يومًا في السنة و12', page: null });
    await page.user.click(link);
    expect(page.shared()).toMatchObject({ off: ['ar'], prompt: 'هناك 365 يومًا في السنة و12', newTokens: 24 });
    expect(page.calls.load).toHaveBeenCalled();
  });

  it('takes the condition that is chosen', async () => {
    const page = await open();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Model' }), 'Parameter 163 × 4');
    await page.user.click(screen.getByRole('link', { name: /Write this/ }));
    expect(page.shared().extras).toMatchObject([{ target: 'parameter', layer: 1, dimension: 163 }]);
    expect(page.shared().off).toEqual([]);
  });
});
