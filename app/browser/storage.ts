import { scopedName } from '../../workers/deployment';

/** Keys under their plain names, as earlier versions wrote them. */
const EARLIER_KEYS = [
  'theme',
  'locale',
  'tour-begun',
  'controls-shown',
  'lectures-v1',
  'own-region-kept',
  'discover-drafts',
];
/** Says that what stood under the earlier names was taken over: what the reader clears does not come back. */
const TAKEN_OVER = 'taken-over';

/** What the page keeps under names: the browser's localStorage, narrowed to this deployment. */
export type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The keys of one deployment in the storage of its origin. */
export class DeploymentStorage implements KeyStorage {
  /** @param address of the page; its folder names the deployment */
  constructor(
    private readonly storage: Storage,
    private readonly address: string,
  ) {}

  getItem(key: string): string | null {
    return this.storage.getItem(this.nameOf(key));
  }

  setItem(key: string, value: string): void {
    this.storage.setItem(this.nameOf(key), value);
  }

  removeItem(key: string): void {
    this.storage.removeItem(this.nameOf(key));
  }

  /** The name under which the origin holds a key: what a storage event tells. */
  nameOf(key: string): string {
    return scopedName(key, this.address);
  }

  /** Removes what this deployment keeps, and nothing else of the origin. */
  clear(): void {
    for (const name of this.names()) if (name !== this.nameOf(TAKEN_OVER)) this.storage.removeItem(name);
  }

  /** Bytes of what this deployment keeps: browsers store two a character. */
  bytes(): number {
    return this.names()
      .filter((name) => name !== this.nameOf(TAKEN_OVER))
      .reduce((sum, name) => sum + 2 * (name.length + (this.storage.getItem(name)?.length ?? 0)), 0);
  }

  /** Copies what earlier versions kept, once. Their entries stay: another deployment of that version may read them. */
  takeOver(): void {
    if (this.getItem(TAKEN_OVER) !== null) return;
    for (const key of EARLIER_KEYS) {
      const value = this.storage.getItem(key);
      if (value !== null && this.getItem(key) === null) this.setItem(key, value);
    }
    this.setItem(TAKEN_OVER, '1');
  }

  private names(): string[] {
    const all = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at) ?? '');
    return all.filter((name) => name.startsWith(this.nameOf('')));
  }
}

/**
 * What this page keeps in the browser's localStorage.
 * @throws where the browser refuses storage or to name it even, as in a sandboxed frame
 */
export function pageStorage(): DeploymentStorage {
  const storage = new DeploymentStorage(localStorage, document.baseURI);
  try {
    storage.takeOver();
  } catch {
    // Full, or refused: whoever reads or writes here meets the same and says so; a later visit takes over.
  }
  return storage;
}

/** What this tab keeps, for as long as it is open. @throws where the browser refuses */
export function tabStorage(): DeploymentStorage {
  return new DeploymentStorage(sessionStorage, document.baseURI);
}
