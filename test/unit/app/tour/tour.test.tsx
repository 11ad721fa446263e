// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { pageStorage } from '../../../../app/browser/storage';
import { readMarked } from '../../../../app/glossary/marked';
import { glossaryEn } from '../../../../app/i18n/glossary.en';
import { glossaryZh } from '../../../../app/i18n/glossary.zh';
import { tourEn } from '../../../../app/i18n/tour.en';
import { tourZh } from '../../../../app/i18n/tour.zh';
import { DEFAULT_STATE } from '../../../../app/link/shared';
import { CHAPTERS } from '../../../../app/link/tour_steps';
import { decodeState, encodeState } from '../../../../app/link/url';
import { isDone, isSet, roundOf, TOUR, type TourStep } from '../../../../app/tour/steps';
import { openPage } from '../../../support/page';

const open = (hash = '') => openPage(<App />, { hash });
const panel = () => within(screen.getByRole('complementary'));
const title = () => panel().getByRole('heading', { level: 2 }).textContent;

beforeEach(() => localStorage.clear());

describe('the steps of the tour', () => {
  it('go through the chapters in order, five steps first', () => {
    expect(TOUR.filter(({ chapter }) => chapter === 'short')).toHaveLength(5);
    const chapters = TOUR.map(({ chapter }) => chapter);
    expect([...new Set(chapters)]).toEqual(CHAPTERS);
    expect(chapters).toEqual([...chapters].sort((a, b) => CHAPTERS.indexOf(a) - CHAPTERS.indexOf(b)));
  });

  it('have a text for what is to be done exactly where something is', () => {
    for (const { id, want } of TOUR) expect('act' in tourEn.steps[id]).toBe(want !== undefined);
  });

  it('mark only terms that the glossary has, in both languages', () => {
    for (const { steps } of [tourEn, tourZh])
      for (const texts of Object.values(steps))
        for (const text of Object.values(texts)) expect(() => readMarked(text)).not.toThrow();
    expect(() => readMarked('a [word](no-such-term)')).toThrow(/no term "no-such-term"/);
    expect(readMarked('the [core](core-region).')).toEqual([
      'the ',
      { text: 'core', term: 'core-region' },
      '.',
    ]);
  });

  it('begin with the removal, not with an equation', () => {
    expect(TOUR[0]?.want).toMatchObject({ core: true });
    expect(TOUR[0]?.equation).toBeUndefined();
    expect(roundOf(TOUR[5] as TourStep)[0]?.want).toMatchObject({ core: true });
  });

  it('stand in states that a link can carry', () => {
    for (const { id, state, want } of TOUR) {
      const shared = { ...DEFAULT_STATE, ...state, ...want, tour: id };
      expect(decodeState(`#${encodeState(shared)}`)).toEqual({ state: shared, problems: [] });
    }
  });
});

