// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { App } from '../../../../app/App';
import { browserLectures } from '../../../../app/lecture/store';
import { openPage } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

beforeEach(() => {
  localStorage.clear();
  browserLectures().state.setState({
    lectures: [],
    copies: [],
    removed: null,
    unsaved: false,
    editing: null,
  });
});

afterEach(() => vi.restoreAllMocks());

const stage = () => screen.findByRole('application', { name: /^Lecture/ });

async function openLectures(hash = '') {
  const page = await openPage(<App />, { hash });
  await page.user.click(screen.getByText('Menu'));
  await page.user.click(screen.getByRole('button', { name: 'Lectures' }));
  return { ...page, dialog: within(await screen.findByRole('dialog', { name: 'Lectures' })) };
}

describe('the composer', () => {
  it('makes a lecture of what is set and of pasted links, in any order', async () => {
    const { dialog, user } = await openLectures('#v1&off=ar');
    await user.click(dialog.getByRole('button', { name: 'New lecture' }));
    await user.click(dialog.getByRole('button', { name: 'Add what is set now' }));
    await user.type(dialog.getByRole('textbox', { name: 'A share link:' }), 'http://localhost/#v1&core=1');
    await user.click(dialog.getByRole('button', { name: 'Add the link' }));
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Title of step 1' }).value).toMatch(
      /^Arabic region/,
    );
    await user.click(dialog.getByRole('button', { name: 'Step 2 up' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Step 1: predict first' }));
    await user.type(dialog.getByRole('textbox', { name: 'Speaker notes of step 1' }), 'Slowly.');
    const [lecture] = browserLectures().state.getState().lectures;
    expect(lecture?.steps.map(({ link }) => link)).toEqual(['v1&core=1', 'v1&off=ar']);
    expect(lecture?.steps[0]).toMatchObject({ predict: true, notes: 'Slowly.' });
  });

  it('says that a pasted text is no link of the explorer, and keeps it', async () => {
    const { dialog, user } = await openLectures();
    await user.click(dialog.getByRole('button', { name: 'New lecture' }));
    const field = dialog.getByRole<HTMLInputElement>('textbox', { name: 'A share link:' });
    await user.type(field, 'http://localhost/#junk');
    await user.click(dialog.getByRole('button', { name: 'Add the link' }));
    expect(dialog.getByRole('alert').textContent).toMatch(/no link of the explorer/);
    expect(field.value).toBe('http://localhost/#junk');
  });

  it('opens a lecture file, refuses what is none, and brings back what was removed', async () => {
    const { dialog, user } = await openLectures();
    const input = dialog.getByLabelText('Open a lecture file…');
    await user.upload(input, new File(['{"version":9}'], 'later.json', { type: 'application/json' }));
    expect((await dialog.findByRole('alert')).textContent).toMatch(/of version 9/);
    const file = { version: 1, id: 'x', title: 'From a file', revision: 0, steps: [] };
    await user.upload(input, new File([JSON.stringify(file)], 'a.json', { type: 'application/json' }));
    expect(await dialog.findByRole('region', { name: 'From a file' })).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Remove' }));
    await user.click(dialog.getByRole('button', { name: 'Bring “From a file” back' }));
    expect(dialog.getByRole('region', { name: 'From a file' })).toBeTruthy();
  });

  it('adds what is seen from the menu, at a press, and stands there when it is opened again', async () => {
    const { user } = await openPage(<App />, { hash: '#v1&off=ar' });
    const add = async () => {
      await user.click(screen.getByText('Menu'));
      await user.click(screen.getByRole('button', { name: 'Add what I see to a lecture' }));
    };
    await add();
    expect(await screen.findByText('Added as step 1 of “Untitled lecture”.')).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: 'Core region' }));
    await add();
    expect(await screen.findByText('Added as step 2 of “Untitled lecture”.')).toBeTruthy();
    const [lecture] = browserLectures().state.getState().lectures;
    expect(lecture?.steps.map(({ link }) => link)).toEqual(['v1&off=ar', 'v1&core=1&off=ar']);
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Lectures' }));
    expect(dialog.getByRole('textbox', { name: 'Title of step 2' })).toBeTruthy();
    expect(browserLectures().state.getState().editing).toEqual({ id: lecture?.id, at: 1 });
  });

  it('makes a link of a lecture, which another browser opens', async () => {
    const { dialog, user } = await openLectures();
    await user.click(dialog.getByRole('button', { name: 'Copy it to edit' }));
    await user.click(dialog.getByRole('button', { name: 'Make a link' }));
    const link = (await dialog.findByRole<HTMLTextAreaElement>('textbox', { name: /^Link of the lecture/ }))
      .value;
    browserLectures().state.setState({ lectures: [] });
    localStorage.clear();
    cleanup();
    await openPage(<App lectureLinks={createStore<string | null>(() => new URL(link).hash)} />);
    const opened = within(await screen.findByRole('dialog', { name: 'Lectures' }));
    expect(await opened.findByRole('textbox', { name: 'Title of step 10' })).toBeTruthy();
    cleanup();
    await openPage(<App lectureLinks={createStore<string | null>(() => new URL(link).hash.slice(0, 200))} />);
    expect(await screen.findByText(/was cut on its way/)).toBeTruthy();
  });
});

