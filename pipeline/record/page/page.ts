import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type RecordedFile, RecordedSchema } from '../../../app/figures/recorded';
import type { LanguageCode } from '../../../app/languages/languages';
import type { Engine } from '../../../workers/engine/engine';
import { writeWhole } from '../../write_whole';
import type { RecordFiles } from '../experiment';
import { recordEntries } from './entries';
import type { PlannedRecipe } from './plan';

/** The page fetches the file at its first paint. */
const MAX_BYTES = 1_000_000;

/** Computes what the page shows before the model is there, whole, into `out`. */
export async function recordPage(
  engine: Engine,
  plan: readonly PlannedRecipe[],
  languages: readonly LanguageCode[],
  { modelSha256, backend, madeWith }: Omit<RecordFiles, 'folder' | 'modelName'>,
  out: string,
  log: (line: string) => void,
): Promise<void> {
  const entries: RecordedFile['entries'] = [];
  const started = performance.now();
  for (const [at, planned] of plan.entries()) {
    entries.push(...(await recordEntries(engine, planned, languages)));
    const seconds = (performance.now() - started) / 1000;
    const left = (seconds / (at + 1)) * (plan.length - at - 1);
    log(
      `${planned.name}: ${at + 1} of ${plan.length} after ${Math.round(seconds)} s, about ${Math.round(left)} s left`,
    );
  }
  const file: RecordedFile = { version: 1, modelSha256, backend, madeWith, entries };
  v.parse(RecordedSchema, file);
  const json = `${JSON.stringify(file)}\n`;
  if (Buffer.byteLength(json) > MAX_BYTES)
    throw new Error(`The recorded results have ${Buffer.byteLength(json)} bytes, more than ${MAX_BYTES}.`);
  await mkdir(dirname(out), { recursive: true });
  await writeWhole(out, json);
  log(`${out}: ${entries.length} entries, ${Buffer.byteLength(json)} bytes`);
}
