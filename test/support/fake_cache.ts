/** What the page uses of the browser's Cache Storage, in memory. */
export class FakeCache implements Pick<Cache, 'match' | 'put' | 'delete' | 'keys'> {
  readonly entries = new Map<string, Response>();
  /** Entries that fit; a further one is refused as by a full disk. */
  room = Number.POSITIVE_INFINITY;

  async match(key: RequestInfo | URL): Promise<Response | undefined> {
    return this.entries.get(nameOf(key))?.clone();
  }

  async put(key: RequestInfo | URL, response: Response): Promise<void> {
    if (!this.entries.has(nameOf(key)) && this.entries.size >= this.room)
      throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(nameOf(key), response);
  }

  async delete(key: RequestInfo | URL): Promise<boolean> {
    return this.entries.delete(nameOf(key));
  }

  async keys(): Promise<readonly Request[]> {
    return [...this.entries.keys()].map((url) => new Request(url));
  }
}

const nameOf = (key: RequestInfo | URL) => (key instanceof Request ? key.url : String(key));
