import { EXPERIMENT_IDS, type ExperimentId } from '../../app/link/experiments';
import { readOptions, UsageError } from '../usage';

/** The results that the page shows at its first paint; everything else is an experiment. */
export const PAGE = 'page';
type RecordName = typeof PAGE | ExperimentId;
export const RECORD_NAMES: readonly RecordName[] = [PAGE, ...EXPERIMENT_IDS];

export const RECORD_HELP = `npm run record -- [NAME...] [options]

Computes the recorded results that are missing or stale; all of them without a name. Stopped at any time, it goes
on when run again. Names: ${RECORD_NAMES.join(' ')}

  --check         only says what is missing or stale, and about how long it takes; exits with 1 where something is
  --minutes N     begins nothing more after N minutes
  --experiment N  the same as NAME; may be repeated
  --only ID,...   only results of these names ("top-1" of core)
  --prefix P      only results whose name begins with P ("top-" of core)
  --corpus DIR    NTREX-128, one text a language; ../shared/corpora/ntrex by default
  --tasks DIR     questions of the downstream experiment; ../shared/tasks by default
  --discoveries D folder with regions found on less text (tokens-2000, tokens-8000, … in it);
                  .cache/regions/gemma-3-270m by default, made by "npm run regions -- --only tokens"
  --steps N       steps of the training of "forgetting", 60 by default; another number makes the results stale
  --out DIR       public/recorded by default
  --threads N     all cores by default`;

export interface RecordArguments {
  readonly names: readonly RecordName[];
  readonly check: boolean;
  readonly minutes: number;
  readonly prefix: string;
  /** Names of results; empty for all. */
  readonly only: readonly string[];
  readonly corpus: string;
  readonly tasks: string;
  readonly discoveries: string;
  readonly steps: number | undefined;
  readonly out: string;
  readonly threads: number | undefined;
}

/** Reads the command line; null where help is asked for. @throws UsageError */
export function parseRecordArguments(args: readonly string[]): RecordArguments | null {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      prefix: { type: 'string', default: '' },
      only: { type: 'string' },
      experiment: { type: 'string', multiple: true },
      corpus: { type: 'string', default: '../shared/corpora/ntrex' },
      tasks: { type: 'string', default: '../shared/tasks' },
      discoveries: { type: 'string', default: '.cache/regions/gemma-3-270m' },
      steps: { type: 'string' },
      out: { type: 'string', default: 'public/recorded' },
      threads: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const asked = [...positionals, ...(values.experiment ?? [])];
  const unknown = asked.find((name) => !(RECORD_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no result "${unknown}"; there are ${RECORD_NAMES.join(' ')}.`);
  const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes);
  if (!(minutes > 0)) throw new UsageError(`--minutes takes a number above 0, not "${values.minutes}".`);
  const whole = (name: 'threads' | 'steps') => {
    const given = values[name];
    if (given === undefined || (Number.isInteger(Number(given)) && Number(given) > 0))
      return given === undefined ? undefined : Number(given);
    throw new UsageError(`--${name} takes a whole number, not "${given}".`);
  };
  const [threads, steps] = [whole('threads'), whole('steps')];
  const names = asked.length === 0 ? RECORD_NAMES : RECORD_NAMES.filter((one) => asked.includes(one));
  const only = values.only === undefined ? [] : values.only.split(',');
  if (only.includes('')) throw new UsageError(`--only takes names of results, not "${values.only}".`);
  const { check, prefix, corpus, tasks, discoveries, out } = values;
  return { names, check, minutes, prefix, only, corpus, tasks, discoveries, steps, out, threads };
}
