import * as v from 'valibot';
import { GgufError } from '../errors';
import { issueValues } from '../errors/words';

/** A model has some dozens of parts; more is a damaged or hostile manifest. */
const MAX_PARTS = 1024;
/** Parts are held in memory whole. */
const MAX_PART_BYTES = 256 * 2 ** 20;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const sizeBytes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));
/** A file beside the manifest, never a path out of its folder. */
const fileName = v.pipe(v.string(), v.regex(/^[\w][\w.-]*$/), v.maxLength(255));

const ManifestSchema = v.strictObject({
  version: v.literal(1),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Name of the whole file, of which the parts are consecutive pieces. */
  file: fileName,
  sizeBytes,
  sha256,
  /** Size of every part but the last. */
  partBytes: v.pipe(sizeBytes, v.maxValue(MAX_PART_BYTES)),
  parts: v.pipe(
    v.array(v.strictObject({ file: fileName, sizeBytes, sha256 })),
    v.minLength(1),
    v.maxLength(MAX_PARTS),
  ),
});

/** What a model's folder holds: the parts of its file, with size and SHA-256 of each and of the whole. */
export type ModelManifest = v.InferOutput<typeof ManifestSchema>;
export type ManifestPart = ModelManifest['parts'][number];

/**
 * Reads `manifest.json`.
 * @throws GgufError that names the first field that does not fit, a part that stands there twice, or sizes that do not add
 * up.
 */
export function parseManifest(value: unknown): ModelManifest {
  const result = v.safeParse(ManifestSchema, value);
  if (!result.success) {
    throw new GgufError('model.manifestInvalid', issueValues(result.issues[0]));
  }
  const manifest = result.output;
  const names = manifest.parts.map(({ file }) => file);
  const twice = names.find((file, at) => names.indexOf(file) < at);
  if (twice !== undefined) throw new GgufError('model.manifestTwice', { file: twice });
  const total = manifest.parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const uneven = manifest.parts.slice(0, -1).find((part) => part.sizeBytes !== manifest.partBytes);
  const piece = manifest.partBytes;
  if (uneven !== undefined) throw new GgufError('model.manifestUneven', { file: uneven.file, piece });
  if (total !== manifest.sizeBytes)
    throw new GgufError('model.manifestSum', { total, piece, expected: manifest.sizeBytes });
  return manifest;
}
