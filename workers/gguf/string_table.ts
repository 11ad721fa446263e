const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Many short strings as UTF-8 in one buffer: 262,144 tokens without as many objects.
 * String `i` is bytes `offsets[i]` to `offsets[i + 1]`.
 */
export class StringTable {
  readonly length: number;
  constructor(
    readonly bytes: Uint8Array,
    readonly offsets: Uint32Array,
  ) {
    this.length = offsets.length - 1;
  }

  /** UTF-8 of string `index`, a view. */
  bytesAt(index: number): Uint8Array {
    return this.bytes.subarray(this.offsets[index], this.offsets[index + 1]);
  }

  /** String `index`; invalid UTF-8 becomes U+FFFD. */
  at(index: number): string {
    return decoder.decode(this.bytesAt(index));
  }
}
