import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type RecordedFile, RecordedSchema } from '../../../app/figures/recorded';
import type { LanguageCode } from '../../../app/languages/languages';
import type { Engine } from '../../../workers/engine/engine';
import { type Recipe, recipeKey } from '../../../workers/model/recipe';
import type { RegionIndex } from '../../../workers/protocol';
import { writeWhole } from '../../write_whole';
import type { RecordFiles } from '../experiment';
import { readRecorded } from '../read_recorded';
import { recordEntries } from './entries';
import type { PlannedRecipe } from './plan';

/** The page fetches the file at its first paint. */
const MAX_BYTES = 1_000_000;

/** Names a set of region files: entries that were computed with another one are computed anew. */
export function regionsHash({ entries }: RegionIndex): string {
  const named = entries.map(({ of, kind, file, sizeBytes, tokens }) => [of, kind, file, sizeBytes, tokens]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
}

/** Entries that still hold: of the same model and the same regions. Those that the plan no longer names stay too. */
async function keptEntries(
  out: string,
  modelSha256: string,
  regions: string,
): Promise<RecordedFile['entries']> {
  const file = (await readRecorded(out, RecordedSchema))?.written;
  return file?.modelSha256 === modelSha256 && file.regions === regions ? file.entries : [];
}

const keyOf = (recipe: Recipe, prompt: string) => `${recipeKey(recipe)} ${prompt}`;

/**
 * Computes what the page shows before the model is there, into `out`: what is missing there, or all of it where model or
 * regions are others. It saves after each recipe, so that it goes on where it was stopped.
 */
export async function recordPage(
  engine: Engine,
  plan: readonly PlannedRecipe[],
  languages: readonly LanguageCode[],
  { modelSha256, backend, madeWith }: Omit<RecordFiles, 'folder' | 'modelName'>,
  out: string,
  log: (line: string) => void,
): Promise<void> {
  const regions = regionsHash(await engine.regionIndex());
  const entries = [...(await keptEntries(out, modelSha256, regions))];
  const there = new Set(entries.map(({ recipe, prompt }) => keyOf(recipe, prompt)));
  const missing = plan.filter(({ recipe, prompts }) =>
    prompts.some((prompt) => !there.has(keyOf(recipe, prompt))),
  );
  const started = performance.now();
  for (const [at, planned] of missing.entries()) {
    const fresh = await recordEntries(engine, planned, languages);
    entries.push(...fresh.filter(({ recipe, prompt }) => !there.has(keyOf(recipe, prompt))));
    await save({ version: 1, modelSha256, backend, madeWith, regions, entries }, out);
    const seconds = (performance.now() - started) / 1000;
    const left = (seconds / (at + 1)) * (missing.length - at - 1);
    log(
      `${planned.name}: ${at + 1} of ${missing.length} after ${Math.round(seconds)} s, about ${Math.round(left)} s left`,
    );
  }
  log(`${out}: ${entries.length} entries, ${missing.length} of ${plan.length} recipes computed`);
}

async function save(file: RecordedFile, out: string): Promise<void> {
  v.parse(RecordedSchema, file);
  const json = `${JSON.stringify(file)}\n`;
  if (Buffer.byteLength(json) > MAX_BYTES)
    throw new Error(`The recorded results have ${Buffer.byteLength(json)} bytes, more than ${MAX_BYTES}.`);
  await mkdir(dirname(out), { recursive: true });
  await writeWhole(out, json);
}
