import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_LANGUAGES, REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  matrixSize,
} from '../../workers/model/shape';
import { importanceOf } from '../../workers/tasks/importance';
import { HALVES } from './corpus';
import { MatrixRegions, type Of } from './matrix_regions';
import { type Checkpoint, type Progress, savedAt } from './progress';

/** The text that importances come from: all of it, or one of its halves. */
export const PARTS = ['both', ...HALVES] as const;
export type Part = (typeof PARTS)[number];
export type CoreLanguage = (typeof CORE_LANGUAGES)[number];

/** Importances of one matrix, [output * input], by language; `core` is the sum over the languages of the core. */
export type Importances = ReadonlyMap<RegionLanguage | 'core', Readonly<Record<Part, Float32Array>>>;

/** The gradient sums of all languages at one checkpoint, read matrix by matrix: together they are tens of GB. */
export interface OpenSums {
  readonly tokens: ReadonlyMap<RegionLanguage, number>;
  /** Of the core's languages together. */
  readonly coreTokens: number;
  /** @param weights of the layer */
  read(layer: number, matrix: Matrix, weights: LayerWeights): Promise<Importances>;
  close(): Promise<void>;
}

/** The languages whose importances make the core, and which Eq. 5 takes out of each other: the paper's, else all there are. */
export function coreOf(languages: readonly RegionLanguage[]): readonly RegionLanguage[] {
  const papers = languages.filter(isOfCore);
  return papers.length > 0 ? papers : languages;
}

/** The regions of one matrix, by all of the text and by each half. */
export function regionsByPart(importances: Importances): Record<Part, MatrixRegions> {
  const languages = REGION_LANGUAGES.filter((language) => importances.has(language));
  const parts = PARTS.map((part) => [
    part,
    new MatrixRegions((of) => importanceIn(importances, of)[part], coreOf(languages)),
  ]);
  return Object.fromEntries(parts) as Record<Part, MatrixRegions>;
}

function importanceIn(importances: Importances, of: Of): Readonly<Record<Part, Float32Array>> {
  const found = importances.get(of);
  if (found === undefined) throw new Error(`${of} has no importances of this kind`);
  return found;
}

/** How the sums were added up: as they are, or each sequence with a random sign. */
export type Signs = 'as-is' | 'flipped';

/**
 * Opens the sums of a checkpoint; the flipped ones are there for the languages of the core, at the end of the text.
 * @throws Error where the run has not come so far
 */
export async function openSums(
  cache: string,
  progress: Progress,
  shape: ModelShape,
  checkpoint: Checkpoint,
  signs: Signs = 'as-is',
): Promise<OpenSums> {
  const languages: readonly RegionLanguage[] = signs === 'flipped' ? CORE_LANGUAGES : REGION_LANGUAGES;
  const sources = languages.map((language) => ({ language, saved: savedAt(progress, language, checkpoint) }));
  const handles = new Map<string, FileHandle>();
  for (const { language, saved } of sources)
    for (const half of HALVES) {
      const { file, flippedFile } = saved.halves[half];
      const name = signs === 'flipped' ? flippedFile : file;
      if (name === null) throw new Error(`${language} has no sums with random signs at ${checkpoint}.`);
      handles.set(`${language} ${half}`, await open(join(cache, name), 'r'));
    }
  const tokensOf = (language: RegionLanguage, part: Part): number => {
    const { even, odd } = savedAt(progress, language, checkpoint).halves;
    return part === 'both' ? even.tokens + odd.tokens : { even, odd }[part].tokens;
  };
  const coreTokens = CORE_LANGUAGES.reduce((sum, language) => sum + tokensOf(language, 'both'), 0);
  return {
    tokens: new Map(languages.map((language) => [language, tokensOf(language, 'both')])),
    coreTokens,
    async read(layer, matrix, weights) {
      const offset = offsetOf(shape, layer, matrix);
      const size = matrixSize(shape, matrix);
      const result = new Map<RegionLanguage | 'core', Record<Part, Float32Array>>();
      const core = {
        both: new Float32Array(size),
        even: new Float32Array(size),
        odd: new Float32Array(size),
      };
      result.set('core', core);
      for (const language of languages) {
        const sums = {} as Record<Part, Float32Array>;
        for (const half of HALVES)
          sums[half] = await readFloats(handles.get(`${language} ${half}`), offset, size, cache);
        sums.both = sums.even.map((value, at) => value + sums.odd[at]);
        const importances = {} as Record<Part, Float32Array>;
        for (const part of PARTS) {
          const tokens = tokensOf(language, part);
          const dims = matrixDims(shape, matrix);
          importances[part] = importanceOf(sums[part], weights.matrices[matrix], dims, tokens);
          if (isOfCore(language)) addTo(core[part], importances[part]);
        }
        result.set(language, importances);
      }
      return result;
    },
    async close() {
      for (const handle of handles.values()) await handle.close();
    },
  };
}

/** Where a matrix begins in a file of sums, in bytes; see sums.ts. */
function offsetOf(shape: ModelShape, layer: number, matrix: Matrix): number {
  const sizes = MATRICES.map((each) => matrixSize(shape, each));
  const before = sizes.slice(0, MATRICES.indexOf(matrix)).reduce((a, b) => a + b, 0);
  const whole = sizes.reduce((a, b) => a + b, 0);
  return (layer * whole + before) * Float32Array.BYTES_PER_ELEMENT;
}

async function readFloats(
  handle: FileHandle | undefined,
  offset: number,
  size: number,
  cache: string,
): Promise<Float32Array> {
  const values = new Float32Array(size);
  const bytes = new Uint8Array(values.buffer);
  const read = await handle?.read(bytes, 0, bytes.length, offset);
  if (read?.bytesRead === bytes.length) return values;
  throw new Error(`A file of sums in ${cache} is cut short. Delete the folder and start again.`);
}

const isOfCore = (language: RegionLanguage): language is CoreLanguage =>
  (CORE_LANGUAGES as readonly string[]).includes(language);

function addTo(target: Float32Array, values: Float32Array): void {
  for (let at = 0; at < target.length; at++) target[at] += values[at];
}

/** Which weights of a matrix are exactly zero, 1 or 0. @returns [output * input] */
export function zerosOf(shape: ModelShape, matrix: Matrix, weights: LayerWeights): Uint8Array {
  const { output, input } = matrixDims(shape, matrix);
  const values = weights.matrices[matrix];
  const zeros = new Uint8Array(output * input);
  for (let i = 0; i < input; i++)
    for (let o = 0; o < output; o++) zeros[o * input + i] = values[i * output + o] === 0 ? 1 : 0;
  return zeros;
}
