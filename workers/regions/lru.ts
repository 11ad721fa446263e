/** Keeps the values that were used last; a value that is being made is shared, one that failed is forgotten. */
export class RecentlyUsed<Value> {
  private readonly entries = new Map<string, Promise<Value>>();

  /** @param limit most values that are kept */
  constructor(private readonly limit: number) {}

  /** The value of a key, made when it is not there. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const entry = this.entries.get(key) ?? make();
    this.entries.delete(key);
    this.entries.set(key, entry);
    entry.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.limit) break;
      this.entries.delete(oldest);
    }
    return entry;
  }
}
