import { scopedName } from '../../workers/deployment';
import { type KeyStorage, pageStorage } from './storage';

/** The locks of the browser; missing outside of secure contexts and in old browsers. */
type Locks = Pick<LockManager, 'request' | 'query'>;

/** Why the model is not loaded by itself: an earlier load ended with its tab, or another tab has the model. */
export type LoadingWarning = 'died' | 'elsewhere';

const LOCK = 'model';
/** Stands while a model is being loaded; what is found at the next visit was left by a tab that died. */
const MARK = 'model-loading';

/** What the tabs of this page know of each other: which has the model, and whether one died while it loaded it. */
export class ModelTabs {
  private release: (() => void) | null = null;

  constructor(
    private readonly address: string = document.baseURI,
    private readonly marks: () => KeyStorage = pageStorage,
    private readonly locks: () => Locks | undefined = () => globalThis.navigator?.locks,
  ) {}

  /** What speaks against loading the model; null at once where nothing does, or the browser does not tell. */
  warning(): Promise<LoadingWarning | null> | null {
    if (this.release !== null) return null;
    const left = this.mark('getItem') === null ? null : 'died';
    const locks = this.locks();
    if (locks === undefined) return left === null ? null : Promise.resolve(left);
    // A tab that lives holds the lock: its mark is no death.
    return this.isElsewhere(locks).then((elsewhere) => (elsewhere ? 'elsewhere' : left));
  }

  /** This tab loads the model, and has it until `gone`. */
  loading(): void {
    this.mark('setItem');
    if (this.release !== null) return;
    const held = new Promise<void>((resolve) => {
      this.release = resolve;
    });
    this.locks()
      ?.request(this.lockName(), { mode: 'shared' }, () => held)
      .catch((error: unknown) => console.info('Other tabs are not told of the model:', error));
  }

  /** The load has ended and the tab lives, or the reader leaves the page in the middle of it. */
  loaded(): void {
    if (this.release !== null) this.mark('removeItem');
  }

  /** This tab has the model no more. */
  gone(): void {
    this.loaded();
    this.release?.();
    this.release = null;
  }

  private async isElsewhere(locks: Locks): Promise<boolean> {
    try {
      const { held = [] } = await locks.query();
      return held.some(({ name }) => name === this.lockName());
    } catch (error) {
      console.info('Other tabs can not be asked:', error);
      return false;
    }
  }

  private lockName(): string {
    return scopedName(LOCK, this.address);
  }

  private mark(act: 'getItem' | 'setItem' | 'removeItem'): string | null {
    try {
      const marks = this.marks();
      if (act === 'getItem') return marks.getItem(MARK);
      if (act === 'setItem') marks.setItem(MARK, '1');
      else marks.removeItem(MARK);
    } catch {
      // No storage, or a full one: a death is then not known of.
    }
    return null;
  }
}
