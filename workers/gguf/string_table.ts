const encoder = new TextEncoder();
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

  static from(strings: readonly string[]): StringTable {
    const encoded = strings.map((text) => encoder.encode(text));
    const offsets = new Uint32Array(strings.length + 1);
    for (const [i, one] of encoded.entries()) offsets[i + 1] = (offsets[i] ?? 0) + one.length;
    const bytes = new Uint8Array(offsets[strings.length] ?? 0);
    for (const [i, one] of encoded.entries()) bytes.set(one, offsets[i]);
    return new StringTable(bytes, offsets);
  }

  /** UTF-8 of string `index`, a view; empty outside the table. */
  bytesAt(index: number): Uint8Array {
    return this.bytes.subarray(this.offsets[index] ?? 0, this.offsets[index + 1] ?? 0);
  }

  /** String `index`; invalid UTF-8 becomes U+FFFD. */
  at(index: number): string {
    return decoder.decode(this.bytesAt(index));
  }
}
