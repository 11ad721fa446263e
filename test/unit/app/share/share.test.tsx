// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import { figureBibtex, PAPER_BIBTEX } from '../../../../app/export/cite';
import { FIGURE_FOUR } from '../../../../app/languages/presets';
import { compareSent, type SentNumbers, sentNumbers } from '../../../../app/link/sent';
import { DEFAULT_STATE } from '../../../../app/link/shared';
import { decodeState, encodeState } from '../../../../app/link/url';
import { fitsQr, MAX_QR_BYTES } from '../../../../app/share/QrCode';
import { openPage } from '../../../support/page';

const SENT: SentNumbers = { backend: 'wasm', meanNll: [{ language: 'ar', nats: 4 }] };

describe('the share dialog', () => {
  it('says in words what the link holds, and shows it as text and as a QR code', async () => {
    const { user } = await openPage(<App />, { hash: '#v1&off=ar&prompt=Hello' });
    await user.click(screen.getByRole('button', { name: 'Share' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Share' }));
    expect(dialog.getByText(/^Arabic region \(top 1 %\) removed/)).toBeTruthy();
    expect(dialog.getByText('Prompt: “Hello”.')).toBeTruthy();
    const field = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /^Link, \d+ characters$/ });
    expect(field.value).toMatch(/#v1&off=ar&prompt=Hello$/);
    expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe(field.value);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('puts live numbers into the link, and takes them out at the first change', async () => {
    const { user, ready, finish, shared } = await openPage(<App />, { hash: '#v1&off=ar&lang=ar,fa' });
    await ready();
    await finish();
    await user.click(screen.getByRole('button', { name: 'Share' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Share' }));
    const link = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /^Link/ }).value;
    expect(link).toMatch(/&sent=wasm:ar:\d+\.\d{4}:fa:\d+\.\d{4}$/);
    await user.keyboard('{Escape}');
    const { state } = decodeState(link);
    expect(state.sent?.meanNll.map(({ language }) => language)).toEqual(['ar', 'fa']);
    expect(shared().sent).toBeNull();
  });

  it('lets the sharer choose what the link hides: panels, and single controls in those that stay', async () => {
    const { user, shared } = await openPage(<App />, { hash: '#v1' });
    await user.click(screen.getByRole('button', { name: 'Share' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Share' }));
    await user.click(dialog.getByText('Single controls'));
    for (const part of ['own text', 'overlap', 'prompt'])
      await user.click(dialog.getByRole('checkbox', { name: part }));
    await user.click(dialog.getByRole('checkbox', { name: 'prompt' }));
    const link = () => dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /^Link/ }).value;
    expect(link()).toMatch(/#v1&hide=overlap,own-text$/);
    expect(decodeState(link()).state.hide).toEqual(['overlap', 'own-text']);
    // Whoever shares goes on with the whole page.
    expect(shared().hide).toEqual([]);
  });

  it('keeps the single controls in sight where the last one that was hidden is shown again', async () => {
    const { user } = await openPage(<App />, { hash: '#v1&hide=prompt' });
    await user.click(screen.getByRole('button', { name: 'Share' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Share' }));
    const box = dialog.getByRole<HTMLInputElement>('checkbox', { name: 'prompt' });
    await user.click(box);
    expect(box.checked).toBe(false);
    expect(box.closest('details')?.open).toBe(true);
  });

  it('makes no QR code of a link that is too long for one', () => {
    expect(fitsQr('a'.repeat(MAX_QR_BYTES))).toBe(true);
    expect(fitsQr('a'.repeat(MAX_QR_BYTES + 1))).toBe(false);
  });
});

describe('numbers that came with a link', () => {
  const open = (sent: string) => openPage(<App />, { hash: `#v1&off=ar&lang=ar&sent=${sent}` });

  it('are compared once they are live here: the same is said calmly', async () => {
    const first = await openPage(<App />, { hash: '#v1&off=ar&lang=ar' });
    await first.ready();
    await first.finish();
    const perplexity = first.explorer.results.getState().rows.ar?.edited?.perplexity ?? 0;
    cleanup();
    const { ready, finish } = await open(`wasm:ar:${Math.log(perplexity).toFixed(4)}`);
    expect(screen.queryByText(/whoever sent/)).toBeNull();
    await ready();
    await finish();
    expect(screen.getByText(/Your numbers are those of whoever sent this link \(Arabic\)/)).toBeTruthy();
  });

  it('are named with both values where they differ, until the recipe changes', async () => {
    const { ready, finish, user, shared } = await open('webgpu:ar:99.5');
    await ready();
    await finish();
    expect(
      screen.getByText(/differ .*Arabic 99\.500 there, .* here .*sent from WebGPU, here wasm/),
    ).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: 'Core region' }));
    expect(shared().sent).toBeNull();
    expect(screen.queryByText(/99\.500/)).toBeNull();
  });

  it('may differ by what back ends explain, and by no more', () => {
    const differs = (backend: string, nats: number) => compareSent(SENT, backend, () => nats)[0]?.differs;
    expect(differs('wasm', 4.0009)).toBe(false);
    expect(differs('wasm', 4.002)).toBe(true);
    expect(differs('webgpu', 4.003)).toBe(false);
    expect(differs('webgpu', 4.005)).toBe(true);
    expect(differs('wasm', Number.NaN)).toBe(true);
    expect(compareSent(SENT, 'wasm', () => null)).toEqual([]);
  });

  it('are refused where they are none', () => {
    for (const junk of [
      '',
      'wasm',
      'cuda:ar:1',
      'wasm:xx:1',
      'wasm:ar:1e9',
      'wasm:ar:-1',
      'wasm:ar',
      'wasm:ar:1:fa:1:en:1:zh:1',
    ])
      expect(decodeState(`#v1&sent=${junk}`)).toMatchObject({
        state: { sent: null },
        problems: [{ kind: 'field', name: 'sent' }],
      });
    expect(sentNumbers.decode(sentNumbers.encode(SENT))).toEqual(SENT);
  });
});

describe('links', () => {
  it('stay under 300 characters for what readers usually set', () => {
    const address = 'https://linguistic-regions.example.org/explorer/';
    const usual = [
      { ...DEFAULT_STATE, core: true },
      { ...DEFAULT_STATE, off: ['ar', 'vi'] as const, share: 3 as const, sent: SENT },
      {
        ...DEFAULT_STATE,
        extras: [FIGURE_FOUR.breaks, FIGURE_FOUR.ordinary],
        prompt: 'There are 365 days in a year and 12',
      },
      { ...DEFAULT_STATE, off: ['ar'] as const, prompt: 'هناك 365 يومًا في السنة و12' },
      { ...DEFAULT_STATE, page: 'norm-damage' as const, tour: 'dimension-map' as const },
    ];
    for (const state of usual) expect(`${address}#${encodeState(state)}`.length).toBeLessThan(300);
  });
});

describe('citations', () => {
  it('are of the paper, and of a figure with model, version, link and day', async () => {
    expect(PAPER_BIBTEX).toContain('eprint    = {2402.14700}');
    const cited = figureBibtex({
      title: 'Perplexity {of} all \\ languages',
      modelSha256: 'a5fd'.repeat(16),
      link: 'http://localhost/#v1&text={x}',
      accessed: new Date('2026-11-25T08:00:00Z'),
    });
    expect(cited).toContain('title        = {Perplexity of all languages}');
    expect(cited).toContain('url          = {http://localhost/#v1&text=%7Bx%7D}');
    expect(cited).toMatch(/version \d+\.\d+\.\d+/);
    expect(cited).toContain(`SHA-256 ${'a5fd'.repeat(16)}. Accessed 2026-11-25`);
  });

  it('stand beside a figure’s exports', async () => {
    const { user } = await openPage(<App />, {});
    const panel = within(screen.getByRole('region', { name: 'Perplexity' }));
    await user.click(panel.getByText('Export'));
    await user.click(panel.getByRole('button', { name: 'Cite' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Cite' }));
    expect(dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'The paper, as BibTeX' }).value).toBe(
      PAPER_BIBTEX,
    );
  });

  it('come with files that say where they come from', async () => {
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:x';
    });
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    const { user, ready, finish } = await openPage(<App />, { hash: '#v1&off=ar&lang=ar,fa' });
    await ready();
    await finish();
    const panel = within(screen.getByRole('region', { name: 'Perplexity' }));
    await user.click(panel.getByText('Export'));
    await user.click(panel.getByRole('button', { name: 'CSV' }));
    // What makes the file comes when it is first asked for.
    await waitFor(() => expect(made).toHaveLength(1));
    const csv = (await made[0]?.text()) ?? '';
    expect(csv).toContain('# origin: live\n');
    expect(csv).toContain('# backend: wasm x2\n');
    expect(csv).toContain('""of"":""ar""');
    expect(csv).toMatch(/\nar,[\d.]+,[\d.]+,[\d.]+,[\d.]+,/);
    await waitFor(() => expect(saved).toHaveLength(1));
    vi.restoreAllMocks();
    expect(saved).toEqual([expect.stringMatching(/\.csv$/)]);
  });
});
