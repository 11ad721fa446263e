import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelWeights } from '../../workers/decoder/model_weights';
import {
  CORE_LANGUAGES,
  NESTED_SHARES,
  REGION_LANGUAGES,
  type RegionLanguage,
} from '../../workers/model/recipe';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  matrixSize,
} from '../../workers/model/shape';
import type { RegionIndex, RegionIndexEntry } from '../../workers/protocol';
import { encodeRegion, MAX_REGION_FILE_BYTES } from '../../workers/regions/packed';
import { type HalvedImportance, selectAndCompare, summariseStability } from '../../workers/regions/stability';
import { importanceOf } from '../../workers/tasks/importance';
import { HALVES, type Half, type Progress } from './accumulate';
import { LINES_PER_BLOCK } from './corpus';

/** A language's Bottom is shipped at 1 % only; everything else at 1, 3 and 5 %. */
const BOTTOM_SHARES = [1] as const;

/** The model whose regions are selected. */
export interface SelectedModel {
  readonly name: string;
  readonly sha256: string;
  readonly shape: ModelShape;
  readonly weights: ModelWeights;
}

interface Selection {
  readonly of: 'core' | RegionLanguage;
  readonly kind: 'top' | 'bottom';
  readonly shares: readonly number[];
  /** Levels of each matrix, layers then MATRICES. */
  readonly levels: Uint8Array[];
  /** [layer][matrix][share] */
  readonly stability: number[][][];
}

/** Everything that is shipped: Top and Bottom of each language and of the core. */
function plannedSelections(): Selection[] {
  const make = (of: Selection['of'], kind: Selection['kind'], shares: readonly number[]): Selection => ({
    of,
    kind,
    shares,
    levels: [],
    stability: [],
  });
  return [
    make('core', 'top', NESTED_SHARES),
    make('core', 'bottom', NESTED_SHARES),
    ...REGION_LANGUAGES.flatMap((language) => [
      make(language, 'top', NESTED_SHARES),
      make(language, 'bottom', BOTTOM_SHARES),
    ]),
  ];
}

/**
 * Selects the regions from the gradient sums and writes them with their index. Works matrix by matrix, so that
 * fourteen sums of 400 MB are never in memory together.
 */
export async function selectRegions(
  model: SelectedModel,
  progress: Progress,
  cache: string,
  out: string,
  report: (line: string) => void,
  linesPerBlock = LINES_PER_BLOCK,
): Promise<void> {
  const { shape } = model;
  const selections = plannedSelections();
  const files = await openSums(cache, progress);
  let offset = 0;
  for (let layer = 0; layer < shape.layers; layer++) {
    const weights = await model.weights.layer(layer);
    for (const selection of selections) selection.stability.push([]);
    for (const matrix of MATRICES) {
      const importances = await readImportances(files, progress, offset, shape, matrix, weights);
      for (const selection of selections) selectMatrix(selection, importances, layer);
      offset += matrixSize(shape, matrix) * Float32Array.BYTES_PER_ELEMENT;
    }
    report(`selected layer ${layer + 1} of ${shape.layers}`);
  }
  for (const file of files.values()) await file.close();
  await mkdir(out, { recursive: true });
  const entries: RegionIndexEntry[] = [];
  const corpus = describeCorpus(progress, linesPerBlock);
  for (const selection of selections) {
    const tokens = tokensOf(selection.of, progress);
    const bytes = encodeRegion(
      {
        modelName: model.name,
        modelSha256: model.sha256,
        of: selection.of,
        kind: selection.kind,
        shares: [...selection.shares],
        corpus,
        tokens,
        importance: 'abs-of-sum',
      },
      shape,
      (layer, matrix) => selection.levels[layer * MATRICES.length + MATRICES.indexOf(matrix)],
    );
    const file = `${selection.of}-${selection.kind}.region`;
    if (bytes.length > MAX_REGION_FILE_BYTES)
      throw new Error(`${file} has ${bytes.length} bytes; at most ${MAX_REGION_FILE_BYTES} may be shipped.`);
    await writeFile(join(out, file), bytes);
    entries.push({
      of: selection.of,
      kind: selection.kind,
      shares: selection.shares,
      file,
      sizeBytes: bytes.length,
      tokens,
      stability: summariseStability(selection, shape),
    });
    report(`${file}: ${bytes.length} bytes, stability ${entries.at(-1)?.stability.byShare.join(' ')}`);
  }
  const index: RegionIndex = {
    version: 1,
    modelSha256: model.sha256,
    shape,
    corpus,
    rule: 'abs-of-sum',
    entries,
  };
  await writeFile(join(out, 'index.json'), `${JSON.stringify(index)}\n`);
}

