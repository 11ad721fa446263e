// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { GenerationPanel } from '../../../../app/panels/generation/GenerationPanel';
import type { ShownText } from '../../../../app/state/results';
import { fill, openPage, type Page, type PageOptions, toldLine } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const open = (options: PageOptions = {}) =>
  openPage(<GenerationPanel />, { hash: '#v1&lang=ar', ...options });
const prompt = () => screen.getByRole('textbox', { name: 'Prompt' }) as HTMLInputElement;
const generate = () => screen.getByRole('button', { name: 'Generate' });
/** One of the two texts, with its head: origin, notes, speed. */
const half = (name: 'base' | 'edited') => document.querySelector(`.generated.is-${name}`) as HTMLElement;
const words = (name: 'base' | 'edited') => half(name).textContent ?? '';
const text = (name: 'intact' | 'edited') =>
  screen.getByRole('group', { name: `Text of the ${name} model` }).textContent;

/** Puts texts there that no engine wrote. */
function show(page: Page, base: Partial<ShownText>, edited: Partial<ShownText>, tokens: readonly string[][]) {
  const common = {
    prompt: 'p',
    origin: 'live',
    running: false,
    stale: false,
    msPerToken: null,
    promptCutAt: null,
    contextFull: false,
  } as const;
  const [first = [], second = []] = tokens.map((list) =>
    list.map((token, id) => ({ id, piece: { text: token }, surprisal: 1 })),
  );
  const texts = {
    base: { ...common, tokens: first, ...base },
    edited: { ...common, tokens: second, ...edited },
  };
  act(() => page.explorer.results.setState({ texts }));
}

