import { GgufError } from '../errors';
import type { GgufMetadata } from './header';

/** Most files of one model: more is a damaged header or a hostile name. */
export const MAX_SPLIT = 1000;

/** A file of a split GGUF, counted from 0 (llama.cpp, tools/gguf-split). */
export interface SplitPlace {
  readonly index: number;
  readonly count: number;
}

/** Where a file stands in a split GGUF; null for a whole one. @throws GgufError where it says neither */
export function splitPlace(metadata: GgufMetadata): SplitPlace | null {
  const count = metadata.get('split.count');
  if (count === undefined || count === 1) return null;
  const index = metadata.get('split.no');
  const isPlace =
    typeof count === 'number' &&
    typeof index === 'number' &&
    index >= 0 &&
    index < count &&
    count <= MAX_SPLIT;
  if (isPlace) return { index, count };
  throw new GgufError('gguf.splitPlace', { no: String(index ?? '?'), count: String(count) });
}

/**
 * The order of the files of one model, by what each says of itself. @returns indices into `places`
 * @throws GgufError that names the files which are missing, foreign or there twice
 */
export function splitOrder(places: readonly (SplitPlace | null)[]): number[] {
  const [first] = places;
  if (places.length === 1 && first === null) return [0];
  const count = places.find((place) => place !== null)?.count ?? 0;
  if (places.some((place) => place === null || place.count !== count))
    throw new GgufError('gguf.splitForeign', { files: places.length });
  const order = Array.from({ length: count }, (_, index) => places.findIndex((at) => at?.index === index));
  const missing = order.flatMap((at, index) => (at === -1 ? [index + 1] : []));
  if (missing.length > 0)
    throw new GgufError('gguf.splitMissing', { count, found: places.length, missing: missing.join(', ') });
  if (places.length > count) throw new GgufError('gguf.splitTwice', { count, found: places.length });
  return order;
}

const SPLIT_NAME = /^(.{1,900})-(\d{5})-of-(\d{5})\.gguf$/;

/** Names of all files of a split GGUF, from the name of any; null for a name that is none of such a file. */
export function splitNames(name: string): string[] | null {
  const [, stem, , count] = SPLIT_NAME.exec(name) ?? [];
  if (stem === undefined || Number(count) < 1 || Number(count) > MAX_SPLIT) return null;
  return Array.from(
    { length: Number(count) },
    (_, index) => `${stem}-${String(index + 1).padStart(5, '0')}-of-${count}.gguf`,
  );
}
