import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideChromium, provideFirefox } from '../browsers/provide';
import { OTHER_MODEL_KEYS } from '../model/other_models';
import { run } from '../run_command';
import { type Counts, playwrightCounts, vitestCounts } from './counts';

/** What became of one gate. A gate without tests of its own counts as one. */
export interface GateOutcome extends Counts {
  readonly name: string;
  readonly seconds: number;
}

export const GATE_NAMES = ['types', 'lint', 'unit', 'model', 'golden', 'browser', 'firefox'] as const;
export type GateName = (typeof GATE_NAMES)[number];

interface Gate {
  readonly name: GateName;
  readonly command: readonly string[];
  readonly environment?: (report: string) => Record<string, string>;
  /** Reads the counts off the JSON report; null where the gate is one test by itself. */
  readonly counts: ((report: unknown) => Counts) | null;
  /** Provides what the gate runs in; false where that can't be had. */
  readonly provide?: () => Promise<boolean>;
}

const vitest = (report: string, config = 'vitest.config.ts') => [
  ...['npx', 'vitest', 'run', '--config', config],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
];

/** @param report file for a gate's JSON report */
const gates = (report: string): readonly Gate[] => [
  { name: 'types', command: ['npx', 'tsc'], counts: null },
  { name: 'lint', command: ['npx', 'biome', 'check', '.'], counts: null },
  { name: 'unit', command: vitest(report), counts: vitestCounts },
  { name: 'model', command: ['npm', 'run', '--silent', 'model'], counts: null },
  {
    name: 'golden',
    command: vitest(report, 'test/golden/vitest.config.ts'),
    counts: vitestCounts,
    provide: provideOtherModels,
  },
  {
    name: 'browser',
    command: ['npx', 'playwright', 'test', '--reporter=list,json'],
    environment: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
    counts: playwrightCounts,
    provide: provideChromium,
  },
  {
    name: 'firefox',
    command: vitest(report, 'test/firefox/vitest.config.ts'),
    counts: vitestCounts,
    provide: provideFirefox,
  },
];

/** Fetches the other models. One that can't be had leaves its tests out, and they say so. */
async function provideOtherModels(): Promise<boolean> {
  for (const key of OTHER_MODEL_KEYS) await run(['npm', 'run', '--silent', 'model', '--', key], {});
  return true;
}

/** Runs gates in their order, also after one that failed, so that one run tells all. */
export async function runGates(names: readonly GateName[] = GATE_NAMES): Promise<GateOutcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gates-'));
  const outcomes: GateOutcome[] = [];
  try {
    const report = join(folder, 'report.json');
    for (const gate of gates(report).filter(({ name }) => names.includes(name))) {
      console.log(`\n== ${gate.name}: ${gate.command.join(' ')}`);
      await rm(report, { force: true });
      const started = performance.now();
      const ready = (await gate.provide?.()) ?? true;
      const succeeded = ready && (await run(gate.command, gate.environment?.(report) ?? {})) === 0;
      const seconds = (performance.now() - started) / 1000;
      outcomes.push({ name: gate.name, seconds, ...(await countsOf(gate, report, succeeded)) });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return outcomes;
}

async function countsOf(gate: Gate, report: string, succeeded: boolean): Promise<Counts> {
  const none = { failures: [], skipped: [] };
  const alone = succeeded ? { passed: 1, failed: 0, ...none } : { passed: 0, failed: 1, ...none };
  if (gate.counts === null) return alone;
  let counts: Counts;
  try {
    counts = gate.counts(JSON.parse(await readFile(report, 'utf8')));
  } catch (error) {
    console.error(`The gate "${gate.name}" left no report:`, error);
    return { passed: 0, failed: 1, ...none };
  }
  // A gate that failed outside of its tests (a file that does not load, a server that does not start) has failed.
  return !succeeded && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
