import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HALVES, type Half } from '../../pipeline/regions/corpus';
import type { Checkpoint, Progress, SavedSums } from '../../pipeline/regions/progress';
import { CORE_LANGUAGES, REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { MATRICES, type ModelShape, matrixSize } from '../../workers/model/shape';
import { seededNoise } from './random_numbers';

/** Tokens of the halves of a cache that is made up. */
export const HALF_TOKENS = { even: 30, odd: 10 };

/** What a made-up sum is of. */
export interface SumName {
  readonly language: RegionLanguage;
  readonly half: Half;
  readonly checkpoint: Checkpoint;
  readonly flipped: boolean;
}

/**
 * Gradient sums, [layers][MATRICES] in a row. English's are a thousand times the others'; Korean's halves agree, at
 * every size of text; those of random signs have nothing in common with the rest.
 */
export function madeUpSum(shape: ModelShape, { language, half, checkpoint, flipped }: SumName): Float32Array {
  const length = shape.layers * MATRICES.reduce((sum, matrix) => sum + matrixSize(shape, matrix), 0);
  const at = 10 * REGION_LANGUAGES.indexOf(language) + (half === 'odd' ? 1 : 0);
  const size = checkpoint === 'all' ? 0 : checkpoint;
  const seed = language === 'ko' ? 7 : at + 100 * size;
  return seededNoise(flipped ? seed + 5000 : seed, length, language === 'en' ? 1000 : 1, 0);
}

/** Writes made-up sums of every language at some checkpoints, the last of which has the flipped ones. */
export async function writeSums(
  shape: ModelShape,
  cache: string,
  checkpoints: readonly Checkpoint[],
): Promise<Progress> {
  const progress: Record<string, SavedSums[]> = {};
  for (const language of REGION_LANGUAGES) {
    progress[language] = [];
    for (const [place, checkpoint] of checkpoints.entries()) {
      const write = async (half: Half, flipped: boolean) => {
        const file = `${language}.${half}.${checkpoint}${flipped ? '.flipped' : ''}.f32`;
        const sum = madeUpSum(shape, { language, half, checkpoint, flipped });
        await writeFile(join(cache, file), new Uint8Array(sum.buffer));
        return file;
      };
      const isFlipped =
        place === checkpoints.length - 1 && (CORE_LANGUAGES as readonly string[]).includes(language);
      const halves = {} as Record<Half, SavedSums['halves'][Half]>;
      for (const half of HALVES)
        halves[half] = {
          tokens: HALF_TOKENS[half],
          nll: 1,
          file: await write(half, false),
          flippedFile: isFlipped ? await write(half, true) : null,
        };
      progress[language]?.push({ documents: place + 1, checkpoint, halves });
    }
  }
  return progress as unknown as Progress;
}