describe('the tour', () => {
  it('begins with its first step and points at the perplexities', async () => {
    const { user, shared } = await open('#v1&page=core');
    await user.click(screen.getByRole('button', { name: 'Tour' }));
    await waitFor(() => expect(title()).toBe('Switch 1 % off'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Switch 1 % off'));
    expect(shared()).toMatchObject({ tour: 'short-core', page: null });
    expect(screen.getByRole('complementary').dataset.beside).toBe('perplexity');
    expect(document.querySelectorAll("[data-tour='perplexity']")).toHaveLength(1);
  });

  it('notices that the reader did what it asks for, by the ordinary switch', async () => {
    const { user } = await open('#v1&tour=core-off');
    await waitFor(() => expect(title()).toBe('Take the core away'));
    expect(panel().queryByText(/every language suffers/)).toBeNull();
    await user.click(screen.getByRole('switch', { name: 'Core region' }));
    expect(panel().getByText(/every language suffers/)).toBeTruthy();
    expect(panel().getByText(/numbers on screen are recorded/)).toBeTruthy();
    expect(panel().queryByRole('button', { name: 'Do it and go on' })).toBeNull();
    expect(panel().getByRole('button', { name: 'Next' })).toBeTruthy();
  });

  it('does it for the reader who asks, in a way that can be undone', async () => {
    const { user, shared } = await open('#v1&off=ru&tour=dimension-breaks');
    await user.click(await screen.findByRole('button', { name: 'Do it and go on' }));
    expect(shared()).toMatchObject({ off: [], extras: [{ dimension: 163 }] });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(shared()).toMatchObject({ off: ['ru'], extras: [] });
  });

  it('shows every break to whoever presses one key alone, every step pointing at something', async () => {
    const { user, shared } = await open('#v1&tour=short-core');
    await waitFor(() => expect(title()).toBe('Switch 1 % off'));
    screen.getByRole('button', { name: 'Do it and go on' }).focus();
    for (const step of TOUR) {
      expect(shared().tour).toBe(step.id);
      await waitFor(() => expect(title()).toBe(tourEn.steps[step.id].title));
      const round = roundOf(step);
      expect(panel().getByText(`Step ${round.indexOf(step) + 1} of ${round.length}`)).toBeTruthy();
      expect(isSet(step, shared())).toBe(true);
      if (isDone(step, shared()) === false) await user.keyboard('{Enter}');
      expect(isDone(step, shared())).not.toBe(false);
      expect(panel().getByText('Look for:')).toBeTruthy();
      await waitFor(() => expect(document.querySelector(`[data-tour='${step.target}']`)).not.toBeNull());
      await user.keyboard('{Enter}');
    }
    expect(shared().tour).toBeNull();
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('brings the edit that a step speaks of, where its link holds nothing else', async () => {
    const { shared } = await open('#v1&tour=core-text');
    await waitFor(() => expect(shared().core).toBe(true));
    cleanup();
    const other = await open('#v1&off=ru&tour=core-text');
    await waitFor(() => expect(title()).toBe('What it writes without the core'));
    expect(other.shared()).toMatchObject({ core: false, off: ['ru'] });
  });

  it('goes back, jumps to a chapter, and is left with Escape', async () => {
    const { user, shared } = await open('#v1&tour=core-off');
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    expect(shared().tour).toBe('short-doubt');
    await user.selectOptions(panel().getByRole('combobox', { name: 'Chapter' }), 'Two minutes');
    expect(panel().getByRole<HTMLButtonElement>('button', { name: 'Back' }).disabled).toBe(true);
    await user.selectOptions(panel().getByRole('combobox', { name: 'Chapter' }), '6. How not to be fooled');
    expect(shared().tour).toBe('fooled-random');
    await user.keyboard('{Escape}');
    expect(shared().tour).toBeNull();
  });

  it('invites once', async () => {
    const { user } = await open();
    const button = screen.getByRole('button', { name: 'Tour' });
    expect(button.title).toMatch(/First time here/);
    await user.click(button);
    expect(button.title).toBe('');
    expect(pageStorage().getItem('tour-begun')).toBe('1');
  });
});

describe('a term', () => {
  it('explains itself on focus, at a press and on hover, and Escape closes it', async () => {
    const { user, shared } = await open('#v1&tour=core-what');
    const word = await screen.findByRole('button', { name: 'perplexity' });
    await user.hover(word);
    expect((await screen.findByRole('tooltip')).textContent).toContain(glossaryEn.terms.perplexity.is);
    await user.unhover(word);
    expect(screen.queryByRole('tooltip')).toBeNull();
    await user.click(word);
    const explanation = await screen.findByRole('tooltip');
    expect(word.getAttribute('aria-describedby')).toBe(explanation.id);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
    expect(shared().tour).toBe('core-what');
  });

  it('stands in the glossary with all others, and the equations in MathML', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Menu'));
    await user.click(screen.getByRole('button', { name: 'Glossary' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Glossary' }));
    for (const { name } of Object.values(glossaryEn.terms))
      expect(dialog.getAllByRole('term').map((term) => term.textContent)).toContain(name);
    const maths = [...document.querySelectorAll('math')];
    expect(maths.map((math) => math.getAttribute('aria-label'))).toEqual(Object.values(glossaryEn.equations));
    expect(Object.keys(glossaryZh.terms)).toEqual(Object.keys(glossaryEn.terms));
  });
});
