import { CancelledError, ExplorerError, GgufError, ModelPartError } from '../errors';
import { filesSource } from '../gguf/files';
import { sha256OfSource } from '../gguf/identity';
import { type ByteSource, blobSource, type RemoteSource, urlSource } from '../gguf/source';
import { addressesOf } from './address';
import { type FetchedModel, type FetchedStore, sizeOfFiles } from './fetched_store';
import type { StorageProblem } from './part_cache';
import { type PartsProgress, readStream } from './parts';

/** What is fetched at once and kept at once: a transfer that breaks loses no more of each lane. */
export const FETCH_PIECE_BYTES = 16 * 2 ** 20;
/** Pieces that are fetched at once: each waits for redirects of its own. */
const AT_ONCE = 3;

export interface FetchOptions {
  /** Null where the browser keeps nothing: the model runs from memory. */
  readonly store: FetchedStore | null;
  readonly onProgress: (progress: PartsProgress) => void;
  readonly onNotKept: (problem: StorageProblem) => void;
  readonly signal: AbortSignal;
  readonly fetchFn?: typeof fetch;
  readonly pieceBytes?: number;
}

/** A piece of one of the model's files. */
interface Piece {
  readonly file: number;
  readonly from: number;
  readonly length: number;
}

/**
 * The model of an address: from the browser's storage where it is kept whole, without a request; else what is missing is
 * fetched and kept, piece by piece, so that a transfer that was cancelled or lost goes on from there.
 * @throws GgufError where it can't be fetched, or its files are not those of one model
 * @throws ModelPartError where what is kept is not what was fetched; it is removed
 * @throws CancelledError where `signal` aborts
 */
export async function openFetched(
  address: string,
  options: FetchOptions,
): Promise<{ source: ByteSource; sha256: string }> {
  const { store, onProgress } = options;
  const known = (await store?.about(address)) ?? null;
  const memory = new Map<number, Uint8Array<ArrayBuffer>>();
  const isWhole = known?.sha256 != null && (await missingPieces(known, options)).length === 0;
  const model = known !== null && isWhole ? known : await fetchPieces(address, known, memory, options);
  const total = sizeOfFiles(model.files);
  const source = await filesSource(
    await Promise.all(model.files.map((_, file) => pieceSource(model, file, memory, options))),
  );
  const sha256 = await sha256OfSource(source, (done) =>
    onProgress({ stage: 'verify', done, total, cached: total }),
  );
  if (options.signal.aborted) throw new CancelledError('model.loadingCancelled');
  if (model.sha256 !== null && model.sha256 !== sha256) {
    await store?.remove(address);
    throw new ModelPartError('address.altered', { address });
  }
  if (model.sha256 === null && memory.size === 0) await store?.putAbout({ ...model, sha256 });
  return { source, sha256 };
}

/** Fetches what is not kept. What storage does not take is put into `memory`. */
async function fetchPieces(
  address: string,
  known: FetchedModel | null,
  memory: Map<number, Uint8Array<ArrayBuffer>>,
  options: FetchOptions,
): Promise<FetchedModel> {
  const { store, signal, onProgress, onNotKept, fetchFn = fetch } = options;
  const remotes = await Promise.all(addressesOf(address).map((url) => urlSource(url, fetchFn)));
  const files = remotes.map(({ url, sizeBytes, validator }) => ({ url, sizeBytes, validator }));
  // Pieces of an earlier version of the file fit no later one.
  if (known !== null && JSON.stringify(known.files) !== JSON.stringify(files)) await store?.remove(address);
  const model: FetchedModel = { address, files, sha256: null };
  let isKept = store !== null;
  const keep = async (put: () => Promise<void> | undefined): Promise<boolean> => {
    if (!isKept) return false;
    try {
      await put();
      return true;
    } catch (error) {
      isKept = false;
      onNotKept(error instanceof Error && error.name === 'QuotaExceededError' ? 'quota' : 'unavailable');
      return false;
    }
  };
  if (store === null) onNotKept('unavailable');
  await keep(() => store?.putAbout(model));
  const pieces = piecesOf(model, options);
  const waiting = await missingPieces(model, options);
  const total = sizeOfFiles(files);
  const cached = total - waiting.reduce((sum, at) => sum + pieces[at].length, 0);
  const coming = new Map<number, number>();
  let done = cached;
  const report = () => {
    const under = [...coming.values()].reduce((a, b) => a + b, 0);
    onProgress({ stage: 'download', done: done + under, total, cached });
  };
  report();
  const lane = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const index = at;
      const piece = pieces[index];
      const bytes = await fetchPiece(remotes[piece.file], piece, signal, (count) => {
        coming.set(index, count);
        report();
      });
      coming.delete(index);
      done += piece.length;
      if (!(await keep(() => store?.putPiece(address, index, bytes)))) memory.set(index, bytes);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } finally {
    waiting.length = 0;
  }
  return model;
}

async function fetchPiece(
  remote: RemoteSource,
  { from, length }: Piece,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (signal.aborted) throw new CancelledError('model.loadingCancelled');
    const bytes = await readStream(await remote.stream(from, length, signal), length, signal, onBytes);
    if (bytes.length === length) return bytes;
    throw new GgufError('gguf.shortRange', { url: remote.url, found: bytes.length, from, expected: length });
  } catch (cause) {
    if (signal.aborted) throw new CancelledError('model.loadingCancelled');
    if (cause instanceof ExplorerError) throw cause;
    throw new GgufError('address.broken', { url: remote.url }, { cause });
  }
}

function piecesOf({ files }: FetchedModel, { pieceBytes = FETCH_PIECE_BYTES }: FetchOptions): Piece[] {
  return files.flatMap(({ sizeBytes }, file) =>
    Array.from({ length: Math.ceil(sizeBytes / pieceBytes) }, (_, at) => ({
      file,
      from: at * pieceBytes,
      length: Math.min(pieceBytes, sizeBytes - at * pieceBytes),
    })),
  );
}

async function missingPieces(model: FetchedModel, options: FetchOptions): Promise<number[]> {
  const missing: number[] = [];
  for (const [at, { length }] of piecesOf(model, options).entries())
    if ((await options.store?.piece(model.address, at))?.size !== length) missing.push(at);
  return missing;
}

/** One file out of its pieces; what the browser keeps is read when it is wanted, and takes no memory. */
async function pieceSource(
  model: FetchedModel,
  file: number,
  memory: ReadonlyMap<number, Uint8Array<ArrayBuffer>>,
  options: FetchOptions,
): Promise<ByteSource> {
  const blobs: BlobPart[] = [];
  for (const [at, piece] of piecesOf(model, options).entries()) {
    if (piece.file !== file) continue;
    const found = memory.get(at) ?? (await options.store?.piece(model.address, at)) ?? null;
    // Storage may lose an entry at any time.
    if (found === null) throw new ModelPartError('address.lost', { address: model.address });
    blobs.push(found);
  }
  return blobSource(new Blob(blobs));
}