/** A window that lies in this page: the test's browser opens no other. */
function secondWindow() {
  const [documentElement, head, body] = ['div', 'div', 'div'].map((name) =>
    document.body.appendChild(document.createElement(name)),
  ) as [HTMLElement, HTMLElement, HTMLElement];
  const importNode = document.importNode.bind(document);
  const other = Object.assign(new EventTarget(), {
    document: { title: '', documentElement, head, body, importNode },
    close: vi.fn(),
  });
  return { other: other as unknown as Window, body };
}

describe('a lecture that is given', () => {
  const recorded = recordedFile(
    recordedEntry({}, ' the center', { ar: 48, en: 30 }),
    recordedEntry({ core: true }, ' noise', { ar: 4.8e11, en: 6e8 }),
  );

  it('goes by the keys of a presenter, hides what is to be guessed, and shows recorded results as such', async () => {
    const { user, shared } = await openPage(<App />, { hash: '#v1&lecture=fudan-university.0', recorded });
    const slide = within(await stage());
    await waitFor(() =>
      expect(slide.getByRole('heading', { level: 2 }).textContent).toMatch(/speaks many languages/),
    );
    expect(slide.getByText('recorded')).toBeTruthy();
    await user.keyboard('{PageDown}');
    await waitFor(() =>
      expect(shared()).toMatchObject({ lecture: { id: 'fudan-university', at: 1 }, core: true }),
    );
    expect(slide.getByText('What will happen? Guess first.')).toBeTruthy();
    expect(slide.queryByText('noise')).toBeNull();
    await user.keyboard(' ');
    expect(slide.queryByText(/Guess first/)).toBeNull();
    expect(slide.getByText('recorded')).toBeTruthy();
    await user.keyboard('{PageDown} ');
    expect(slide.getByRole('cell', { name: '×1·10¹⁰' })).toBeTruthy();
    await user.keyboard('{ArrowDown}');
    expect(document.querySelector('.is-spoken-of th')?.textContent).toBe('Arabic');
    await user.keyboard('{PageUp}');
    expect(shared().lecture?.at).toBe(1);
  });

  it('goes black, shows the code, notes where no window opens, and ends', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null);
    const { user, shared } = await openPage(<App />, { hash: '#v1&lecture=fudan-university.0', recorded });
    await stage();
    await user.keyboard('n');
    expect(screen.getByText(/only continues text/)).toBeTruthy();
    expect(screen.getByText(/opens no second window/)).toBeTruthy();
    await user.keyboard('n');
    expect(screen.queryByText(/only continues text/)).toBeNull();
    await user.keyboard('nq');
    expect(screen.getByText(/only continues text/)).toBeTruthy();
    expect(screen.getByRole('img', { name: 'QR code of this step' })).toBeTruthy();
    await user.keyboard('b');
    expect(document.querySelector<HTMLElement>('.slide')?.hidden).toBe(true);
    await user.keyboard('x{PageDown}');
    expect(document.querySelector<HTMLElement>('.slide')?.hidden).toBe(false);
    expect(shared().lecture?.at).toBe(0);
    await user.keyboard('{Escape}');
    expect(shared().lecture).toBeNull();
  });

  it('shows the notes in a window of their own, from which it goes on', async () => {
    const { other, body } = secondWindow();
    const open = vi.spyOn(window, 'open').mockReturnValue(other);
    const { user, shared } = await openPage(<App />, { hash: '#v1&lecture=fudan-university.0', recorded });
    const slide = within(await stage());
    await user.keyboard('n');
    const notes = within(body);
    expect(open).toHaveBeenCalledTimes(1);
    expect(notes.getByText(/only continues text/)).toBeTruthy();
    expect(slide.queryByText(/only continues text/)).toBeNull();
    expect(notes.getByText(/^We remove 1 % of the weights/)).toBeTruthy();
    await user.click(notes.getByRole('button', { name: 'Next' }));
    expect(shared().lecture?.at).toBe(1);
    expect(notes.getByText(/still hidden/)).toBeTruthy();
    await user.click(notes.getByRole('button', { name: 'Reveal' }));
    expect(slide.queryByText(/Guess first/)).toBeNull();
    await user.click(notes.getByRole('button', { name: 'Black' }));
    expect(document.querySelector<HTMLElement>('.slide')?.hidden).toBe(true);
    await user.keyboard('b{Escape}');
    expect(other.close).toHaveBeenCalled();
  });

  it('goes on by a tap and a swipe, which do not count where a finger scrolls', async () => {
    const { shared } = await openPage(<App />, { hash: '#v1&lecture=fudan-university.0', recorded });
    const slide = await stage();
    const finger = (from: readonly [number, number], to: readonly [number, number]) => {
      const target = within(slide).getByRole('heading', { level: 2 });
      fireEvent.pointerDown(target, { pointerType: 'touch', clientX: from[0], clientY: from[1] });
      fireEvent.pointerUp(target, { pointerType: 'touch', clientX: to[0], clientY: to[1] });
    };
    finger([200, 300], [203, 302]);
    await waitFor(() => expect(shared().lecture?.at).toBe(1));
    finger([300, 300], [200, 310]);
    expect(within(slide).queryByText(/Guess first/)).toBeNull();
    finger([100, 300], [200, 310]);
    await waitFor(() => expect(shared().lecture?.at).toBe(0));
    finger([100, 600], [130, 300]);
    expect(shared().lecture?.at).toBe(0);
  });

  it('gives the explorer back as it was before, with what can be undone', async () => {
    const { explorer, user, shared } = await openPage(<App />, { hash: '#v1&off=vi', recorded });
    act(() => explorer.store.getState().edit({ off: ['ru'] }));
    const before = explorer.store.getState();
    act(() => explorer.store.getState().give({ id: 'fudan-university', at: 1 }));
    await stage();
    await waitFor(() => expect(shared().core).toBe(true));
    await user.keyboard(' {PageDown}{Escape}');
    expect(shared()).toEqual(before.shared);
    expect(explorer.store.getState().past).toEqual(before.past);
  });

  it('has a code of what the slide shows, for a phone that has no lecture, or says why there is none', async () => {
    const long = 'x'.repeat(2000);
    const prompts = [`v1&prompt=${long}`, `v1&prompt=${encodeURIComponent('复'.repeat(400))}`];
    const steps = prompts.map((link, at) => ({
      id: `s-${at}`,
      title: 'Long',
      notes: '',
      link,
      predict: false,
      shows: 'both' as const,
    }));
    browserLectures().state.setState({
      lectures: [{ version: 1, id: 'mine', title: 'Mine', revision: 0, steps }],
    });
    const { user, shared } = await openPage(<App />, { hash: '#v1&lecture=mine.0', recorded });
    await stage();
    await waitFor(() => expect(shared().prompt).toBe(long));
    await user.keyboard('q');
    expect(screen.getByRole('img', { name: 'QR code of this step' })).toBeTruthy();
    expect(screen.getByText(/opens on this machine only/)).toBeTruthy();
    await user.keyboard('{PageDown}');
    expect(await screen.findByText(/too many for a QR code/)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: 'Long' })).toBeTruthy();
  });

  it('says that it is not here where only its place came with a link', async () => {
    await openPage(<App />, { hash: '#v1&lecture=unknown.2' });
    expect(await screen.findByText(/not in this browser/)).toBeTruthy();
  });
});

