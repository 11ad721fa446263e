import * as v from 'valibot';
import { FETCHED_CACHE, scopedName } from '../deployment';

/** Entries are keyed by a made-up address; nothing is ever fetched from it. */
const KEY_ROOT = 'https://fetched-models.invalid/';
const MAX_FILES = 1000;

const bytes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));
const AboutSchema = v.strictObject({
  address: v.pipe(v.string(), v.url()),
  files: v.pipe(
    v.array(v.strictObject({ url: v.string(), sizeBytes: bytes, validator: v.nullable(v.string()) })),
    v.minLength(1),
    v.maxLength(MAX_FILES),
  ),
  /** Of all bytes of all files in order; null until all are there. */
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

/** A model that was taken from an address, wholly or in part. */
export type FetchedModel = v.InferOutput<typeof AboutSchema>;
export type RemoteFileFacts = FetchedModel['files'][number];

/** A model that is kept, with how much of it. */
export interface KeptModel extends FetchedModel {
  readonly keptBytes: number;
}

/** Bytes of all files of a model. */
export const sizeOfFiles = (files: FetchedModel['files']): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Models from addresses in the browser's Cache Storage: what is known of each, and its bytes in pieces. */
export class FetchedStore {
  constructor(private readonly cache: Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>) {}

  /** The store of a deployment; null where the browser gives none. @param page its address */
  static async open(
    page: string,
    storage: () => Pick<CacheStorage, 'open'> | undefined = () => globalThis.caches,
  ): Promise<FetchedStore | null> {
    try {
      const cache = await storage()?.open(scopedName(FETCHED_CACHE, page));
      return cache === undefined ? null : new FetchedStore(cache);
    } catch {
      // No secure context, or a private window that refuses: models run from memory.
      return null;
    }
  }

  /** What is known of the model of an address; null where nothing is. */
  async about(address: string): Promise<FetchedModel | null> {
    const entry = await this.cache.match(keyOf(address, 'about'));
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), AboutSchema), (await entry?.text()) ?? '');
    return read.success ? read.output : null;
  }

  /** @throws DOMException where storage is full */
  async putAbout(model: FetchedModel): Promise<void> {
    await this.cache.put(keyOf(model.address, 'about'), new Response(JSON.stringify(model)));
  }

  /** A piece of the model's bytes, not read yet; null where it is not kept. */
  async piece(address: string, index: number): Promise<Blob | null> {
    return (await (await this.cache.match(keyOf(address, index)))?.blob()) ?? null;
  }

  /** @throws DOMException where storage is full */
  async putPiece(address: string, index: number, piece: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { 'content-length': String(piece.length) };
    await this.cache.put(keyOf(address, index), new Response(piece, { headers }));
  }

  async remove(address: string): Promise<void> {
    for (const { url } of await this.cache.keys())
      if (url.startsWith(keyOf(address, ''))) await this.cache.delete(url);
  }

  async list(): Promise<KeptModel[]> {
    const models: KeptModel[] = [];
    for (const { url } of await this.cache.keys()) {
      const address = addressOf(url);
      const about = address === null ? null : await this.about(address);
      if (about !== null) models.push({ ...about, keptBytes: await this.bytesOf(about.address) });
    }
    return models;
  }

  private async bytesOf(address: string): Promise<number> {
    let sum = 0;
    for (const request of await this.cache.keys()) {
      if (!request.url.startsWith(keyOf(address, '')) || addressOf(request.url) !== null) continue;
      sum += Number((await this.cache.match(request))?.headers.get('content-length') ?? 0);
    }
    return sum;
  }
}

const keyOf = (address: string, what: string | number) => `${KEY_ROOT}${encodeURIComponent(address)}/${what}`;

/** The address that an entry tells about; null for a piece. */
function addressOf(key: string): string | null {
  const [model = '', what] = key.slice(KEY_ROOT.length).split('/');
  return what === 'about' ? decodeURIComponent(model) : null;
}
