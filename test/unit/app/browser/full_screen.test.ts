// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { toggleFullScreen } from '../../../../app/browser/full_screen';

it('a browser without full screen, or that refuses it, leaves the lecture in the window', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const refusing = { requestFullscreen: () => Promise.reject(new TypeError('not allowed')) };
  Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
  for (const element of [refusing, {}, null]) await toggleFullScreen(element as HTMLElement | null);
  const exit = vi.fn(async () => {});
  Object.defineProperty(document, 'fullscreenElement', { value: document.body });
  Object.defineProperty(document, 'exitFullscreen', { value: exit });
  await toggleFullScreen(document.body);
  expect(exit).toHaveBeenCalledOnce();
});
