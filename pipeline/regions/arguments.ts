import { REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { readOptions, UsageError } from '../usage';
import { CHECKPOINTS, type Checkpoint, sizesUpTo } from './progress';

/** What a run does, in this order. */
export const STEPS = ['gradients', 'select', 'record'] as const;
export type Step = (typeof STEPS)[number];
const MAX_THREADS = 256;

export interface RegionArguments {
  readonly steps: readonly Step[];
  readonly languages: readonly RegionLanguage[];
  readonly corpus: string;
  readonly cache: string;
  readonly out: string;
  readonly size: Checkpoint;
  readonly threads: number;
  readonly help: boolean;
}

export const REGIONS_HELP = `npm run regions -- [options]: finds the regions of the default model.
Stopped at any time, it goes on when run again.

  --only STEPS      of ${STEPS.join(', ')} (separated by commas); all of them without it
                      gradients  adds up the gradients of all discovery documents (over an hour)
                      select     selects the regions and packs them into --out, with their index
                      record     records how regions agree with themselves (size of text, halves,
                                 random signs) in --out, and packs the regions of each size of
                                 text into --cache, with equal numbers of weights
  --languages CODES of ${REGION_LANGUAGES.join(', ')}: whose gradients to add up; all without it
  --size TOKENS     of ${CHECKPOINTS.join(', ')}: no more text of each language; all of it without it
  --corpus FOLDER   NTREX-128, one text a language (ar.txt, …)      [../shared/corpora/ntrex]
  --cache FOLDER    gradient sums, up to 40 GB                      [.cache/regions/gemma-3-270m]
  --out FOLDER      region files and their index           [public/regions/gemma-3-270m]
  --threads N       of the runtime                                  [2]
  --help            this text`;

/** Reads the command line. @throws UsageError that says what is wrong with it */
export function parseRegionArguments(args: readonly string[]): RegionArguments {
  const { values } = readOptions({
    args: [...args],
    options: {
      only: { type: 'string' },
      languages: { type: 'string' },
      corpus: { type: 'string', default: '../shared/corpora/ntrex' },
      cache: { type: 'string', default: '.cache/regions/gemma-3-270m' },
      out: { type: 'string', default: 'public/regions/gemma-3-270m' },
      size: { type: 'string', default: 'all' },
      threads: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    steps: listOf('--only', values.only, STEPS),
    languages: listOf('--languages', values.languages, REGION_LANGUAGES),
    corpus: values.corpus,
    cache: values.cache,
    out: values.out,
    size: sizeOf(values.size),
    threads: threadsOf(values.threads),
    help: values.help,
  };
}

/** The named items, each once and in the order of all of them. */
function listOf<Item extends string>(
  option: string,
  value: string | undefined,
  all: readonly Item[],
): readonly Item[] {
  if (value === undefined) return all;
  const named = value.split(',').map((each) => each.trim());
  const unknown = named.find((each) => !(all as readonly string[]).includes(each));
  if (unknown !== undefined)
    throw new UsageError(`${option} takes ${all.join(', ')}; "${unknown}" is none of them.`);
  return all.filter((each) => named.includes(each));
}

function sizeOf(value: string): Checkpoint {
  const size = sizesUpTo('all').find((each) => String(each) === value);
  if (size !== undefined) return size;
  throw new UsageError(`--size takes ${sizesUpTo('all').join(', ')}; "${value}" is none of them.`);
}

function threadsOf(value: string): number {
  const threads = Number(value);
  if (Number.isInteger(threads) && threads >= 1 && threads <= MAX_THREADS) return threads;
  throw new UsageError(`--threads takes a whole number from 1 to ${MAX_THREADS}; "${value}" was given.`);
}
