import * as v from 'valibot';
import { RegionError } from '../errors';
import { issueValues } from '../errors/words';
import { MAX_FIRST, REGION_LANGUAGES } from '../model/recipe';
import { MATRICES, type ModelShape, matrixDims } from '../model/shape';
import type { RegionIndexEntry, RegionWeight } from '../protocol';

/** Layer, place in MATRICES, output and input of one weight. */
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const FirstWeightsSchema = v.strictObject({
  version: v.literal(1),
  modelSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  of: v.picklist(['core', ...REGION_LANGUAGES]),
  weights: v.pipe(v.array(v.strictTuple([place, place, place, place])), v.maxLength(MAX_FIRST)),
});

/** The file of a region's most important weights over all matrices, best first: JSON, one weight a tuple. */
export function encodeFirstWeights(
  of: RegionIndexEntry['of'],
  modelSha256: string,
  weights: readonly RegionWeight[],
): string {
  const tuples = weights.map(({ layer, matrix, output, input }) => [
    layer,
    MATRICES.indexOf(matrix),
    output,
    input,
  ]);
  return `${JSON.stringify({ version: 1, modelSha256, of, weights: tuples })}\n`;
}

/**
 * Reads such a file. A language's weights are those of its region after Eq. 5 at 1 %.
 * @throws RegionError where it is damaged, or of another model or region
 */
export function parseFirstWeights(
  json: string,
  of: RegionIndexEntry['of'],
  shape: ModelShape,
  modelSha256: string,
): RegionWeight[] {
  const { weights, ...found } = parse(json);
  if (found.of !== of || found.modelSha256 !== modelSha256)
    throw new RegionError('region.firstOther', {
      of,
      expected: modelSha256.slice(0, 12),
      foundOf: found.of,
      found: found.modelSha256.slice(0, 12),
    });
  return weights.map(([layer, at, output, input], rank) => {
    const matrix = MATRICES[at];
    const dims = matrix === undefined ? null : matrixDims(shape, matrix);
    if (
      matrix === undefined ||
      dims === null ||
      layer >= shape.layers ||
      output >= dims.output ||
      input >= dims.input
    )
      throw new RegionError('region.firstOutside', { rank: rank + 1, of });
    return { layer, matrix, output, input };
  });
}

function parse(json: string): v.InferOutput<typeof FirstWeightsSchema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new RegionError('region.firstJson', {}, { cause });
  }
  const result = v.safeParse(FirstWeightsSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new RegionError('region.firstInvalid', issueValues(issue));
}
