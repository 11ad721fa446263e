import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelWeights } from '../../workers/decoder/model_weights';
import { MAX_EDITS, REGION_LANGUAGES } from '../../workers/model/recipe';
import { MATRICES, type Matrix, type ModelShape } from '../../workers/model/shape';
import type { ImportanceRule, RegionIndex, RegionIndexEntry } from '../../workers/protocol';
import { encodeFirstWeights } from '../../workers/regions/first_weights';
import { MAX_REGION_FILE_BYTES, RegionEncoder } from '../../workers/regions/packed';
import { jaccardsOfLevels, summariseStability } from '../../workers/regions/stability';
import { writeWhole } from '../write_whole';
import { FirstWeights } from './first';
import {
  type Importances,
  type OpenSums,
  openSums,
  PARTS,
  type Part,
  regionsByPart,
  zerosOf,
} from './importances';
import type { MatrixRegions, Of } from './matrix_regions';
import { FINE_SHARES, type MatrixView, type PlannedFile, plannedFiles } from './plan';
import { type Checkpoint, hasFlipped, type Progress, savedAt } from './progress';
import { innermost } from './rank';

/** The model whose regions are selected. */
export interface SelectedModel {
  readonly name: string;
  readonly sha256: string;
  readonly shape: ModelShape;
  readonly weights: ModelWeights;
}

/** A file while it is made. */
interface Making {
  readonly plan: PlannedFile;
  readonly encoder: RegionEncoder;
  /** [layer][matrix][share] */
  readonly stability: number[][][];
  /** Weights that are exactly zero, and all weights, up to each level. */
  readonly zeros: number[];
  readonly counts: number[];
}

/**
 * Selects the regions from the gradient sums of some text and writes them with their index. Works matrix by matrix,
 * so that the sums, 10 GB of them, are never in memory together. Regions by random signs are left out of a size of
 * text that the run has gone past, as their sums are no longer there.
 */
export async function selectRegions(
  model: SelectedModel,
  progress: Progress,
  cache: string,
  out: string,
  report: (line: string) => void,
  size: Checkpoint = 'all',
): Promise<void> {
  const { shape } = model;
  const asIs = await openSums(cache, progress, shape, size);
  const flipped = hasFlipped(progress, size) ? await openSums(cache, progress, shape, size, 'flipped') : null;
  if (flipped === null)
    report(`no sums with random signs are left at ${size} tokens: their regions are left out`);
  const sums = { asIs, flipped, corpus: describeCorpus(progress, size), rule: 'abs-of-sum' } as const;
  await selectFrom(model, sums, out, report, MAX_REGION_FILE_BYTES);
}

/** What regions are selected from; the importances of their languages, and what is said of their text. */
export interface SelectedSums {
  readonly asIs: OpenSums;
  readonly flipped: OpenSums | null;
  readonly corpus: string;
  readonly rule: ImportanceRule;
}

/** Selects the regions of all languages that there are sums of, and writes them with their index. Closes the sums. */
export async function selectFrom(
  model: SelectedModel,
  { asIs, flipped, corpus, rule }: SelectedSums,
  out: string,
  report: (line: string) => void,
  mostFileBytes = Number.POSITIVE_INFINITY,
): Promise<RegionIndex> {
  const { shape } = model;
  const languages = REGION_LANGUAGES.filter((language) => asIs.tokens.has(language));
  const planned = plannedFiles(languages).filter(({ kind }) => flipped !== null || kind !== 'sign-flip');
  const making = planned.map((plan) => startFile(plan, model, { corpus, rule }, tokensOf(plan.of, asIs)));
  const firsts = new Map<Of, FirstWeights>(
    (['core', ...languages] as const).map((of) => [of, new FirstWeights(shape)]),
  );
  for (let layer = 0; layer < shape.layers; layer++) {
    const weights = await model.weights.layer(layer);
    for (const each of making) each.stability.push([]);
    for (const matrix of MATRICES) {
      const zeros = zerosOf(shape, matrix, weights);
      const importances = await asIs.read(layer, matrix, weights);
      const turned = (await flipped?.read(layer, matrix, weights)) ?? new Map();
      const views = viewsOf(importances, turned, zeros);
      for (const each of making) addMatrix(each, views, layer, matrix);
      addFirst(firsts, views.both.asIs, layer, matrix);
    }
    report(`selected layer ${layer + 1} of ${shape.layers}`);
  }
  await asIs.close();
  await flipped?.close();
  await mkdir(out, { recursive: true });
  const entries: RegionIndexEntry[] = [];
  for (const each of making) {
    const entry = await writeRegion(each, shape, out, tokensOf(each.plan.of, asIs), mostFileBytes);
    entries.push(isFine(each.plan) ? await withFirst(entry, firsts, model.sha256, out) : entry);
    report(`${entry.file}: ${entry.sizeBytes} bytes, stability ${entry.stability.byShare.join(' ')}`);
  }
  const index: RegionIndex = {
    version: 1,
    modelSha256: model.sha256,
    shape,
    corpus,
    rule,
    entries,
  };
  await writeWhole(join(out, 'index.json'), `${JSON.stringify(index)}\n`);
  return index;
}

