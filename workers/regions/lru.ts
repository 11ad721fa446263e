import { LeastRecentlyUsed } from '../least_recently_used';

/** Keeps the values that were used last; a value that is being made is shared, one that failed is forgotten. */
export class RecentlyUsed<Value> {
  private readonly kept: LeastRecentlyUsed<Promise<Value>>;

  /** @param limit most values that are kept */
  constructor(limit: number) {
    this.kept = new LeastRecentlyUsed(limit);
  }

  /** The value of a key, made when it is not there. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.kept.set(key, made);
    made.catch(() => {
      if (this.kept.get(key) === made) this.kept.delete(key);
    });
    return made;
  }

  /** The value of a key is made anew when it is asked for again. */
  forget(key: string): void {
    this.kept.delete(key);
  }
}
