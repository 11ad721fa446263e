import { tabStorage } from '../browser/storage';
import { countsBytes, thisDevice } from '../engine/affordable';
import { isolateOnce } from './isolation';
import { PageKeeping } from './registration';

const workers = () => ('serviceWorker' in navigator ? navigator.serviceWorker : undefined);
const reload = () => location.reload();

/** Idle, or this late at the latest. */
const IDLE_AT_LATEST_MS = 10_000;

function whenIdle(work: () => void): void {
  const soon = () =>
    'requestIdleCallback' in window
      ? requestIdleCallback(work, { timeout: IDLE_AT_LATEST_MS })
      : setTimeout(work, 0);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}

let acted = false;
for (const event of ['pointerdown', 'keydown'])
  addEventListener(event, () => (acted = true), { capture: true, once: true });

/** Whether this machine or its connection asks for little to be fetched. */
export const isSparing = (): boolean => countsBytes(thisDevice());

/** The one tie of this page to its service worker. */
export const keeping = new PageKeeping({ workers: workers(), reload, whenIdle, sparing: isSparing() });

/** After the first results are on the screen; at once where the page needs the service worker for its threads. */
export function startOffline(): void {
  if (!import.meta.env.PROD) return;
  const start = () => {
    void keeping.start();
    void isolateOnce({
      isolated: crossOriginIsolated,
      workers: workers(),
      framed: window.parent !== window,
      marks: tabStorage,
      readerActed: () => acted,
      reload,
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') keeping.lookForUpdate();
    });
  };
  if (crossOriginIsolated) whenIdle(start);
  else start();
}
