import { LECTURE_HASH, lectureOfHash } from '../link/lecture_place';
import { type Lecture, LectureError, MAX_LECTURE_BYTES, readLecture } from './schema';

/** A longer hash is not read at all. */
const MAX_HASH_CHARACTERS = 400_000;

/** The first two bytes of gzip (RFC 1952); no raw deflate begins with them, whose block type 3 does not exist. */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** A lecture as one link: JSON in gzip, whose checksum tells a changed letter, in letters that a mail program leaves alone. */
export async function lectureLink(lecture: Lecture, address: string): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(lecture)),
    new CompressionStream('gzip'),
  );
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const letters = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  // The number of letters: a link that was cut in half is told from one that is damaged.
  return `${address.split('#')[0]}#${LECTURE_HASH}${letters.length}.${letters}`;
}

/**
 * Reads a lecture's link; those of earlier versions, which have no checksum, too.
 * @throws LectureError where it was cut, damaged or holds no lecture
 */
export async function readLectureLink(hash: string): Promise<Lecture> {
  const content = lectureOfHash(hash) ?? '';
  const match = content.length <= MAX_HASH_CHARACTERS ? /^(\d{1,6})\.([\w-]*)/.exec(content) : null;
  if (match === null) throw new LectureError('lecture.link');
  const [, length = '', letters = ''] = match;
  if (letters.length < Number(length))
    throw new LectureError('lecture.cut', { found: letters.length, expected: Number(length) });
  try {
    const binary = atob(letters.slice(0, Number(length)).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const format = GZIP_MAGIC.every((byte, at) => bytes[at] === byte) ? 'gzip' : 'deflate-raw';
    const text = new TextDecoder().decode(await through(bytes, new DecompressionStream(format)));
    return readLecture(text);
  } catch (cause) {
    if (cause instanceof LectureError) throw cause;
    throw new LectureError('lecture.link', {}, { cause });
  }
}

/** All that comes out of a stream. @throws LectureError where that is more than a lecture may be */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // What goes wrong on this side comes out on the other.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = (stream.readable as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_LECTURE_BYTES) {
      await reader.cancel();
      throw new LectureError('lecture.size', { found: length, most: MAX_LECTURE_BYTES });
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
