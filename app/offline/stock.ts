import type { BuiltFile } from '../link/built_files';
import type { StockReport } from './messages';

/** What the stock needs of its surroundings; a test brings its own. */
export interface StockPlace {
  /** Address of the page's folder. */
  readonly root: string;
  readonly openCache: () => Promise<Pick<Cache, 'match' | 'put' | 'keys' | 'delete'>>;
  readonly fetch: (url: string, options?: RequestInit) => Promise<Response>;
}

/**
 * The large files of one version, kept by what they hold: a new version fetches only what changed, and two versions
 * can be kept beside each other until the reader takes the new one.
 */
export class Stock {
  private readonly byUrl: ReadonlyMap<string, BuiltFile>;
  private filling: Promise<StockReport> | null = null;

  constructor(
    private readonly files: readonly BuiltFile[],
    private readonly place: StockPlace,
  ) {
    this.byUrl = new Map(files.map((file) => [new URL(file.url, place.root).href, file]));
  }

  /** Whether an address, whatever its query, is one of the files. */
  has(address: string): boolean {
    return this.byUrl.has(plain(address));
  }

  /** The kept file, else the host's, which is kept on the way. @param later holds the worker awake until it is kept */
  async answer(address: string, later: (work: Promise<unknown>) => void): Promise<Response> {
    const file = this.byUrl.get(plain(address));
    if (file === undefined) return this.place.fetch(address);
    const kept = await this.find(file);
    if (kept !== undefined) return kept;
    const response = await this.place.fetch(plain(address));
    const copy = response.ok ? response.clone() : null;
    // The reader has the file in any case; what could not be kept is told by `fill`.
    if (copy !== null) later(this.keep(file, copy).catch((error) => console.info('Not kept:', error)));
    return response;
  }

  /** Fetches what is missing, one file after another. It ends at the first problem: the next visit goes on. */
  fill(onProgress: (report: StockReport) => void): Promise<StockReport> {
    this.filling ??= this.fillAll(onProgress).finally(() => {
      this.filling = null;
    });
    return this.filling;
  }

  /** Deletes what only other versions need. */
  async prune(): Promise<void> {
    const cache = await this.place.openCache();
    const wanted = new Set(this.files.map((file) => this.key(file)));
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  }

  private async fillAll(onProgress: (report: StockReport) => void): Promise<StockReport> {
    let kept = 0;
    const report = (problem: StockReport['problem'] = null): StockReport => ({
      tell: 'stock',
      files: kept,
      of: this.files.length,
      problem,
    });
    for (const file of this.files) {
      try {
        if ((await this.find(file)) === undefined) {
          const response = await this.place.fetch(new URL(file.url, this.place.root).href, {
            cache: 'no-cache',
          });
          // A host that has a newer version by now: the update brings its own list.
          if (!response.ok || !(await this.keep(file, response))) continue;
        }
        kept++;
        onProgress(report());
      } catch (error) {
        const full = error instanceof Error && error.name === 'QuotaExceededError';
        return report(full ? 'quota' : 'network');
      }
    }
    return report(kept === this.files.length ? null : 'network');
  }

  private async find(file: BuiltFile): Promise<Response | undefined> {
    return (await this.place.openCache()).match(this.key(file));
  }

  /** @returns whether the bytes are those of this version, and kept */
  private async keep(file: BuiltFile, response: Response): Promise<boolean> {
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength !== file.sizeBytes || (await sha256(bytes)) !== file.sha256) return false;
    const headers = {
      'content-type': response.headers.get('content-type') ?? 'application/octet-stream',
      'content-length': String(bytes.byteLength),
    };
    await (await this.place.openCache()).put(this.key(file), new Response(bytes, { headers }));
    return true;
  }

  private key(file: BuiltFile): string {
    return new URL(`${file.url}?sha256=${file.sha256}`, this.place.root).href;
  }
}

function plain(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
