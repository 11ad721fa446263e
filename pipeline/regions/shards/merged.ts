import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegionLanguage } from '../../../workers/model/recipe';
import { MATRICES, type Matrix, type ModelShape, matrixDims, matrixSize } from '../../../workers/model/shape';
import { importanceOf } from '../../../workers/tasks/importance';
import { UsageError } from '../../usage';
import { HALVES } from '../corpus';
import { coreOf, type Importances, type OpenSums, PARTS, type Part } from '../importances';
import type { CompleteShard, ShardSum } from './state';

interface OpenSum extends ShardSum {
  readonly handle: FileHandle;
  readonly path: string;
}

/** The sums of all shards, added up matrix by matrix. @throws UsageError where a file is cut short */
export async function openShards(shards: readonly CompleteShard[], shape: ModelShape): Promise<OpenSums> {
  const sums: OpenSum[] = [];
  for (const { folder, sums: of } of shards)
    for (const sum of of) {
      const path = join(folder, sum.file);
      sums.push({ ...sum, path, handle: await open(path, 'r') });
    }
  const languages = [...new Set(sums.map(({ language }) => language))];
  const of = (language: RegionLanguage, part: Part) =>
    sums.filter((sum) => sum.language === language && (part === 'both' || sum.half === part));
  const tokensIn = (language: RegionLanguage, part: Part) =>
    of(language, part).reduce((total, { tokens }) => total + tokens, 0);
  return {
    tokens: new Map(languages.map((language) => [language, tokensIn(language, 'both')])),
    coreTokens: coreOf(languages).reduce((total, language) => total + tokensIn(language, 'both'), 0),
    async read(layer, matrix, weights) {
      const importances = new Map<RegionLanguage, Record<Part, Float32Array>>();
      for (const language of languages) {
        const halves = { both: new Float64Array(matrixSize(shape, matrix)) } as Record<Part, Float64Array>;
        for (const half of HALVES) {
          halves[half] = new Float64Array(halves.both.length);
          for (const sum of of(language, half))
            addTo(halves[half], await readDoubles(sum, shape, layer, matrix));
          addTo(halves.both, halves[half]);
        }
        const each = PARTS.map((part) => [
          part,
          importanceOf(
            halves[part],
            weights.matrices[matrix],
            matrixDims(shape, matrix),
            Math.max(1, tokensIn(language, part)),
          ),
        ]);
        importances.set(language, Object.fromEntries(each) as Record<Part, Float32Array>);
      }
      return withCore(importances);
    },
    async close() {
      for (const { handle } of sums) await handle.close();
    },
  };
}

/** Adds the core: the sum over its languages. */
export function withCore(
  importances: ReadonlyMap<RegionLanguage, Readonly<Record<Part, Float32Array>>>,
): Importances {
  const among = coreOf([...importances.keys()]);
  const core = PARTS.map((part) => {
    const sum = new Float32Array(importances.get(among[0] as RegionLanguage)?.[part].length ?? 0);
    for (const language of among) addTo(sum, importances.get(language)?.[part] ?? []);
    return [part, sum];
  });
  return new Map([['core', Object.fromEntries(core) as Record<Part, Float32Array>], ...importances]);
}

function addTo(target: Float64Array | Float32Array, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at++) target[at] += values[at];
}

async function readDoubles(
  { handle, path }: OpenSum,
  shape: ModelShape,
  layer: number,
  matrix: Matrix,
): Promise<Float64Array> {
  const sizes = MATRICES.map((each) => matrixSize(shape, each));
  const before = sizes.slice(0, MATRICES.indexOf(matrix)).reduce((a, b) => a + b, 0);
  const offset = (layer * sizes.reduce((a, b) => a + b, 0) + before) * Float64Array.BYTES_PER_ELEMENT;
  const values = new Float64Array(matrixSize(shape, matrix));
  const { bytesRead } = await handle.read(new Uint8Array(values.buffer), 0, values.byteLength, offset);
  if (bytesRead === values.byteLength) return values;
  throw new UsageError(`${path} is cut short. Delete its folder and run that shard again.`);
}
