import type { StringTable } from '../gguf/string_table';

export interface EncodeOptions {
  /** Take names of control tokens in the text for the tokens: for chat templates and tests, never for typed text. */
  readonly controls?: boolean;
}

/** What differs between kinds of vocabularies. */
export interface Codec {
  readonly tokens: StringTable;
  readonly types: Int32Array;
  /** Whether BOS stands before a text where the file does not say. */
  readonly addsBos: boolean;
  /** Whether `encode` puts a space before the text. */
  readonly spacePrefix: boolean;
  /** @param text not empty */
  encode(text: string, options?: EncodeOptions): number[];
  bytesOf(id: number): Uint8Array;
}