describe('the prompt', () => {
  it('is the paper’s by default, and what is typed is kept', async () => {
    const { shared } = await open();
    expect(prompt().value).toBe('Fudan University is located in');
    fill(prompt(), 'Paris is');
    expect(shared().prompt).toBe('Paris is');
    expect(prompt().dir).toBe('auto');
  });

  it.each([
    ['English: Fudan University is located in', 'Fudan University is located in'],
    ['Arabic: جامعة فودان تقع في', 'جامعة فودان تقع في'],
    ['Chinese: 一年有365天，一年有12个', '一年有365天，一年有12个'],
  ])('of the paper is one click away: %s', async (name, wanted) => {
    const { user, shared, calls } = await open();
    fill(prompt(), 'x');
    await user.click(screen.getByRole('button', { name }));
    expect(shared().prompt).toBe(wanted);
    expect(screen.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true');
    expect(calls.loadOnAct).toHaveBeenCalledTimes(1);
  });

  it('has to be there before anything is written', async () => {
    const { user, calls } = await open();
    fill(prompt(), '  ');
    await user.click(generate());
    expect(screen.getByRole('alert').textContent).toBe('Write a prompt first.');
    expect(prompt().getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
    expect(calls.load).not.toHaveBeenCalled();
    fill(prompt(), 'a');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the texts', () => {
  it('say what would bring them: the model, a switch', async () => {
    const page = await open();
    expect(words('base')).toContain('Nothing is recorded for this prompt');
    expect(words('edited')).toContain('Switch a region off');
    await page.setStatus({ state: 'loading', progress: null, remainingMs: null });
    expect(words('base')).toContain('once the model is loaded');
  });

  it('are written at a press of Enter, and stand side by side', async () => {
    const page = await open({ hash: '#v1&lang=ar&core=1' });
    await page.user.type(prompt(), '{Enter}');
    expect(page.calls.loadOnAct).toHaveBeenCalledTimes(1);
    await page.ready();
    expect(half('edited').getAttribute('aria-busy')).toBe('true');
    expect(words('edited')).toContain('computing');
    await page.finish();
    expect(text('intact')).toBe(' intact0 intact1');
    expect(text('edited')).toBe(' core0 core1');
    expect(words('edited')).toContain('differs from token 1 on');
    expect(words('edited')).toContain('80 ms a token, 12.5 tokens a second');
    expect(half('edited').getAttribute('aria-busy')).toBe('false');
  });

  it('are recorded ones before a model is there', async () => {
    const recorded = recordedFile(
      recordedEntry({}, ' Shanghai', {}),
      recordedEntry({ core: true }, ' zzz', {}),
    );
    await open({ hash: '#v1&core=1', recorded });
    expect([text('intact'), text('edited')]).toEqual([' Shanghai', ' zzz']);
    expect([words('base'), words('edited')].every((all) => all.includes('recorded'))).toBe(true);
  });

  it('belong to another prompt as soon as one is typed, and say so', async () => {
    const page = await open();
    await page.ready();
    await page.finish();
    fill(prompt(), 'Other');
    expect(words('base')).toContain('for another prompt or setting');
    expect(text('intact')).toContain('Fudan University is located in ');
  });

  it('grow while they are written, and can be stopped', async () => {
    const page = await open();
    await page.ready();
    await page.step();
    show(page, { running: true }, {}, [[' Sh'], []]);
    expect(words('base')).toContain('writing');
    expect(text('intact')).toBe(' Sh');
    await page.user.click(screen.getByRole('button', { name: 'Stop' }));
    await page.finish();
    expect(screen.getByRole('button', { name: 'Stop' }).hasAttribute('disabled')).toBe(true);
    expect(page.engine.log.filter((line) => line.startsWith('generate'))).toHaveLength(1);
  });
});

describe('a prompt that is too long', () => {
  const notice = () => toldLine('prompt');

  it('is cut with a notice, until another is typed', async () => {
    const page = await open();
    await page.ready();
    await page.finish();
    expect(notice()).toBeUndefined();
    fill(prompt(), 'long '.repeat(50));
    await page.user.click(generate());
    await page.finish();
    expect(notice()).toBe(
      'Your prompt is longer than the model reads at once: the first 3 tokens are continued.',
    );
    fill(prompt(), 'Other');
    expect(notice()).toBeUndefined();
  });

  it('fills the field, which says where it ends', async () => {
    await open();
    fill(prompt(), 'q'.repeat(1999));
    expect(notice()).toBeUndefined();
    fill(prompt(), 'q'.repeat(2000));
    expect(notice()).toBe('A prompt has at most 2,000 characters; what is longer is left out.');
  });

  it('leaves little room for the text, whose end is then explained', async () => {
    const page = await open();
    show(page, { contextFull: true }, {}, [[' a'], [' b']]);
    expect(words('base')).toContain('ends at 512 tokens, prompt and text together');
    expect(words('edited')).not.toContain('512');
    show(page, { contextFull: true, stale: true }, {}, [[' a'], [' b']]);
    expect(words('base')).not.toContain('512');
  });
});

describe('the difference from the base text', () => {
  it.each([
    [
      'a token differs',
      [
        [' a', ' b', ' c'],
        [' a', ' x', ' c'],
      ],
      'differs from token 2 on',
    ],
    ['one ends where the other goes on', [[' a', ' b'], [' a']], 'differs from token 2 on'],
    [
      'nothing differs',
      [
        [' a', ' b'],
        [' a', ' b'],
      ],
      'the same text',
    ],
  ])('is said where %s', async (_, tokens, expected) => {
    const page = await open({ hash: '#v1&core=1' });
    show(page, {}, {}, tokens);
    expect(words('edited')).toContain(expected);
    expect(words('base')).not.toContain('differs');
  });

  it('is not said of a text that is only half written, nor of two prompts', async () => {
    const page = await open({ hash: '#v1&core=1' });
    show(page, {}, { running: true }, [[' a', ' b'], [' a']]);
    expect(words('edited')).not.toMatch(/differs from|same text/);
    show(page, {}, { prompt: 'q' }, [[' a'], [' b']]);
    expect(words('edited')).not.toMatch(/differs from|same text/);
  });

  it('underlines every token from there on', async () => {
    const page = await open({ hash: '#v1&core=1' });
    show(page, {}, {}, [
      [' a', ' b', ' c'],
      [' a', ' x', ' c'],
    ]);
    const marked = half('edited').querySelectorAll('.token.is-different');
    expect([...marked].map((token) => token.textContent)).toEqual([' x', ' c']);
    expect(half('base').querySelector('.is-different')).toBeNull();
  });
});

describe('the tokens of a text', () => {
  it('are reached by the keyboard and say their surprisal', async () => {
    const page = await open();
    await page.ready();
    await page.finish();
    const [first, second] = within(half('base')).getAllByText(/intact/, { selector: '.token' });
    act(() => first?.focus());
    expect(screen.getByRole('tooltip').textContent).toContain('Surprisal 1.00 nats');
    expect(first?.getAttribute('aria-describedby')).toBe(screen.getByRole('tooltip').id);
    await page.user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(second);
    await page.user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
    await page.user.keyboard('{Home}');
    expect(document.activeElement).toBe(first);
  });
});

describe('sampling', () => {
  it('is greedy by default; temperature, seed and length are in the link', async () => {
    const { shared } = await open();
    const field = (name: string) => screen.getByRole('spinbutton', { name });
    expect(field('Temperature')).toHaveProperty('value', '0');
    fill(field('Temperature'), '0.7');
    fill(field('Seed'), '42');
    fill(field('New tokens'), '12');
    expect(shared()).toMatchObject({ temperature: 0.7, sampleSeed: 42, newTokens: 12 });
  });

  it.each([
    ['Temperature', '5'],
    ['Seed', '1.5'],
    ['New tokens', '0'],
    ['New tokens', '129'],
  ])('does not take %s %s', async (name, value) => {
    const { shared } = await open();
    const before = shared();
    fill(screen.getByRole('spinbutton', { name }), value);
    expect(shared()).toBe(before);
    expect(screen.getByRole('spinbutton', { name }).getAttribute('aria-invalid')).toBe('true');
  });
});
