import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ExplorerError } from '../../workers/errors';
import { CORE_LANGUAGES, REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { writeWhole } from '../write_whole';
import type { Half } from './corpus';

/**
 * Sizes of text at which the sums are kept, in tokens of a language: each is reached at the end of the first document
 * with which it is. The whole text is the last.
 */
export const CHECKPOINTS = [2_000, 8_000, 20_000, 40_000] as const;
export type Checkpoint = number | 'all';

/** The sizes of text up to one, smallest first. */
export const sizesUpTo = (size: Checkpoint): readonly Checkpoint[] =>
  size === 'all' ? [...CHECKPOINTS, size] : CHECKPOINTS.filter((each) => each <= size);

/** What was added up over the first `documents` discovery documents of a language. */
export interface SavedSums {
  readonly documents: number;
  /** What it is kept for; null where it is only there to go on from. */
  readonly checkpoint: Checkpoint | null;
  readonly halves: Readonly<Record<Half, HalfSums>>;
}

export interface HalfSums {
  readonly tokens: number;
  /** Sum of the negative log-likelihoods in nats, a check on the text: it should be far below log(V) a token. */
  readonly nll: number;
  /** Files of the gradient sums, and of those in which each sequence has a random sign; see sums.ts. */
  readonly file: string;
  readonly flippedFile: string | null;
}

/** For each language what is saved, fewest documents first: the checkpoints, and where it stands. */
export type Progress = Readonly<Record<RegionLanguage, readonly SavedSums[]>>;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const half = v.strictObject({
  tokens: whole,
  nll: v.number(),
  file: v.string(),
  flippedFile: v.nullable(v.string()),
});
const ProgressSchema = v.strictObject(
  v.entriesFromList(
    REGION_LANGUAGES,
    v.array(
      v.strictObject({
        documents: whole,
        checkpoint: v.nullable(v.union([whole, v.literal('all')])),
        halves: v.strictObject({ even: half, odd: half }),
      }),
    ),
  ),
);

/** What a cache has come to; nothing where there is none. @throws ExplorerError where its progress.json is of no use */
export async function readProgress(cache: string): Promise<Progress> {
  const path = join(cache, 'progress.json');
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Object.fromEntries(REGION_LANGUAGES.map((language) => [language, []])) as unknown as Progress;
  }
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), ProgressSchema), json);
  if (result.success) return result.output;
  const at = v.getDotPath(result.issues[0]) ?? 'its root';
  throw new ExplorerError('command.progressDamaged', { path, at, cache });
}

/**
 * Adds what a language has come to. Until progress.json names the new files, the last whole state is what counts;
 * after that, what is no longer needed is deleted: sums that are no checkpoint, and the flipped ones of a checkpoint.
 */
export async function saveProgress(
  cache: string,
  progress: Progress,
  language: RegionLanguage,
  saved: SavedSums,
): Promise<Progress> {
  const before = progress[language];
  const kept = before.filter(({ checkpoint }) => checkpoint !== null).map(withoutFlipped);
  const next = { ...progress, [language]: [...kept, saved] };
  await writeWhole(join(cache, 'progress.json'), JSON.stringify(next, null, 1));
  const needed = new Set(next[language].flatMap(filesOf));
  for (const file of before.flatMap(filesOf)) if (!needed.has(file)) await rm(join(cache, file));
  return next;
}

/** The sums of a language at a checkpoint. @throws Error where the run has not come so far */
export function savedAt(progress: Progress, language: RegionLanguage, checkpoint: Checkpoint): SavedSums {
  const saved = progress[language].find((each) => each.checkpoint === checkpoint);
  if (saved) return saved;
  const size = checkpoint === 'all' ? 'all of its text' : `${checkpoint} tokens`;
  throw new Error(`${language} has no gradients of ${size} yet: run "npm run regions" on.`);
}

/** Whether the sums with random signs are still there: at the size of text that each language of the core is at. */
export const hasFlipped = (progress: Progress, checkpoint: Checkpoint): boolean =>
  CORE_LANGUAGES.every((language) =>
    Object.values(savedAt(progress, language, checkpoint).halves).every(
      ({ flippedFile }) => flippedFile !== null,
    ),
  );

const withoutFlipped = (saved: SavedSums): SavedSums => {
  const { even, odd } = saved.halves;
  return { ...saved, halves: { even: { ...even, flippedFile: null }, odd: { ...odd, flippedFile: null } } };
};

const filesOf = ({ halves }: SavedSums): string[] =>
  Object.values(halves).flatMap(({ file, flippedFile }) =>
    flippedFile === null ? [file] : [file, flippedFile],
  );