describe('what a link hides', () => {
  it('is marked on the page, and shown again at a press', async () => {
    const { user, shared } = await openPage(<App />, { hash: '#v1&hide=switches,overlap' });
    expect(document.querySelector<HTMLElement>('.page')?.dataset.hide).toBe('switches overlap');
    await user.click(screen.getByRole('button', { name: 'Show all of the page' }));
    expect(shared().hide).toEqual([]);
  });
});

describe('a lecture on paper', () => {
  it('has a page for each step with its notes and its link, whatever step is shown', async () => {
    const recorded = recordedFile(recordedEntry({ off: ['ar'] }, ' printed', {}));
    await openPage(<App />, { hash: '#v1&lecture=fudan-university.1', recorded });
    const [, steps] = /2 \/ (\d+)/.exec((await stage()).textContent ?? '') ?? [];
    act(() => void dispatchEvent(new Event('beforeprint')));
    const pages = [...document.querySelectorAll('.printed-slide')];
    expect(pages.length).toBe(Number(steps));
    expect(pages.every((page) => page.querySelector('h2') !== null)).toBe(true);
    expect(pages.at(-1)?.querySelector('.printed-foot')?.textContent).toContain('#v1&');
    expect(document.querySelectorAll('.printed-notes').length).toBeGreaterThan(0);
    act(() => void dispatchEvent(new Event('afterprint')));
    expect(document.querySelector('.lecture-print')).toBeNull();
  });
});
