import * as v from 'valibot';
import { RegionError } from '../errors';
import { issueValues } from '../errors/words';
import { ARCHITECTURE_NAMES, ARCHITECTURES } from '../model/architectures';
import { MAX_EDITS, MAX_FIRST, RANKED_KINDS, REGION_LANGUAGES } from '../model/recipe';
import { MATRICES, MAX_LAYERS, NORMS } from '../model/shape';
import type { RegionIndex } from '../protocol';
import { MAX_TEXT, shares } from './header';
import { MAX_LEVELS } from './rice';

/** Limits of an index from outside: nothing that it says may make the page allocate without bound. */
const MAX_ENTRIES = 256;
const MAX_SIZE = 2 ** 24;
const MAX_ROPE_FACTORS = 2 ** 15;

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SIZE));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SIZE));
/** A file beside the index, never a path out of its folder. */
const file = v.pipe(v.string(), v.regex(/^[\w][\w.-]*$/), v.maxLength(255));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const WrittenShapeSchema = v.strictObject({
  architecture: v.picklist(ARCHITECTURE_NAMES),
  /** Files of before leave it to the architecture. */
  norms: v.exactOptional(v.array(v.picklist(NORMS))),
  layers: v.pipe(size, v.maxValue(MAX_LAYERS)),
  width: size,
  heads: size,
  keyValueHeads: size,
  headWidth: size,
  feedForward: size,
  vocabulary: size,
  contextLength: size,
  rmsEpsilon: positive,
  slidingWindow: v.nullable(size),
  slidingPattern: size,
  ropeBase: v.strictObject({ full: positive, sliding: positive }),
  ropeScale: v.exactOptional(positive),
  ropeFactors: v.exactOptional(v.pipe(v.array(positive), v.maxLength(MAX_ROPE_FACTORS))),
  queryScale: positive,
  attentionSoftcap: v.exactOptional(positive),
  logitSoftcap: v.exactOptional(positive),
  embeddingScale: positive,
  activation: v.picklist(['gelu_tanh', 'silu']),
  rotary: v.picklist(['half', 'interleaved']),
  tiedEmbedding: v.boolean(),
});
const ShapeSchema = v.pipe(
  WrittenShapeSchema,
  v.transform((shape) => ({ ...shape, norms: shape.norms ?? ARCHITECTURES[shape.architecture].norms })),
);

const IndexSchema = v.strictObject({
  version: v.literal(1),
  modelSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  shape: ShapeSchema,
  corpus: text,
  rule: v.picklist(['abs-of-sum', 'sum-of-abs']),
  entries: v.pipe(
    v.array(
      v.strictObject({
        of: v.picklist(['core', ...REGION_LANGUAGES]),
        kind: v.picklist(RANKED_KINDS),
        stage: v.exactOptional(v.literal('monolingual')),
        shares,
        file,
        sizeBytes: size,
        tokens: v.pipe(v.number(), v.integer(), v.minValue(0)),
        stability: v.strictObject({
          byShare: v.pipe(v.array(fraction), v.maxLength(MAX_LEVELS)),
          byMatrix: v.pipe(
            v.array(v.pipe(v.array(fraction), v.maxLength(MATRICES.length))),
            v.maxLength(MAX_LAYERS),
          ),
        }),
        zeros: v.exactOptional(v.pipe(v.array(fraction), v.maxLength(MAX_LEVELS))),
        strongest: v.exactOptional(
          v.pipe(
            v.array(
              v.strictObject({ layer: place, matrix: v.picklist(MATRICES), output: place, input: place }),
            ),
            v.maxLength(MAX_EDITS),
          ),
        ),
        first: v.exactOptional(
          v.strictObject({ file, sizeBytes: size, count: v.pipe(size, v.maxValue(MAX_FIRST)) }),
        ),
      }),
    ),
    v.maxLength(MAX_ENTRIES),
    v.check((entries) => new Set(entries.map((entry) => entry.file)).size === entries.length, 'a file once'),
  ),
});

/** Reads `index.json` of the regions. @throws RegionError that names the first field that does not fit. */
export function parseRegionIndex(value: unknown): RegionIndex {
  const result = v.safeParse(IndexSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new RegionError('region.indexInvalid', issueValues(issue));
}