export type Importances = ReadonlyMap<RegionLanguage | 'core', HalvedImportance>;

function selectMatrix(selection: Selection, importances: Importances, layer: number): void {
  const importance = importances.get(selection.of);
  if (importance === undefined) throw new Error(`"${selection.of}" has no importances`);
  const { levels, jaccards } = selectAndCompare(importance, selection.kind, selection.shares);
  selection.levels.push(levels);
  selection.stability[layer].push(jaccards);
}

/** Importances of one matrix, [output * input], of both halves and of all the text, and their sum for the core. */
export async function readImportances(
  files: ReadonlyMap<string, FileHandle>,
  progress: Progress,
  offset: number,
  shape: ModelShape,
  matrix: Matrix,
  weights: LayerWeights,
): Promise<Importances> {
  const size = matrixSize(shape, matrix);
  const dims = matrixDims(shape, matrix);
  const zeros = () => new Float32Array(size);
  const core = { even: zeros(), odd: zeros(), both: zeros() };
  const result = new Map<RegionLanguage | 'core', Record<Half | 'both', Float32Array>>([['core', core]]);
  for (const language of REGION_LANGUAGES) {
    const sums = {} as Record<Half | 'both', Float32Array>;
    for (const half of HALVES) {
      sums[half] = zeros();
      const bytes = new Uint8Array(sums[half].buffer);
      await files.get(`${language} ${half}`)?.read(bytes, 0, bytes.length, offset);
    }
    sums.both = sums.even.map((value, at) => value + sums.odd[at]);
    const tokens = { even: progress[language].even.tokens, odd: progress[language].odd.tokens };
    const importance = {} as Record<Half | 'both', Float32Array>;
    for (const part of [...HALVES, 'both'] as const) {
      const count = part === 'both' ? tokens.even + tokens.odd : tokens[part];
      importance[part] = importanceOf(sums[part], weights.matrices[matrix], dims, count);
      if ((CORE_LANGUAGES as readonly string[]).includes(language)) addTo(core[part], importance[part]);
    }
    result.set(language, importance);
  }
  return result;
}

function addTo(target: Float32Array, values: Float32Array): void {
  for (let at = 0; at < target.length; at++) target[at] += values[at];
}

export async function openSums(cache: string, progress: Progress): Promise<Map<string, FileHandle>> {
  const files = new Map<string, FileHandle>();
  for (const language of REGION_LANGUAGES)
    for (const half of HALVES) {
      const { file } = progress[language][half];
      if (!file)
        throw new Error(`${language} has no gradients of its ${half} half yet: run "npm run regions" on.`);
      files.set(`${language} ${half}`, await open(join(cache, file), 'r'));
    }
  return files;
}

export const tokensOf = (of: Selection['of'], progress: Progress): number =>
  (of === 'core' ? CORE_LANGUAGES : [of]).reduce(
    (sum, language) => sum + HALVES.reduce((part, half) => part + progress[language][half].tokens, 0),
    0,
  );

/** Names the corpus, with the number of lines where that is not the same for all languages. */
export function describeCorpus(progress: Progress, linesPerBlock: number): string {
  const lines = REGION_LANGUAGES.map(
    (language) => Math.min(...HALVES.map((half) => progress[language][half].blocks)) * linesPerBlock,
  );
  const fewest = Math.min(...lines);
  const more = REGION_LANGUAGES.flatMap((language, at) =>
    lines[at] === fewest ? [] : [`${language} 1 to ${lines[at]}`],
  );
  const exceptions = more.length > 0 ? ` (${more.join(', ')})` : '';
  return `NTREX-128 (CC BY-SA 4.0), lines 1 to ${fewest}${exceptions}, sequences of at most 512 tokens`;
}
