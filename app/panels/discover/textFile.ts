import { isReadable, MAX_DISCOVERY_CHARACTERS } from '../../../workers/tasks/discovery_limits';

/** Most bytes of a file that are read: a character has four at most. */
const MAX_FILE_BYTES = 4 * MAX_DISCOVERY_CHARACTERS;

/** A file of the reader's as text. */
export interface TextFile {
  readonly name: string;
  /** null where its bytes are no text in UTF-8. */
  readonly text: string | null;
  /** True where only its beginning was read. */
  readonly cut: boolean;
}

/** Reads the beginning of a file, however large it is. */
export async function readTextFile(file: File): Promise<TextFile> {
  const bytes = await file.slice(0, MAX_FILE_BYTES).arrayBuffer();
  const all = new TextDecoder('utf-8').decode(bytes);
  const text = all.slice(0, MAX_DISCOVERY_CHARACTERS);
  return {
    name: file.name,
    text: isReadable(text) ? text : null,
    cut: file.size > bytes.byteLength || text.length < all.length,
  };
}
