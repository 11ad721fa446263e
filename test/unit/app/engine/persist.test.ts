import { expect, it, vi } from 'vitest';
import { askToPersist } from '../../../../app/engine/persist';

const browser = (isActive: boolean, persist?: () => Promise<boolean>) =>
  ({ userActivation: { isActive, hasBeenActive: isActive }, storage: { persist } }) as unknown as Navigator;

it('the browser is asked to keep the model where the reader acts, and never by the page alone', () => {
  const persist = vi.fn(async () => true);
  askToPersist(browser(false, persist));
  expect(persist).not.toHaveBeenCalled();
  askToPersist(browser(true, persist));
  expect(persist).toHaveBeenCalledTimes(1);
});

it('a browser that keeps nothing for the page, or refuses, is no failure', async () => {
  const info = vi.spyOn(console, 'info').mockImplementation(() => {});
  askToPersist(undefined);
  askToPersist(browser(true));
  askToPersist(browser(true, () => Promise.reject(new Error('no'))));
  await vi.waitFor(() => expect(info).toHaveBeenCalled());
});
