import { readHeader } from './reader';
import { type ByteSource, checkRange } from './source';
import { splitOrder, splitPlace } from './split';

/**
 * The files of one model as one source, in the order that they say. One alone stays as it is.
 * @param files at least one, in any order
 * @throws GgufError where they are not the files of one model
 */
export async function filesSource(files: readonly ByteSource[]): Promise<ByteSource> {
  if (files.length === 1) return files[0];
  const places = [];
  for (const file of files) places.push(splitPlace((await readHeader(file)).metadata));
  return joinedSource(splitOrder(places).map((at) => files[at]));
}

function joinedSource(files: readonly ByteSource[]): ByteSource {
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return {
    sizeBytes,
    files,
    async read(offset, length) {
      checkRange(sizeBytes, offset, length);
      const out = new Uint8Array(length);
      let start = 0;
      for (const file of files) {
        const from = Math.max(offset, start);
        const to = Math.min(offset + length, start + file.sizeBytes);
        if (from < to) out.set(await file.read(from - start, to - from), from - offset);
        start += file.sizeBytes;
      }
      return out;
    },
  };
}
