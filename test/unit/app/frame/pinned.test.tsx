// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SentenceFooter } from '../../../../app/frame/SentenceFooter';
import { encodeState } from '../../../../app/link/url';
import { GenerationPanel } from '../../../../app/panels/generation/GenerationPanel';
import { PerplexityPanel } from '../../../../app/panels/perplexity/PerplexityPanel';
import { openPage } from '../../../support/page';

const open = (hash: string) =>
  openPage(
    <>
      <GenerationPanel />
      <PerplexityPanel />
      <SentenceFooter />
    </>,
    { hash },
  );
const button = (name: string) => screen.getByRole('button', { name });
const squares = () => document.querySelectorAll('.chart-row .chart-mark-pinned').length;
const CORE_AS_A = '#v1&off=ar&lang=ar,zh&a=core::1';

it('a state that is kept as A stands beside the one that is set: perplexities, texts, link', async () => {
  const { user, shared, explorer, ready, finish } = await open('#v1&core=1&lang=ar,zh');
  await ready();
  await finish();
  await user.click(button('Keep as A'));
  await act(async () => explorer.store.getState().edit({ core: false, off: ['ar'] }));
  await finish();
  expect(squares()).toBe(2);
  expect(screen.getByRole('listitem', { name: /^Arabic.*A \(pinned\) .* of base/ })).toBeTruthy();
  expect(encodeState(shared())).toContain('a=core::1');
});

it('a link brings A along, computed with the rest', async () => {
  const page = await open(CORE_AS_A);
  expect(screen.getByText('A: Core region (top 1 %) removed.')).toBeTruthy();
  await page.ready();
  await page.finish();
  expect(document.querySelector('.generated.is-pinned')?.textContent).toContain('core0');
  expect(document.querySelector('.generated.is-edited')?.textContent).toContain('ar0');
});

it('A is kept with one button, put in place of what is set, and let go', async () => {
  const { user, shared } = await open(CORE_AS_A);
  await user.click(button('Swap A and this'));
  expect(shared()).toMatchObject({ core: true, off: [], pinned: { core: false, off: ['ar'] } });
  await user.click(button('Keep as A'));
  expect(shared().pinned).toMatchObject({ core: true, off: [] });
  await user.click(button('Forget A'));
  expect(shared().pinned).toBeNull();
  expect(document.querySelector('.generated.is-pinned')).toBeNull();
  expect(squares()).toBe(0);
});
