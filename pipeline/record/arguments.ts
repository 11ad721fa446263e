import { parseArgs } from 'node:util';
import { EXPERIMENT_IDS, type ExperimentId } from '../../app/link/experiments';
import { UsageError } from '../usage';

/** The results that the page shows at its first paint; everything else is an experiment. */
export const PAGE = 'page';
type RecordName = typeof PAGE | ExperimentId;
export const RECORD_NAMES: readonly RecordName[] = [PAGE, ...EXPERIMENT_IDS];

export const RECORD_HELP = `npm run record -- [NAME...] [options]

Computes the recorded results that are missing or stale; all of them without a name. Stopped at any time, it goes
on when run again. Names: ${RECORD_NAMES.join(' ')}

  --check         only says what is missing or stale; exits with 1 where something is
  --minutes N     begins nothing more after N minutes
  --prefix P      only results whose name begins with P ("top-" of core)
  --corpus DIR    NTREX-128, one text a language; ../shared/corpora/ntrex by default
  --tasks DIR     questions of the downstream experiment; ../shared/tasks by default
  --tenth DIR     regions of a tenth of the text; .cache/regions/tenth-packed by default, made by
                  "npm run regions -- --blocks 1 --lines-per-block 60 --cache .cache/regions/tenth
                  --out .cache/regions/tenth-packed"
  --steps N       steps of the training of "forgetting", 60 by default; another number makes the results stale
  --out DIR       public/recorded by default
  --threads N     all cores by default`;

export interface RecordArguments {
  readonly names: readonly RecordName[];
  readonly check: boolean;
  readonly minutes: number;
  readonly prefix: string;
  readonly corpus: string;
  readonly tasks: string;
  readonly tenth: string;
  readonly steps: number | undefined;
  readonly out: string;
  readonly threads: number | undefined;
}

/** Reads the command line; null where help is asked for. @throws UsageError */
export function parseRecordArguments(args: readonly string[]): RecordArguments | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const unknown = positionals.find((name) => !(RECORD_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no result "${unknown}"; there are ${RECORD_NAMES.join(' ')}.`);
  const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes);
  if (!(minutes > 0)) throw new UsageError(`--minutes takes a number above 0, not "${values.minutes}".`);
  const threads = values.threads === undefined ? undefined : Number(values.threads);
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0))
    throw new UsageError(`--threads takes a whole number, not "${values.threads}".`);
  const steps = values.steps === undefined ? undefined : Number(values.steps);
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0))
    throw new UsageError(`--steps takes a whole number, not "${values.steps}".`);
  const names =
    positionals.length === 0 ? RECORD_NAMES : RECORD_NAMES.filter((one) => positionals.includes(one));
  const { check, prefix, corpus, tasks, tenth, out } = values;
  return { names, check, minutes, prefix, corpus, tasks, tenth, steps, out, threads };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        minutes: { type: 'string' },
        prefix: { type: 'string', default: '' },
        corpus: { type: 'string', default: '../shared/corpora/ntrex' },
        tasks: { type: 'string', default: '../shared/tasks' },
        tenth: { type: 'string', default: '.cache/regions/tenth-packed' },
        steps: { type: 'string' },
        out: { type: 'string', default: 'public/recorded' },
        threads: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
