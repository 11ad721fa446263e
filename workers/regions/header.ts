import * as v from 'valibot';
import { RegionError } from '../errors';
import { issueValues } from '../errors/words';
import { RANKED_KINDS, REGION_NAMES } from '../model/recipe';
import { MATRICES, MAX_LAYERS, type ModelShape, matrixSize } from '../model/shape';
import { MAX_LEVELS, MAX_RICE } from './rice';

/** Limits of what a region file may say, each so that a hostile file allocates nothing that the model does not. */
export const MAX_HEADER_BYTES = 1 << 20;
/** Layers times matrices of the largest model that a header can describe. */
const MAX_SLOTS = MATRICES.length * MAX_LAYERS;
const MAX_WEIGHTS_IN_MATRIX = 2 ** 30;
export const MAX_TEXT = 500;

const whole = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limit));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
/** Nested shares in per cent, ascending. */
export const shares = v.pipe(
  v.array(v.pipe(v.number(), v.minValue(0.001), v.maxValue(100))),
  v.minLength(1),
  v.maxLength(MAX_LEVELS),
  v.check((list) => list.every((share, index) => index === 0 || share > list[index - 1]), 'a < b < c'),
);
const slots = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(MAX_SLOTS));

/** What a region is and where it came from; the part of the header that the pipeline writes. */
const described = {
  modelName: text,
  modelSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** `other` is the reader's second text, which is subtracted from `own`. */
  of: v.picklist([...REGION_NAMES, 'other']),
  kind: v.picklist(RANKED_KINDS),
  /** A language's region after Eq. 5 (like from like): nothing is left to subtract. Without it, before. */
  stage: v.exactOptional(v.literal('monolingual')),
  /** Nested shares in per cent of each matrix, ascending. */
  shares,
  corpus: text,
  /** Tokens of the corpus that gave the importances. */
  tokens: whole(Number.MAX_SAFE_INTEGER),
  /** |w · sum of gradients|, the released code's, or the sum of |w · gradient|. */
  importance: v.picklist(['abs-of-sum', 'sum-of-abs']),
};

const HeaderSchema = v.strictObject({
  ...described,
  version: v.literal(1),
  layers: whole(MAX_SLOTS),
  /** Weights of each matrix of a layer, in MATRICES order. */
  sizes: v.pipe(v.array(whole(MAX_WEIGHTS_IN_MATRIX)), v.length(MATRICES.length)),
  /** For each layer and matrix (layer * 7 + matrix): number of weights at each level, innermost first. */
  counts: slots(v.pipe(v.array(whole(MAX_WEIGHTS_IN_MATRIX)), v.maxLength(MAX_LEVELS))),
  /** Rice parameter and length in bytes of each layer and matrix. */
  rice: slots(whole(MAX_RICE)),
  bytes: slots(whole(MAX_WEIGHTS_IN_MATRIX)),
});
export type RegionHeader = v.InferOutput<typeof HeaderSchema>;

/** What a packed region says of itself. */
export type RegionDescription = Pick<RegionHeader, keyof typeof described>;

/**
 * Reads a JSON header.
 * @param codes what a reader is told where it is no JSON, and where a field does not fit
 * @throws RegionError naming the first field that does not fit
 */
export function readHeaderJson<Schema extends v.GenericSchema>(
  json: Uint8Array,
  schema: Schema,
  [noJson, invalid]: readonly ['region.headerJson' | 'ownRegion.headerJson', InvalidHeader],
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    throw new RegionError(noJson, {}, { cause });
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new RegionError(invalid, issueValues(result.issues[0]));
}
type InvalidHeader = 'region.headerInvalid' | 'ownRegion.headerInvalid';

/** Reads the header of a region file. @throws RegionError naming the first field that does not fit */
export const parseHeader = (json: Uint8Array): RegionHeader =>
  readHeaderJson(json, HeaderSchema, ['region.headerJson', 'region.headerInvalid']);

/** Proves that a header belongs to a model and agrees with itself. @throws RegionError */
export function checkHeader(
  header: RegionHeader,
  shape: ModelShape,
  modelSha256: string,
  payloadBytes: number,
): void {
  if (header.modelSha256 !== modelSha256) {
    throw new RegionError('region.otherModel', {
      model: header.modelName,
      expected: header.modelSha256.slice(0, 12),
      found: modelSha256.slice(0, 12),
    });
  }
  const sizes = MATRICES.map((matrix) => matrixSize(shape, matrix));
  if (header.layers !== shape.layers || sizes.some((size, index) => size !== header.sizes[index])) {
    throw new RegionError('region.shape', {
      layers: header.layers,
      sizes: header.sizes.join(', '),
      modelLayers: shape.layers,
      modelSizes: sizes.join(', '),
    });
  }
  const expected = shape.layers * MATRICES.length;
  const listed = [header.counts.length, header.rice.length, header.bytes.length];
  const fits = header.counts.every((counts, slot) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    // Each weight takes a bit at least, so a count past the bits is a lie told to make us allocate.
    const bits = header.bytes[slot] * 8;
    return counts.length === header.shares.length && sum <= sizes[slot % sizes.length] && sum <= bits;
  });
  const coded = header.bytes.reduce((total, bytes) => total + bytes, 0);
  if (listed.some((length) => length !== expected) || !fits || coded !== payloadBytes) {
    throw new RegionError('region.headerContradicts', { bytes: payloadBytes });
  }
}
