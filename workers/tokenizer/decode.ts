import type { TokenPiece } from '../protocol';
import { TOKEN_TYPE, type Vocabulary } from './vocabulary';

const NOTHING = new Uint8Array(0);
const REPLACEMENT = '\uFFFD';
const replacementBytes = new TextEncoder().encode(REPLACEMENT);

/** The bytes that a token writes: its UTF-8 with U+2581 as space, one byte, or nothing where it is a control token. */
export function tokenBytes(
  vocabulary: Vocabulary,
  byteOf: ReadonlyMap<number, number>,
  id: number,
): Uint8Array {
  const type = vocabulary.types[id];
  if (type === undefined || type === TOKEN_TYPE.unknown) return replacementBytes;
  if (type === TOKEN_TYPE.control) return NOTHING;
  const byte = byteOf.get(id);
  if (byte !== undefined) return Uint8Array.of(byte);
  return withSpaces(vocabulary.tokens.bytesAt(id));
}

/** U+2581 (E2 96 81) as a space. */
function withSpaces(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0xe2)) return bytes;
  const out: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0xe2 && bytes[i + 1] === 0x96 && bytes[i + 2] === 0x81) {
      out.push(0x20);
      i += 2;
    } else out.push(bytes[i]);
  }
  return Uint8Array.from(out);
}

/** Text as it grows, token by token: a character is given out when its last byte is there. */
export class StreamDecoder {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  constructor(private readonly bytesOf: (id: number) => Uint8Array) {}

  /** Text that this token completes; empty where a character is not yet whole. */
  push(id: number): string {
    return this.decoder.decode(this.bytesOf(id), { stream: true });
  }

  /** What is left: U+FFFD where the last character never became whole. */
  end(): string {
    return this.decoder.decode();
  }
}

/** A token for display: its text, or U+FFFD with the hex of its bytes where it is a part of a character. */
export function pieceOf(bytes: Uint8Array, name: string): TokenPiece {
  if (bytes.length === 0) return { text: name };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
    return { text: REPLACEMENT, bytes: hex };
  }
}
