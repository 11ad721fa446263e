import { hexOf, sha256Hex } from '../sha256';
import type { ByteSource } from './source';

/** The browser's own hashing wants all bytes at once; more are hashed piece by piece, by script. */
const MAX_AT_ONCE = 2 ** 30;
const PIECE_BYTES = 2 ** 24;

/**
 * SHA-256 of all bytes of a source, as `sha256sum` prints it. The source is read whole where the browser hashes it.
 * @param onBytes hears how many bytes are hashed
 */
export async function sha256OfSource(
  source: ByteSource,
  onBytes: (done: number) => void = () => {},
  native: Parameters<typeof sha256Hex>[1] = globalThis.crypto?.subtle,
): Promise<string> {
  const { sizeBytes } = source;
  onBytes(0);
  if (native !== undefined && sizeBytes <= MAX_AT_ONCE)
    return sha256Hex(await source.read(0, sizeBytes), native);
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const hash = sha256.create();
  for (let at = 0; at < sizeBytes; at += PIECE_BYTES) {
    hash.update(await source.read(at, Math.min(PIECE_BYTES, sizeBytes - at)));
    onBytes(Math.min(at + PIECE_BYTES, sizeBytes));
  }
  return hexOf(hash.digest());
}