const isFine = ({ shares }: PlannedFile): boolean => shares === FINE_SHARES;

const tokensOf = (of: Of, { tokens, coreTokens }: OpenSums): number =>
  of === 'core' ? coreTokens : (tokens.get(of) ?? 0);

function startFile(
  plan: PlannedFile,
  model: SelectedModel,
  { corpus, rule }: Pick<SelectedSums, 'corpus' | 'rule'>,
  tokens: number,
): Making {
  const { of, kind, stage, shares } = plan;
  const description = {
    modelName: model.name,
    modelSha256: model.sha256,
    of,
    kind,
    ...(stage === undefined ? {} : { stage }),
    shares: [...shares],
    corpus,
    tokens,
    importance: rule,
  };
  return { plan, encoder: new RegionEncoder(description, model.shape), stability: [], zeros: [], counts: [] };
}

/** One view of the matrix by all of the text and by each half. */
function viewsOf(asIs: Importances, flipped: Importances, zeros: Uint8Array): Record<Part, MatrixView> {
  const regions = { asIs: regionsByPart(asIs), flipped: regionsByPart(flipped) };
  const views = PARTS.map((part) => [
    part,
    { asIs: regions.asIs[part], flipped: regions.flipped[part], zeros },
  ]);
  return Object.fromEntries(views) as Record<Part, MatrixView>;
}

function addMatrix(
  { plan, encoder, stability, zeros, counts }: Making,
  views: Record<Part, MatrixView>,
  layer: number,
  matrix: Matrix,
): void {
  const levels = plan.levels(views.both);
  encoder.add(layer, matrix, levels);
  for (const share of plan.shares.keys()) {
    let count = 0;
    let zero = 0;
    for (let at = 0; at < levels.length; at++) {
      if (levels[at] === 0 || levels[at] > share + 1) continue;
      count++;
      zero += views.both.zeros[at];
    }
    counts[share] = (counts[share] ?? 0) + count;
    zeros[share] = (zeros[share] ?? 0) + zero;
  }
  const halves = [plan.levels(views.even), plan.levels(views.odd)] as const;
  stability[layer].push(jaccardsOfLevels(...halves, plan.shares.length));
}

function addFirst(
  firsts: ReadonlyMap<Of, FirstWeights>,
  regions: MatrixRegions,
  layer: number,
  matrix: Matrix,
): void {
  for (const [of, first] of firsts) {
    const among = of === 'core' ? innermost(regions.top(of)) : regions.monolingual(of);
    first.add(layer, matrix, regions.importance(of), among);
  }
}

async function writeRegion(
  { plan, encoder, stability, zeros, counts }: Making,
  shape: ModelShape,
  out: string,
  tokens: number,
  mostBytes: number,
): Promise<RegionIndexEntry> {
  const { file, of, kind, stage, shares } = plan;
  const bytes = encoder.finish();
  if (bytes.length > mostBytes)
    throw new Error(`${file} has ${bytes.length} bytes; at most ${mostBytes} may be shipped.`);
  await writeWhole(join(out, file), bytes);
  return {
    of,
    kind,
    ...(stage === undefined ? {} : { stage }),
    shares,
    file,
    sizeBytes: bytes.length,
    tokens,
    stability: summariseStability({ shares, stability }, shape),
    ...(kind === 'bottom' ? { zeros: zeros.map((zero, at) => Number((zero / counts[at]).toFixed(4))) } : {}),
  };
}

/** Writes the region's first weights; those of the core that a recipe can name one by one stand in the index too. */
async function withFirst(
  entry: RegionIndexEntry,
  firsts: ReadonlyMap<Of, FirstWeights>,
  modelSha256: string,
  out: string,
): Promise<RegionIndexEntry> {
  const { of } = entry;
  const weights = of === 'own' ? [] : (firsts.get(of)?.list() ?? []);
  const file = `${of}-first.json`;
  const json = encodeFirstWeights(of, modelSha256, weights);
  await writeWhole(join(out, file), json);
  const first = { file, sizeBytes: json.length, count: weights.length };
  return of === 'core' ? { ...entry, strongest: weights.slice(0, MAX_EDITS), first } : { ...entry, first };
}

/** Names the text. */
export function describeCorpus(progress: Progress, size: Checkpoint): string {
  const { documents } = savedAt(progress, REGION_LANGUAGES[0], size);
  const read =
    size === 'all'
      ? `the ${documents} documents for discovery`
      : `the first ${size} tokens of the documents for discovery`;
  return `NTREX-128 (CC BY-SA 4.0), ${read}, sequences of at most 512 tokens of one document each`;
}
