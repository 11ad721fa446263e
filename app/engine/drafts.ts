import { MAX_DISCOVERY_CHARACTERS } from '../../workers/tasks/discovery_limits';

/** The texts that a region is to be found on, as they are typed. */
export interface Drafts {
  readonly text: string;
  readonly other: string;
}

/** Where drafts outlive the page: the browser's localStorage, which may refuse to be named even. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem'>;

export const NO_DRAFTS: Drafts = { text: '', other: '' };
const KEY = 'discover-drafts';

/** The drafts of an earlier visit; none where there are none, or what is stored is not ours. */
export function readDrafts(storage: () => DraftStorage): Drafts {
  try {
    const value: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return NO_DRAFTS;
    const text = (name: string) => {
      const found = (value as Record<string, unknown>)[name];
      return typeof found === 'string' ? found.slice(0, MAX_DISCOVERY_CHARACTERS) : '';
    };
    return { text: text('text'), other: text('other') };
  } catch {
    // No storage here (private window), or junk in it: the reader begins with empty fields.
    return NO_DRAFTS;
  }
}

/** Keeps the drafts, so that closing the tab in the middle of a discovery costs no typing. */
export function keepDrafts(storage: () => DraftStorage, drafts: Drafts): void {
  try {
    storage().setItem(KEY, JSON.stringify(drafts));
  } catch (error) {
    // No storage, or a full one: the fields keep their texts for as long as the page is open.
    console.info('The texts could not be kept for the next visit:', error);
  }
}
