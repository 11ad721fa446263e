// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageStorage } from '../../../../app/browser/storage';
import { Header } from '../../../../app/frame/Header';
import { storedTheme } from '../../../../app/frame/theme';
import { openPage, type PageOptions } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const open = (options: PageOptions = {}) => openPage(<Header />, options);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => localStorage.clear());

describe('the engine disclosure', () => {
  it('forces a back end', async () => {
    const { user, calls } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Back end' }), 'wasm, one thread');
    expect(calls.chooseBackend).toHaveBeenCalledWith('wasm-1');
  });

  it('says why this back end, once that is known', async () => {
    const page = await open();
    expect(screen.getByText('Known once the model is loaded.')).toBeTruthy();
    await page.ready();
    expect(screen.getByText('no WebGPU adapter in this browser')).toBeTruthy();
    expect(screen.getByText(/18 layers, 100,270,080 weights/).textContent).toContain(
      'SHA-256 a5fda5fda5fda5fd…',
    );
  });

  it('says what is missing where the page is not isolated, and how often a worker was replaced', async () => {
    vi.stubGlobal('crossOriginIsolated', true);
    const page = await open();
    expect(screen.queryByText(/no SharedArrayBuffer/)).toBeNull();
    vi.stubGlobal('crossOriginIsolated', false);
    act(() => page.explorer.client.state.setState({ restarts: 2 }));
    expect(screen.getByText(/no SharedArrayBuffer/)).toBeTruthy();
    expect(screen.getByText('The worker stopped and was replaced 2 times.')).toBeTruthy();
  });

  it('takes a file of the reader’s and names it', async () => {
    const page = await open();
    const file = new File(['x'], 'mine.gguf');
    fireEvent.change(screen.getByLabelText('Open a GGUF file…', { selector: 'input' }), {
      target: { files: [file] },
    });
    expect(page.calls.openFiles).toHaveBeenCalledWith([file]);
    act(() => page.explorer.client.state.setState({ fileName: 'mine.gguf' }));
    expect(screen.getByText('mine.gguf')).toBeTruthy();
  });

  it('closes at Escape, with the focus back on its title, and at a press elsewhere', async () => {
    const { user } = await open();
    const title = screen.getByText('Engine');
    const details = title.closest('details') as HTMLDetailsElement;
    details.open = true;
    screen.getByRole('combobox', { name: 'Back end' }).focus();
    await user.keyboard('{Escape}');
    expect(details.open).toBe(false);
    expect(document.activeElement).toBe(title);
    details.open = true;
    await user.click(screen.getByRole('combobox', { name: 'Back end' }));
    expect(details.open).toBe(true);
    await user.click(screen.getByRole('heading', { name: 'Linguistic Regions in LLMs' }));
    expect(details.open).toBe(false);
  });
});

describe('the theme', () => {
  it('goes round, marks the page and is remembered', async () => {
    const { user } = await open();
    await user.click(button('Theme: as system'));
    expect(document.documentElement.dataset.theme).toBe('dark');
    await user.click(button('Theme: dark'));
    expect(document.documentElement.dataset.theme).toBe('light');
    expect(storedTheme()).toBe('light');
    await user.click(button('Theme: light'));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it('works where the browser keeps nothing', async () => {
    const refuse = () => {
      throw new Error('denied');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, clear: () => {} });
    const said = vi.spyOn(console, 'info').mockImplementation(() => {});
    const { user } = await open();
    await user.click(button('Theme: as system'));
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });
});

describe('the dialogs', () => {
  it('tell the licence of the code and the terms of the model, and close at Escape', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Menu'));
    await user.click(button('About'));
    const dialog = await screen.findByRole('dialog', { name: 'About' });
    expect(dialog.textContent).toContain('MIT licence');
    expect(dialog.textContent).toContain('Gemma is provided under and subject to the Gemma Terms of Use');
    const terms = within(dialog).getByRole('link', { name: 'Terms of use' });
    expect(terms.getAttribute('href')).toBe('models/gemma-3-270m/GEMMA_TERMS.txt');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('put what is recorded beside what the paper reports', async () => {
    const recorded = recordedFile(
      recordedEntry({}, ' Shanghai', { ru: 20, en: 10 }),
      recordedEntry({ off: ['ru'] }, ' x', { ru: 110, en: 11 }),
    );
    const { user } = await open({ recorded });
    await user.click(button('Paper'));
    const dialog = await screen.findByRole('dialog', { name: 'The paper’s numbers' });
    expect(within(dialog).getByText('×5.5')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('the language of the page', () => {
  afterEach(() => pageStorage().removeItem('locale'));

  it('changes at a press, stays for the next visit, and leaves what is set', async () => {
    const { user, shared } = await open({ hash: '#v1&off=ar' });
    await user.click(button('中文'));
    expect(await screen.findByText('页面现在使用中文。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '实验' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-Hans');
    expect(document.title).toBe('大语言模型中的语言区域');
    expect(shared().off).toEqual(['ar']);
    expect(pageStorage().getItem('locale')).toBe('zh');
    await user.click(button('English'));
    expect(await screen.findByRole('button', { name: 'Experiments' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
  });
});
