// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PageKeeping } from '../../../../app/offline/registration';
import { offlineState } from '../../../../app/offline/state';

const worker = () => Object.assign(new EventTarget(), { state: 'activated', postMessage: vi.fn() });

/** A browser's service workers: events are sent by hand. */
function browser(controlled: boolean) {
  const active = worker();
  const registration = Object.assign(new EventTarget(), {
    active: active as unknown,
    waiting: null as unknown,
    installing: null as ReturnType<typeof worker> | null,
    update: vi.fn(() => Promise.reject(new TypeError('offline'))),
  });
  const workers = Object.assign(new EventTarget(), {
    controller: controlled ? active : null,
    ready: Promise.resolve(registration),
    register: vi.fn(async () => registration),
  });
  const reload = vi.fn();
  const idle: (() => void)[] = [];
  const keeping = (sparing = false) =>
    new PageKeeping({
      workers: workers as unknown as ServiceWorkerContainer,
      reload,
      whenIdle: (work) => idle.push(work),
      sparing,
    });
  /** A new version is installed and waits. */
  const arrive = () => {
    registration.installing = worker();
    registration.dispatchEvent(new Event('updatefound'));
    registration.waiting = registration.installing;
    registration.installing.dispatchEvent(new Event('statechange'));
    return registration.installing;
  };
  return { active, registration, workers, reload, idle, keeping, arrive };
}

const state = () => offlineState.getState();

beforeEach(() => {
  offlineState.setState({ worker: 'off', version: 'current', stock: null });
  vi.spyOn(console, 'info').mockImplementation(() => {});
});

describe('the page’s service worker', () => {
  it('keeps the stock only once the page is idle', async () => {
    const { active, idle, keeping } = browser(false);
    await keeping().start();
    expect(state().worker).toBe('active');
    expect(active.postMessage).not.toHaveBeenCalled();
    for (const work of idle) work();
    expect(active.postMessage).toHaveBeenCalledWith({ ask: 'fill-stock' });
  });

  it('keeps only the page itself by itself where every byte counts', async () => {
    const { active, idle, keeping } = browser(false);
    const page = keeping(true);
    await page.start();
    for (const work of idle) work();
    expect(active.postMessage.mock.calls).toEqual([[{ ask: 'fill-shell' }]]);
    page.fillStock();
    expect(active.postMessage).toHaveBeenLastCalledWith({ ask: 'fill-stock' });
  });

  it('is told of where there is none, and where it is refused', async () => {
    await new PageKeeping({
      workers: undefined,
      reload: vi.fn(),
      whenIdle: vi.fn(),
      sparing: false,
    }).start();
    expect(state().worker).toBe('absent');
    const { workers, keeping } = browser(false);
    workers.register.mockRejectedValueOnce(new DOMException('private window', 'SecurityError'));
    await keeping().start();
    expect(state().worker).toBe('refused');
  });

  it('is not called refused, nor in development, where it did not arrive or could not start', async () => {
    const { workers, registration, keeping } = browser(false);
    workers.register.mockRejectedValueOnce(new TypeError('A bad HTTP response code (404) was received'));
    await keeping().start();
    expect(state().worker).toBe('failed');
    offlineState.setState({ worker: 'soon' });
    registration.active = null;
    registration.installing = Object.assign(worker(), { state: 'installing' });
    workers.ready = new Promise(() => {});
    void keeping().start();
    await vi.waitFor(() => expect(workers.register).toHaveBeenCalledTimes(2));
    registration.installing.state = 'redundant';
    registration.installing.dispatchEvent(new Event('statechange'));
    expect(state().worker).toBe('failed');
  });

  it('tells what it keeps, and nothing that another script sends is taken for it', async () => {
    const { workers, keeping } = browser(true);
    await keeping().start();
    const report = { tell: 'stock', files: 3, of: 41, problem: null };
    workers.dispatchEvent(new MessageEvent('message', { data: report }));
    workers.dispatchEvent(new MessageEvent('message', { data: { tell: 'stock', files: -1 } }));
    expect(state().stock).toEqual(report);
  });
});

describe('a new version', () => {
  it('waits for the reader, takes over when told to, and only then the page is loaded again', async () => {
    const { workers, reload, keeping, arrive } = browser(true);
    const page = keeping();
    await page.start();
    const newer = arrive();
    expect(state().version).toBe('waiting');
    expect(newer.postMessage).not.toHaveBeenCalled();
    page.takeNewVersion();
    expect(newer.postMessage).toHaveBeenCalledWith({ ask: 'take-over' });
    expect(reload).not.toHaveBeenCalled();
    workers.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('that another tab took is told, without a reload', async () => {
    const { workers, reload, keeping } = browser(true);
    await keeping().start();
    workers.dispatchEvent(new Event('controllerchange'));
    expect(state().version).toBe('replaced');
    expect(reload).not.toHaveBeenCalled();
  });

  it('is not what a first visit brings', async () => {
    const { workers, registration, keeping } = browser(false);
    registration.active = null;
    const page = keeping();
    await page.start();
    workers.dispatchEvent(new Event('controllerchange'));
    expect(state().version).toBe('current');
    page.lookForUpdate();
    expect(registration.update).toHaveBeenCalled();
  });
});
