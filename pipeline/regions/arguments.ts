import { basename } from 'node:path';
import { REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { readOptions, UsageError } from '../usage';
import { CHECKPOINTS, type Checkpoint, sizesUpTo } from './progress';
import type { ScoreFile } from './scores';
import type { Shard } from './shards/texts';

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
  /** Regions of another model than the default one; null for that. */
  readonly any: {
    readonly model: string;
    readonly texts: string | null;
    readonly shard: Shard | null;
    readonly merge: boolean;
    readonly scores: readonly ScoreFile[];
  } | null;
}

const MAX_SHARDS = 10_000;

const DEFAULT_CACHE = '.cache/regions/gemma-3-270m';
const DEFAULT_OUT = 'public/regions/gemma-3-270m';

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
  --help            this text

Any model (docs/models.md):
  --model F.gguf --texts DIR --languages ar,en --out F.regions
                    finds the regions of a GGUF from DIR/ar.txt, DIR/en.txt, … (documents stand
                    apart by blank lines) and writes them into one file, bound to the model
  --shard I/N       adds up every N-th document only, from the I-th on, into --cache
  --merge           adds the shards of --cache up and writes --out; a missing one is named
  --importance LANGUAGE=F.safetensors
                    takes scores that were computed elsewhere, a file a language (repeated)`;

/** Reads the command line. @throws UsageError that says what is wrong with it */
export function parseRegionArguments(args: readonly string[]): RegionArguments {
  const { values } = readOptions({
    args: [...args],
    options: {
      only: { type: 'string' },
      languages: { type: 'string' },
      corpus: { type: 'string', default: '../shared/corpora/ntrex' },
      cache: { type: 'string' },
      out: { type: 'string' },
      model: { type: 'string' },
      texts: { type: 'string' },
      shard: { type: 'string' },
      merge: { type: 'boolean', default: false },
      importance: { type: 'string', multiple: true },
      size: { type: 'string', default: 'all' },
      threads: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    steps: listOf('--only', values.only, STEPS),
    languages: listOf('--languages', values.languages, REGION_LANGUAGES),
    corpus: values.corpus,
    cache:
      values.cache ??
      (values.model === undefined ? DEFAULT_CACHE : `.cache/regions/${basename(values.model)}`),
    out: values.out ?? (values.model === undefined ? DEFAULT_OUT : `${values.model}.regions`),
    size: sizeOf(values.size),
    threads: threadsOf(values.threads),
    help: values.help,
    any: anyModel(values),
  };
}

/** What is said of another model. @throws UsageError where that is not enough, or too much */
function anyModel({
  model,
  texts: folder,
  shard,
  merge = false,
  importance = [],
}: {
  readonly model?: string | undefined;
  readonly texts?: string | undefined;
  readonly shard?: string | undefined;
  readonly merge?: boolean;
  readonly importance?: readonly string[] | undefined;
}): RegionArguments['any'] {
  const texts = folder ?? null;
  const ways = [texts !== null, merge, importance.length > 0].filter(Boolean).length;
  if (model === undefined) {
    if (ways === 0 && shard === undefined) return null;
    throw new UsageError('--texts, --shard, --merge and --importance go with --model F.gguf.');
  }
  if (ways !== 1)
    throw new UsageError('With --model one of --texts DIR, --merge and --importance LANGUAGE=F is expected.');
  if (shard !== undefined && texts === null) throw new UsageError('--shard goes with --texts.');
  return {
    model,
    texts,
    shard: shard === undefined ? null : shardOf(shard),
    merge,
    scores: importance.map(scoreOf),
  };
}

function shardOf(value: string): Shard {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(value) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count && shard.count <= MAX_SHARDS) return shard;
  throw new UsageError(`--shard takes I/N, such as 1/3; "${value}" was given.`);
}

function scoreOf(value: string): ScoreFile {
  const at = value.indexOf('=');
  const [language] = listOf('--importance', value.slice(0, at), REGION_LANGUAGES);
  if (language === undefined || at < 1) throw new UsageError('--importance takes LANGUAGE=F.safetensors.');
  return { language, path: value.slice(at + 1) };
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
