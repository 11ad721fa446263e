import { AddressBar } from '../browser/history';
import { isLectureHash } from '../link/lecture_place';
import type { SharedState } from '../link/shared';
import { decodeState, encodeState } from '../link/url';
import type { ExplorerStore } from './store';

/** Browsers refuse more than about a hundred history calls in half a minute: typing is gathered. */
const TYPING_PAUSE_MS = 300;

/** The link that describes the state of the page. */
export function shareLink(store: ExplorerStore, address: string): string {
  return linkTo(store.getState().shared, address);
}

/** The link that describes a state. */
export function linkTo(shared: SharedState, address: string): string {
  const hash = encodeState(shared);
  return `${address.split('#')[0]}${hash === '' ? '' : `#${hash}`}`;
}

/**
 * Keeps the address and the store the same: a change of the recipe and an
 * experiment that is opened or closed make a history entry, everything else
 * replaces the one that is there; back, forward and a hash typed by hand are read. Returns what ends it.
 * @param openLecture takes a lecture's link, which holds no state: the address says again what is set
 */
export function connectLocation(
  store: ExplorerStore,
  page: Window,
  hasOwnRegion: () => boolean = () => false,
  openLecture: (hash: string) => void = () => {},
): () => void {
  const address = new AddressBar(page, () => shareLink(store, page.location.href));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const replaceNow = () => {
    clearTimeout(timer);
    timer = undefined;
    address.replace();
  };
  const unsubscribe = store.onAct((act) => {
    if (act === 'edit' || act === 'open') {
      clearTimeout(timer);
      timer = undefined;
      address.push();
    } else if (act === 'look') {
      clearTimeout(timer);
      timer = setTimeout(replaceNow, TYPING_PAUSE_MS);
    }
  });
  const read = () => {
    clearTimeout(timer);
    address.forget();
    const { hash } = page.location;
    if (isLectureHash(hash)) {
      replaceNow();
      openLecture(hash);
      return;
    }
    const { state, problems } = decodeState(hash, hasOwnRegion());
    store.getState().adopt(state, problems);
  };
  page.addEventListener('popstate', read);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    address.forget();
    page.removeEventListener('popstate', read);
  };
}
