/** `npm run record`: computes what the page shows before the model is there, into public/recorded. */
import { execFile } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import * as v from 'valibot';
import { LANGUAGE_CODES } from '../app/languages';
import { type RecordedFile, RecordedSchema } from '../app/state/recorded';
import { Engine } from '../workers/engine/engine';
import { NODE_SOURCE, nodeEnvironment } from './node_environment';
import { recordEntries } from './record/entries';
import { namedLanguages, onlyNamed, recordPlan } from './record/plan';
import { runCommand, UsageError } from './usage';

/** The page fetches the file at its first paint. */
const MAX_BYTES = 1_000_000;

const HELP = `npm run record -- [options]

Computes the recorded results of the page: intact, core and each language's region off, their random controls,
and Figure 4's parameter; each with the paper's prompts and the parallel passage in every language.

  --only NAMES       a comma list out of ${recordPlan()
    .map(({ name }) => name)
    .join(' ')}
  --languages CODES  a comma list; all ${LANGUAGE_CODES.length} by default
  --out FILE         public/recorded/gemma-3-270m.json by default
  --threads N        all cores by default`;

function readArguments() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        languages: { type: 'string' },
        out: { type: 'string', default: 'public/recorded/gemma-3-270m.json' },
        threads: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The commit that computed the file, with a mark where files differed from it. */
async function revision(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty']);
    return stdout.trim();
  } catch {
    // A copy without git records just as well.
    return 'an unknown revision';
  }
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) return console.log(HELP);
  const plan = onlyNamed(recordPlan(), values.only ?? null);
  const languages = namedLanguages(LANGUAGE_CODES, values.languages ?? null);
  const threads = values.threads === undefined ? undefined : Number(values.threads);
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0))
    throw new UsageError(`--threads takes a whole number, not "${values.threads}".`);
  const environment = nodeEnvironment({ threads });
  const engine = new Engine(environment);
  // A region that is not there is told before anything is computed.
  for (const { recipe } of plan)
    if (recipe.edits.some((edit) => edit.target === 'region')) await engine.describe(recipe);
  console.error('loading the model');
  const info = await engine.load(NODE_SOURCE, 'auto', () => {});
  const entries: RecordedFile['entries'] = [];
  const started = performance.now();
  for (const [at, planned] of plan.entries()) {
    entries.push(...(await recordEntries(engine, planned, languages)));
    const seconds = (performance.now() - started) / 1000;
    const left = (seconds / (at + 1)) * (plan.length - at - 1);
    console.error(
      `${planned.name}: ${at + 1} of ${plan.length} after ${Math.round(seconds)} s, about ${Math.round(left)} s left`,
    );
  }
  await environment.close();
  const file: RecordedFile = {
    version: 1,
    modelSha256: info.modelSha256,
    backend: info.backend.name,
    madeWith: `npm run record, ${await revision()}`,
    entries,
  };
  v.parse(RecordedSchema, file);
  const json = `${JSON.stringify(file)}\n`;
  if (Buffer.byteLength(json) > MAX_BYTES)
    throw new Error(`The recorded results have ${Buffer.byteLength(json)} bytes, more than ${MAX_BYTES}.`);
  await mkdir(dirname(values.out), { recursive: true });
  await writeFile(`${values.out}.new`, json);
  await rename(`${values.out}.new`, values.out);
  console.error(`${values.out}: ${entries.length} entries, ${Buffer.byteLength(json)} bytes`);
}

await runCommand('record', main);
