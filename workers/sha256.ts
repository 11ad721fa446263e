/** The part of `crypto.subtle` that hashes; missing outside of secure contexts (plain http in a local network). */
type Digests = Pick<SubtleCrypto, 'digest'>;

/**
 * SHA-256 in lower-case hex.
 * @param native the browser's own, which is some ten times as fast as the script that stands in for it
 */
export async function sha256Hex(
  bytes: Uint8Array,
  native: Digests | undefined = globalThis.crypto?.subtle,
): Promise<string> {
  const digest =
    native === undefined
      ? await inScript(bytes)
      : await native.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return hexOf(new Uint8Array(digest));
}

/** Loaded only where it is needed. */
async function inScript(bytes: Uint8Array): Promise<Uint8Array> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return sha256(bytes);
}

/** Bytes in lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
