import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { REGION_LANGUAGES } from '../../../workers/model/recipe';
import { UsageError } from '../../usage';
import { writeWhole } from '../../write_whole';
import type { Shard } from './texts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const StateSchema = v.strictObject({
  version: v.literal(1),
  modelSha256: sha256,
  /** The languages of the run, each with the hash of its text. */
  texts: v.array(v.strictObject({ language: v.picklist(REGION_LANGUAGES), sha256 })),
  /** Sums that are complete. */
  sums: v.array(
    v.strictObject({
      language: v.picklist(REGION_LANGUAGES),
      half: v.picklist(['even', 'odd']),
      tokens: whole,
      /** Nats; a check on the text: far below log(V) a token. */
      nll: v.number(),
      file: v.pipe(v.string(), v.regex(/^[\w.]{1,100}$/)),
    }),
  ),
});

/** What a shard has come to; `shard.json` in its folder. */
export type ShardState = v.InferOutput<typeof StateSchema>;
export type ShardSum = ShardState['sums'][number];

/** Where a shard puts its sums. */
export const shardFolder = (cache: string, { index, count }: Shard): string =>
  join(cache, `shard-${index}-of-${count}`);

const SHARD = /^shard-(\d{1,5})-of-(\d{1,5})$/;

/** The state of a shard; null where none was begun. @throws UsageError where it is damaged */
export async function readShard(folder: string): Promise<ShardState | null> {
  const path = join(folder, 'shard.json');
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), StateSchema), json);
  if (read.success) return read.output;
  throw new UsageError(`${path} is damaged or of another version; delete ${folder} and run the shard again.`);
}

export async function writeShard(folder: string, state: ShardState): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeWhole(join(folder, 'shard.json'), JSON.stringify(state, null, 1));
}

/** A shard that has all its sums. */
export interface CompleteShard extends ShardState {
  readonly folder: string;
}

/**
 * All shards of a run.
 * @throws UsageError that names the shards which are missing, not complete, or of another model or text
 */
export async function completeShards(cache: string): Promise<readonly CompleteShard[]> {
  const places = (await readdir(cache).catch(() => [])).flatMap((name) => {
    const [, index, count] = SHARD.exec(name) ?? [];
    return index === undefined || count === undefined ? [] : [{ index: Number(index), count: Number(count) }];
  });
  const count = places[0]?.count;
  if (count === undefined)
    throw new UsageError(`${cache} has no shards; run "npm run regions -- --shard 1/N" first.`);
  if (places.some((place) => place.count !== count))
    throw new UsageError(`${cache} has shards of several runs (of ${count} and others). Delete one of them.`);
  const shards: CompleteShard[] = [];
  const lacking: number[] = [];
  for (let index = 1; index <= count; index++) {
    const folder = shardFolder(cache, { index, count });
    const state = await readShard(folder);
    if (state === null || state.sums.length < 2 * state.texts.length) lacking.push(index);
    else shards.push({ ...state, folder });
  }
  if (lacking.length > 0)
    throw new UsageError(
      `Of ${count} shards ${lacking.join(', ')} ${lacking.length === 1 ? 'is' : 'are'} missing or not complete; run ${lacking.map((index) => `--shard ${index}/${count}`).join(', ')} (again).`,
    );
  const kindOf = ({ modelSha256, texts }: ShardState) => JSON.stringify([modelSha256, texts]);
  const odd = shards.findIndex((shard) => kindOf(shard) !== kindOf(shards[0] as ShardState));
  if (odd > 0) throw new UsageError(`Shard ${odd + 1} is of another model or other texts than shard 1.`);
  return shards;
}
