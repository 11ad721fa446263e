/** Says that this tab was reloaded for its headers: once is enough, whatever came of it. */
const MARK = 'reloaded-for-isolation';

/** What isolating the page needs of the browser; a test brings its own. */
export interface IsolationSurroundings {
  readonly isolated: boolean;
  /** Whether the page stands in another one, which alone decides about isolation. */
  readonly framed: boolean;
  readonly workers: Pick<ServiceWorkerContainer, 'ready'> | undefined;
  readonly marks: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Whether the reader has done anything on this page yet. */
  readonly readerActed: () => boolean;
  readonly reload: () => void;
}

/**
 * Where the host sends no COOP and COEP, the service worker adds them, from the next load on. This is that load: once
 * in a tab, and never over what a reader has begun. Without it wasm runs on one thread, and the page says so.
 * @returns whether the page is reloaded
 */
export async function isolateOnce(around: IsolationSurroundings): Promise<boolean> {
  if (around.isolated || around.framed || around.workers === undefined) return false;
  try {
    if (around.marks().getItem(MARK) !== null) return false;
    await around.workers.ready;
    if (around.readerActed()) return false;
    // First the mark: where it can't be set, a reload might follow the other for ever.
    around.marks().setItem(MARK, '1');
  } catch (error) {
    console.info('The page stays without threads:', error);
    return false;
  }
  around.reload();
  return true;
}
