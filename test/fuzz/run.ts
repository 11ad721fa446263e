import { ExplorerError } from '../../workers/errors';
import { SeededRandom } from '../../workers/random';

/** A reader of what comes from outside. */
export interface FuzzTarget {
  readonly name: string;
  /**
   * Makes one hostile input and reads it.
   * @throws ExplorerError where it is refused, as it may be; anything else is a fault, as is Broken
   */
  readonly attempt: (random: SeededRandom) => void | Promise<void>;
}

/** What was accepted does not keep what it promises. */
export class Broken extends Error {}

export interface FuzzReport {
  readonly name: string;
  readonly runs: number;
  /** How many inputs were taken; the others were refused in words. */
  readonly accepted: number;
  readonly worstMs: number;
  /** Seed of the attempt that took longest. */
  readonly worstSeed: number;
  readonly faults: readonly { readonly seed: number; readonly error: unknown }[];
}

/** Faults after which a target is left alone. */
const MAX_FAULTS = 5;
/** Names the random numbers of this use. */
const STREAM = 0xf022;

/** Attempts with the seeds `seed`, `seed + 1`, …, as long as `goesOn` says so; the same seeds, the same inputs. */
export async function fuzz(
  { name, attempt }: FuzzTarget,
  seed: number,
  goesOn: (runs: number) => boolean,
): Promise<FuzzReport> {
  const faults: { seed: number; error: unknown }[] = [];
  let [runs, accepted, worstMs, worstSeed] = [0, 0, 0, seed];
  for (; goesOn(runs) && faults.length < MAX_FAULTS; runs++) {
    const own = (seed + runs) >>> 0;
    const started = performance.now();
    try {
      await attempt(new SeededRandom(STREAM, own));
      accepted++;
    } catch (error) {
      if (!(error instanceof ExplorerError)) faults.push({ seed: own, error });
      else if (error.message.length > MAX_MESSAGE)
        faults.push({ seed: own, error: new Broken(`a message of ${error.message.length} characters`) });
    }
    const ms = performance.now() - started;
    if (ms > worstMs) [worstMs, worstSeed] = [ms, own];
  }
  return { name, runs, accepted, worstMs, worstSeed, faults };
}

/** A sentence with three quotations of 200 characters each. */
const MAX_MESSAGE = 1000;
