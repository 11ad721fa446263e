import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MATRICES, type Matrix, type ModelShape, matrixDims, matrixSize } from '../../workers/model/shape';
import type { RegionIndexEntry, RegionWeight } from '../../workers/protocol';
import type { RegionDescription } from '../../workers/regions/header';
import { decodeRegion, encodeRegion } from '../../workers/regions/packed';
import { parseRegionIndex } from '../../workers/regions/region_index';
import { selectLevels } from '../../workers/regions/select';
import { selectAndCompare, summariseStability } from '../../workers/regions/stability';
import type { Progress } from './accumulate';
import { describeCorpus, openSums, readImportances, type SelectedModel, tokensOf } from './select';

/** Shares of the fine core, per cent of each matrix: how small can the core be? */
export const FINE_SHARES = [0.001, 0.01, 0.1, 0.3] as const;
/** Single weights that the index lists; a recipe holds no more edits. */
const STRONGEST = 64;
const FILE = 'core-fine.region';

interface Ranked extends RegionWeight {
  readonly importance: number;
}

/**
 * Ranks the weights of the shipped core region (top 1 %) by the importances of `cache`, and writes its shares below
 * 1 % as one more file of the index, with its strongest single weights. The gradient sums that the core was
 * selected from are too large to keep, so the ranking may come from less text: the header says from how much.
 */
export async function selectFineCore(
  model: SelectedModel,
  progress: Progress,
  cache: string,
  out: string,
  linesPerBlock: number,
): Promise<RegionIndexEntry> {
  const { shape } = model;
  const index = parseRegionIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
  const core = decodeRegion(await readFile(join(out, 'core-top.region')), shape, model.sha256).maskAt(1);
  const files = await openSums(cache, progress);
  const levels: Uint8Array[] = [];
  const stability: number[][][] = [];
  let strongest: Ranked[] = [];
  let offset = 0;
  for (let layer = 0; layer < shape.layers; layer++) {
    const weights = await model.weights.layer(layer);
    stability.push([]);
    for (const matrix of MATRICES) {
      const all = await readImportances(files, progress, offset, shape, matrix, weights);
      offset += matrixSize(shape, matrix) * Float32Array.BYTES_PER_ELEMENT;
      const importances = all.get('core');
      if (importances === undefined) throw new Error('the core has no importances');
      const inside = (values: Float32Array) =>
        values.map((value, at) => (core.has(layer, matrix, at) ? value : 0));
      const [even, odd, both] = [importances.even, importances.odd, importances.both].map(inside);
      const selected = selectAndCompare({ even, odd, both }, 'top', FINE_SHARES);
      levels.push(selected.levels);
      stability[layer].push(selected.jaccards);
      strongest = best([...strongest, ...strongestOf(both, layer, matrix, shape)]);
    }
  }
  for (const file of files.values()) await file.close();
  const described = {
    modelName: model.name,
    modelSha256: model.sha256,
    of: 'core' as const,
    kind: 'top' as const,
    shares: [...FINE_SHARES],
    corpus: `the core's 1 %, ranked by ${describeCorpus(progress, linesPerBlock)}`,
    tokens: tokensOf('core', progress),
    importance: 'abs-of-sum' as const,
  } satisfies RegionDescription;
  const bytes = encodeRegion(
    described,
    shape,
    (layer, matrix) => levels[layer * MATRICES.length + MATRICES.indexOf(matrix)],
  );
  await writeFile(join(out, FILE), bytes);
  const entry: RegionIndexEntry = {
    of: 'core',
    kind: 'top',
    shares: FINE_SHARES,
    file: FILE,
    sizeBytes: bytes.length,
    tokens: described.tokens,
    stability: summariseStability({ shares: FINE_SHARES, stability }, shape),
    strongest: strongest.map(({ importance: _, ...weight }) => weight),
  };
  const entries = [...index.entries.filter(({ file }) => file !== FILE), entry];
  await writeFile(join(out, 'index.json'), `${JSON.stringify({ ...index, entries })}\n`);
  return entry;
}

const best = (weights: readonly Ranked[]): Ranked[] =>
  [...weights].sort((a, b) => b.importance - a.importance).slice(0, STRONGEST);

/** The most important weights of one matrix. @param importance [output * input] */
function strongestOf(importance: Float32Array, layer: number, matrix: Matrix, shape: ModelShape): Ranked[] {
  const { input } = matrixDims(shape, matrix);
  const share = (STRONGEST / importance.length) * 100;
  const levels = selectLevels(importance, 'top', [share]);
  const found: Ranked[] = [];
  for (const [at, level] of levels.entries())
    if (level > 0)
      found.push({
        layer,
        matrix,
        output: Math.floor(at / input),
        input: at % input,
        importance: importance[at],
      });
  return found;
}
