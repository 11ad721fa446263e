import { readHeader } from './reader';
import { type ByteSource, checkRange } from './source';
import { splitOrder, splitPlace } from './split';

/**
 * The files of one model as one source, in the order that they say. One that is whole stays as it is.
 * @param files in any order
 * @throws GgufError where they are not the files of one model
 */
export async function filesSource(files: readonly ByteSource[]): Promise<ByteSource> {
  const places = [];
  for (const file of files) places.push(splitPlace((await readHeader(file)).metadata));
  const ordered = splitOrder(places).map((at) => files[at]);
  return ordered.length === 1 ? ordered[0] : joinedSource(ordered);
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
