import type { BuiltFile } from '../link/built_files';
import type { StockReport } from './messages';

type Files = Pick<Cache, 'match' | 'put' | 'keys' | 'delete'>;

/** What kept files need of their surroundings; a test brings its own. */
export interface KeepingPlace {
  /** Address of the page's folder. */
  readonly root: string;
  readonly openCache: () => Promise<Files>;
  /** Where an earlier version kept files under the same keys; null where it kept none. */
  readonly openEarlier?: () => Promise<Files | null>;
  readonly fetch: (asked: string | Request, options?: RequestInit) => Promise<Response>;
}

/** How far the keeping is; null as a problem while all is well. */
export type Kept = Pick<StockReport, 'files' | 'of' | 'problem'>;

/** Types by ending: hosts that know no type for a file break a script, and this is no host. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

/**
 * Files of one version of the page, kept by what they hold. The build knows the hash of each; nothing else is kept,
 * and what is found to be something else (a sign-in page, a damaged disk) is thrown away and fetched again. A new
 * version fetches only what changed, and two versions can lie beside each other until the reader takes the new one.
 */
export class KeptFiles {
  private readonly byUrl: ReadonlyMap<string, BuiltFile>;
  private filling: Promise<Kept> | null = null;

  constructor(
    private readonly files: readonly BuiltFile[],
    private readonly place: KeepingPlace,
  ) {
    const named = files.map((file) => [new URL(file.url, place.root).href, file] as const);
    const start = files.find(({ url }) => url === 'index.html');
    this.byUrl = new Map(start === undefined ? named : [...named, [place.root, start]]);
  }

  /** Whether an address, whatever its query, is one of the files. */
  has(address: string): boolean {
    return this.byUrl.has(plain(address));
  }

  /**
   * The kept file, else the host's, which is kept where it is the file that the build knows.
   * @param later holds the worker awake until it is kept
   * @throws where nothing is kept and the network is gone
   */
  async answer(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
    const file = this.byUrl.get(plain(request.url));
    if (file === undefined) return this.place.fetch(request);
    const kept = await this.find(file);
    if (kept !== null) return answerWith(file, kept);
    // A page that is opened follows redirects by itself, so that a network's sign-in page works.
    const opening = request.mode === 'navigate';
    const first = await this.place.fetch(opening ? request : plain(request.url));
    if (!first.ok) return first;
    const copy = first.clone();
    const bytes = await this.right(file, first);
    if (bytes !== null) return this.keepAndAnswer(file, bytes, later);
    if (opening) return copy;
    // The browser's own cache may hold what a network once answered in the host's place.
    const second = await this.place.fetch(plain(request.url), { cache: 'reload' });
    const again = second.clone();
    const fresh = second.ok ? await this.right(file, second) : null;
    return fresh === null ? again : this.keepAndAnswer(file, fresh, later);
  }

  /** Fetches what is missing, one file after another. It ends at the first problem: the next visit goes on. */
  fill(onProgress: (kept: Kept) => void = () => {}): Promise<Kept> {
    this.filling ??= this.fillAll(onProgress).finally(() => {
      this.filling = null;
    });
    return this.filling;
  }

  /** Deletes what only other versions need. */
  async prune(): Promise<void> {
    const wanted = new Set(this.files.map((file) => this.key(file)));
    // Under the earlier name the files of other deployments lie too.
    for (const cache of [await this.place.openCache(), await this.place.openEarlier?.()])
      for (const { url } of (await cache?.keys()) ?? [])
        if (url.startsWith(this.place.root) && !wanted.has(url)) await cache?.delete(url);
  }

  private async fillAll(onProgress: (kept: Kept) => void): Promise<Kept> {
    let files = 0;
    const of = this.files.length;
    for (const file of this.files) {
      try {
        if ((await this.find(file)) === null) {
          const address = new URL(file.url, this.place.root).href;
          const response = await this.place.fetch(address, { cache: 'no-cache' });
          const bytes = response.ok ? await this.right(file, response) : null;
          // A host that has a newer version by now: the update brings its own list.
          if (bytes === null) continue;
          await this.keep(file, bytes);
        }
        files++;
        onProgress({ files, of, problem: null });
      } catch (error) {
        const full = error instanceof Error && error.name === 'QuotaExceededError';
        return { files, of, problem: full ? 'quota' : 'network' };
      }
    }
    return { files, of, problem: files === of ? null : 'network' };
  }

  /** A file's bytes where they are kept and right; what is wrong is deleted. */
  private async find(file: BuiltFile): Promise<ArrayBuffer | null> {
    const found = await this.takeFrom(await this.place.openCache(), file);
    if (found !== null) return found;
    const earlier = await this.place.openEarlier?.();
    const old = earlier == null ? null : await this.takeFrom(earlier, file);
    if (old === null) return null;
    await this.keep(file, old);
    await earlier?.delete(this.key(file));
    return old;
  }

  private async takeFrom(cache: Files, file: BuiltFile): Promise<ArrayBuffer | null> {
    const response = await cache.match(this.key(file));
    if (response === undefined) return null;
    const bytes = await this.right(file, response);
    if (bytes === null) await cache.delete(this.key(file));
    return bytes;
  }

  /** The bytes of a response where they are those of this version; null where they are others. */
  private async right({ sizeBytes, sha256 }: BuiltFile, response: Response): Promise<ArrayBuffer | null> {
    const bytes = await response.arrayBuffer();
    return bytes.byteLength === sizeBytes && (await sha256Of(bytes)) === sha256 ? bytes : null;
  }

  private keepAndAnswer(
    file: BuiltFile,
    bytes: ArrayBuffer,
    later: (work: Promise<unknown>) => void,
  ): Response {
    // The reader has the file in any case; what could not be kept is told by `fill`.
    later(this.keep(file, bytes).catch((error) => console.info('Not kept:', error)));
    return answerWith(file, bytes);
  }

  private async keep(file: BuiltFile, bytes: ArrayBuffer): Promise<void> {
    await (await this.place.openCache()).put(this.key(file), answerWith(file, bytes));
  }

  private key(file: BuiltFile): string {
    return new URL(`${file.url}?sha256=${file.sha256}`, this.place.root).href;
  }
}

function answerWith({ url }: BuiltFile, bytes: ArrayBuffer): Response {
  const ending = url.slice(url.lastIndexOf('.') + 1);
  const headers = {
    'content-type': TYPES[ending] ?? 'application/octet-stream',
    'content-length': String(bytes.byteLength),
  };
  return new Response(bytes.slice(0), { headers });
}

function plain(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}

/** A service worker lives in secure contexts only, where the browser has this. */
async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
