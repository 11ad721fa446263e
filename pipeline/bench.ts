/** `npm run bench`: measures the figures of the explorer in a real Chromium and prints them beside their limits. */

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { LISTED_EXPERIMENTS } from '../app/link/experiments';
import { DEFAULT_PATHS } from '../workers/model/default_model';
import { answerRows, controlRows } from './bench/answer_rows';
import { openBrowser } from './bench/bench_browser';
import { discoveryRows } from './bench/discovery_rows';
import { engineRows } from './bench/engine_rows';
import { type FigureName, figuresOf, type Outcomes, tableOf } from './bench/figures';
import { explorerRows, firstResult, firstRouteScript } from './bench/page_rows';
import { paints } from './bench/paint_rows';
import { buildPages, servePages, servePeer } from './bench/servers';
import { trainingRows } from './bench/training_rows';
import { REGIONS_FOLDER } from './node_environment';
import { readOptions, runCommand, UsageError } from './usage';

const HELP = `npm run bench -- [options]

Builds the page, opens it in headless Chromium and prints a table of what was measured beside its limit.
wllama runs in turn with the engine, on the same file. Takes several minutes; let nothing else run.

  --json         prints JSON in place of the table
  --runs N       runs of each figure that can be repeated, 3 by default
  --only GROUPS  comma list of: page (first result, paint, shift, script, controls), answers (of the experiments),
                 engine, explorer, discovery, training
  --no-build     takes the build of the last run
  --port N       first of two ports, 5300 by default`;

const SCRATCH = '.cache/bench';
const GROUPS = ['page', 'answers', 'engine', 'explorer', 'discovery', 'training'] as const;
type Group = (typeof GROUPS)[number];

/** What each group measures, so that its lines can say why they are empty. */
const LINES: Readonly<Record<Group, readonly FigureName[]>> = {
  page: ['firstResult', 'largestPaint', 'layoutShift', 'script', 'controls'],
  answers: LISTED_EXPERIMENTS.map((id): FigureName => `answer ${id}`),
  engine: [
    ...(['readyFromServer', 'readyFromCache', 'applyParameter', 'applyCore', 'switchParameter'] as const),
    ...(['switchCore', 'generation', 'scoring', 'memory', 'growth'] as const),
  ],
  explorer: ['longestTask', 'elevenFirst', 'elevenAll'],
  discovery: ['gradientNode', 'gradientWasm', 'discovery', 'discoveryMemory'],
  training: ['trainingNode', 'trainingWasm', 'trainingMemory'],
};

function readArguments() {
  const { values } = readOptions({
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      only: { type: 'string', default: GROUPS.join(',') },
      'no-build': { type: 'boolean', default: false },
      port: { type: 'string', default: '5300' },
      help: { type: 'boolean', default: false },
    },
  });
  const groups = values.only.split(',');
  const unknown = groups.find((group) => !(GROUPS as readonly string[]).includes(group));
  if (unknown !== undefined) throw new UsageError(`--only takes ${GROUPS.join(',')}, not "${unknown}".`);
  const [runs, port] = [Number(values.runs), Number(values.port)];
  if (!(runs >= 1 && runs <= 7)) throw new UsageError('--runs takes a number from 1 to 7.');
  if (!(port >= 1024 && port <= 65_000)) throw new UsageError('--port takes a port from 1024 to 65000.');
  return { ...values, groups, runs: Math.floor(runs), port: Math.floor(port) };
}

const log = (line: string) => console.error(line);

/** A group that fails leaves its lines empty and says why; the others are still measured. */
async function attempt(group: Group, measure: () => Promise<Outcomes>): Promise<Outcomes> {
  try {
    return await measure();
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    log(`${group}: ${reason}`);
    return Object.fromEntries(LINES[group].map((name) => [name, { skipped: `failed: ${reason}` }]));
  }
}

async function main(): Promise<void> {
  const options = readArguments();
  if (options.help) return console.log(HELP);
  const { groups, runs, port } = options;
  const noRegions = existsSync(join(REGIONS_FOLDER, 'index.json'))
    ? null
    : 'no regions: public/regions is empty';
  const outDir = join(SCRATCH, 'dist');
  await mkdir(SCRATCH, { recursive: true });
  const wants = (group: Group) => groups.includes(group);
  if (!options['no-build']) {
    log('building');
    await buildPages(outDir, !wants('page') && !wants('answers') && !wants('explorer'));
  }
  const pages = await servePages(outDir, port);
  const peer = await servePeer(port + 1);
  const browser = await openBrowser(SCRATCH);
  let outcomes: Outcomes = {};
  const add = async (group: Group, measure: () => Promise<Outcomes>) => {
    if (wants(group)) outcomes = { ...outcomes, ...(await attempt(group, measure)) };
  };
  try {
    await add('page', () => firstRouteScript(outDir));
    const recorded = existsSync(join(outDir, DEFAULT_PATHS.recorded));
    const noRecorded: Outcomes = {
      firstResult: { skipped: 'no recorded results: "npm run record" makes them' },
    };
    await add('page', async () => (recorded ? firstResult(browser.context, pages.url, runs) : noRecorded));
    await add('page', async () => (recorded ? paints(browser.context, pages.url, runs) : {}));
    await add('page', () => controlRows(browser.context, pages.url));
    await add('answers', () => answerRows(browser.context, pages.url));
    await add('engine', () =>
      engineRows({ browser, url: pages.url, peerUrl: peer.url, runs, noRegions, log }),
    );
    await add('explorer', () => explorerRows(browser, pages.url, noRegions, log));
    await add('discovery', () => discoveryRows(browser, pages.url, runs, log));
    await add('training', () => trainingRows(browser, pages.url, log));
  } finally {
    await browser.close();
    await pages.close();
    await peer.close();
  }
  const figures = figuresOf(outcomes);
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Chromium ${browser.version}`;
  console.log(
    options.json ? JSON.stringify({ machine, figures }, null, 1) : `${machine}\n\n${tableOf(figures)}`,
  );
}

await runCommand('bench', main);
