// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { keepAwake } from '../../../../app/browser/wake_lock';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a machine that is kept awake', () => {
  it('sleeps again once what runs has ended, and is kept awake again when the reader comes back', async () => {
    const release = vi.fn(async () => {});
    const request = vi.fn(async () => ({ release }) as unknown as WakeLockSentinel);
    const sleepAgain = keepAwake({ wakeLock: { request } as unknown as WakeLock });
    await settle();
    expect(request).toHaveBeenCalledTimes(1);
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(request).toHaveBeenCalledTimes(2);
    sleepAgain();
    expect(release).toHaveBeenCalled();
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('is no condition: a browser without it, or that refuses, runs on', async () => {
    const refused = vi.spyOn(console, 'info').mockImplementation(() => {});
    keepAwake({})();
    const request = async () => Promise.reject(new DOMException('low battery', 'NotAllowedError'));
    keepAwake({ wakeLock: { request } as unknown as WakeLock })();
    await settle();
    expect(refused).toHaveBeenCalledTimes(1);
  });
});
