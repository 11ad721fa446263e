/** `npm run fuzz`: breaks every kind of input from outside, at random; see `--help`. */
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from '../../pipeline/usage';
import { type FuzzReport, fuzz } from './run';
import { TARGETS } from './targets';

const HELP = `npm run fuzz -- [options]: reads broken inputs of every kind, and says which reader crashed, took long or
accepted what it does not write again. Exits with 1 where one did.

  --seconds N   over all kinds together, 60 by default
  --runs N      attempts of each kind, instead of seconds
  --seed N      the first attempt's; of the time without it. Attempt n has seed N + n
  --only KINDS  of ${TARGETS.map(({ name }) => name).join(', ')} (separated by commas)`;

/** An attempt that takes longer is a fault: readers wait no longer before they leave, as the review of bad input says. */
const SLOW_MS = 600;

function parse() {
  try {
    return parseArgs({
      options: {
        seconds: { type: 'string', default: '60' },
        runs: { type: 'string' },
        seed: { type: 'string' },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function whole(option: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new UsageError(`--${option} takes a whole number up to ${most}, not "${value}".`);
}

function lineOf({ name, runs, accepted, worstMs, worstSeed, faults }: FuzzReport): string {
  const share = `${runs} inputs, ${accepted} accepted, ${runs - accepted} refused`;
  return `${name}: ${share}; longest ${worstMs.toFixed(1)} ms (seed ${worstSeed}); ${faults.length} faults`;
}

async function main(): Promise<void> {
  const values = parse();
  if (values.help) return console.log(HELP);
  const names = values.only?.split(',').map((name) => name.trim());
  const unknown = names?.find((name) => !TARGETS.some((target) => target.name === name));
  if (unknown !== undefined) throw new UsageError(`There is no kind "${unknown}".`);
  const targets = TARGETS.filter(({ name }) => names?.includes(name) ?? true);
  const seed = values.seed === undefined ? Date.now() % 2 ** 32 : whole('seed', values.seed, 2 ** 32 - 1);
  const seconds = whole('seconds', values.seconds, 86_400);
  const runs = values.runs === undefined ? null : whole('runs', values.runs, 1e9);
  console.log(`seed ${seed}`);
  for (const target of targets) {
    const until = performance.now() + (seconds * 1000) / targets.length;
    const report = await fuzz(target, seed, (done) =>
      runs === null ? performance.now() < until : done < runs,
    );
    console.log(lineOf(report));
    for (const fault of report.faults) console.error(`${target.name}, seed ${fault.seed}:`, fault.error);
    const isSlow = report.worstMs > SLOW_MS;
    if (isSlow) console.error(`${target.name}, seed ${report.worstSeed}: longer than ${SLOW_MS} ms`);
    if (isSlow || report.faults.length > 0) process.exitCode = 1;
  }
}

await runCommand('fuzz', main);
