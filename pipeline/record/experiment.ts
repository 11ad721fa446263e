import type * as v from 'valibot';
import type { ExperimentId } from '../../app/link/experiments';
import type { Engine } from '../../workers/engine/engine';
import type { Recipe } from '../../workers/model/recipe';
import type { RegionIndex } from '../../workers/protocol';

/** Sizes of text that regions are found on beside all of it: tokens a language, each a prefix of the next. */
export const DISCOVERIES = ['2k', '8k', '20k', '40k'] as const;
export type Discovery = (typeof DISCOVERIES)[number];

/** The folder of a size, inside of the cache of `npm run regions`. */
export const folderOfDiscovery = (size: Discovery): string => `tokens-${size.replace('k', '000')}`;

/** What an experiment computes with. */
export interface RecordContext {
  /** The model is loaded. */
  readonly engine: Engine;
  readonly regionIndex: RegionIndex;
  /**
   * An engine with the same model whose regions were found on less text. The one of another size is let go of.
   * @throws RegionError where they were not made yet
   */
  readonly discovery: (size: Discovery) => Promise<Engine>;
  /** Folder with one text a language, `ar.txt`…: NTREX-128. */
  readonly corpus: string;
  /** Folder with the downstream questions. */
  readonly tasks: string;
  /** Steps of a training; the experiment's own number without it. */
  readonly steps?: number | undefined;
  /** Scratch that git ignores, for what takes long and is no result. */
  readonly cache: string;
  readonly log: (line: string) => void;
}

/** One result to compute: the grain in which a run stops and goes on. */
export interface Unit<F> {
  /** Name inside the experiment; see `RecordedResult.id`. */
  readonly id: string;
  readonly recipe: Recipe;
  readonly conditions?: Readonly<Record<string, string | number>>;
  /** What the figures depend on beside model, recipe, conditions and regions: texts, sizes, seeds. */
  readonly inputs: unknown;
  /** About how long it takes on two cores that nothing else uses. */
  readonly seconds: number;
  /** @param recorded figures of another unit that are recorded and fresh, for one that is made to measure */
  readonly run: (recorded?: (id: string) => F | undefined) => Promise<F>;
}

/** An experiment of the pipeline; `npm run record` runs what is not recorded yet or is stale. */
export interface Experiment<F> {
  readonly id: ExperimentId;
  readonly figures: v.GenericSchema<F>;
  readonly units: (context: RecordContext) => Promise<readonly Unit<F>[]>;
}

/** Hides what the figures of an experiment are, so that a list can hold several. */
export interface AnyExperiment {
  readonly id: ExperimentId;
  readonly record: (context: RecordContext, files: RecordFiles, limit: RecordLimit) => Promise<RecordSummary>;
}

/** Where recorded experiments lie, and who makes them. */
export interface RecordFiles {
  readonly folder: string;
  readonly modelSha256: string;
  readonly modelName: string;
  readonly backend: string;
  readonly madeWith: string;
}

export interface RecordLimit {
  /** Only says what would be computed. */
  readonly checkOnly: boolean;
  /** Time after which no unit is begun, as `performance.now()` counts. */
  readonly until: number;
  /** Whether a unit of this id is to be computed. */
  readonly isWanted: (id: string) => boolean;
}

export interface RecordSummary {
  readonly fresh: number;
  readonly computed: number;
  /** Ids that are missing or stale still, and about how long they take on two free cores. */
  readonly left: readonly string[];
  readonly leftSeconds: number;
  /** Ids of results that are fresh, but were made where files differed from the commit that they name. */
  readonly dirty: readonly string[];
}
