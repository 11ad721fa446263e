/** `npm run record`: computes the recorded results, into public/recorded; see `--help` and docs/experiments.md. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LANGUAGE_CODES } from '../app/languages/languages';
import { Engine } from '../workers/engine/engine';
import { DEFAULT_MODEL } from '../workers/model/default_model';
import { NODE_SOURCE, nodeEnvironment } from './node_environment';
import { PAGE, parseRecordArguments, RECORD_HELP, type RecordArguments } from './record/arguments';
import { type Discovery, folderOfDiscovery, type RecordFiles } from './record/experiment';
import { EXPERIMENTS } from './record/experiments';
import { recordNextTokens } from './record/page/next_tokens';
import { recordPage } from './record/page/page';
import { recordPlan } from './record/page/plan';
import { runCommand } from './usage';

const MS_PER_MINUTE = 60_000;
const SECONDS_PER_HOUR = 3600;
const CACHE = '.cache/record';

/** The commit that computed a result, with a mark where files differed from it. */
async function revision(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty']);
    return stdout.trim();
  } catch {
    // A copy without git records just as well.
    return 'an unknown revision';
  }
}

/** "about 2.9 h on two free cores" */
const hoursOf = (seconds: number) => `about ${(seconds / SECONDS_PER_HOUR).toFixed(1)} h on two free cores`;

async function recordAll(options: RecordArguments, engine: Engine): Promise<readonly string[]> {
  const log = (line: string) => console.error(line);
  const until = performance.now() + options.minutes * MS_PER_MINUTE;
  log('loading the model');
  const info = await engine.load(NODE_SOURCE, 'auto', () => {});
  const files: RecordFiles = {
    folder: join(options.out, DEFAULT_MODEL.key),
    modelSha256: info.modelSha256,
    modelName: info.modelName,
    backend: info.backend.name,
    madeWith: `npm run record, ${await revision()}`,
  };
  if (options.names.includes(PAGE) && !options.check) {
    const plan = recordPlan();
    const out = (ending: string) => join(options.out, `${DEFAULT_MODEL.key}${ending}`);
    await recordPage(engine, plan, LANGUAGE_CODES, files, out('.json'), log);
    // Controls stand beside scores alone.
    const edits = plan.filter(({ name }) => !name.endsWith('-control'));
    await recordNextTokens(engine, edits, files, out('.next.json'), log);
  }
  const { corpus, tasks, check, prefix, only, steps } = options;
  const isWanted = (id: string) => id.startsWith(prefix) && (only.length === 0 || only.includes(id));
  const context = {
    engine,
    regionIndex: await engine.regionIndex(),
    discovery: discoveryEngines(options, log),
    corpus,
    tasks,
    steps,
    cache: CACHE,
    log,
  };
  const left: string[] = [];
  let leftSeconds = 0;
  for (const experiment of EXPERIMENTS) {
    if (!options.names.includes(experiment.id)) continue;
    const summary = await experiment.record(context, files, { checkOnly: check, until, isWanted });
    log(
      `${experiment.id}: ${summary.fresh} were there, ${summary.computed} computed, ${summary.left.length} missing or stale, ${hoursOf(summary.leftSeconds)}`,
    );
    leftSeconds += summary.leftSeconds;
    left.push(...summary.left.map((id) => `missing or stale: ${experiment.id} ${id}`));
    if (check) left.push(...summary.dirty.map((id) => `made of changed files: ${experiment.id} ${id}`));
  }
  log(`in all ${hoursOf(leftSeconds)}`);
  return left;
}

/** Opens the engine of a size of text when it is first asked for; only the last one is kept, for each has a model. */
function discoveryEngines(
  { discoveries, threads }: RecordArguments,
  log: (line: string) => void,
): (size: Discovery) => Promise<Engine> {
  let opened: { readonly size: Discovery; readonly engine: Engine } | null = null;
  return async (size) => {
    if (opened?.size === size) return opened.engine;
    await opened?.engine.ready().release();
    opened = null;
    log(`loading the model once more, with the regions of ${size} tokens a language`);
    const engine = new Engine(
      nodeEnvironment({ threads, regionsFolder: join(discoveries, folderOfDiscovery(size)) }),
    );
    await engine.regionIndex();
    await engine.load(NODE_SOURCE, 'auto', () => {});
    opened = { size, engine };
    return engine;
  };
}

async function main(): Promise<void> {
  const options = parseRecordArguments(process.argv.slice(2));
  if (options === null) return console.log(RECORD_HELP);
  const environment = nodeEnvironment({ threads: options.threads });
  try {
    const left = await recordAll(options, new Engine(environment));
    for (const line of left) console.log(line);
    if (options.check && left.length > 0) process.exitCode = 1;
  } finally {
    await environment.close();
  }
}

await runCommand('record', main);
