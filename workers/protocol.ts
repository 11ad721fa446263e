import type { StorageProblem } from './model/part_cache';
import type { Recipe } from './model/recipe';
import type { DiscoverJob, DiscoverProgress, OwnRegionReport } from './protocol/discovery';
import type {
  Attention,
  AttentionJob,
  DimensionTraffic,
  InsideJob,
  InsidePosition,
  LensRow,
  NextTokens,
  NextTokensJob,
  ResidualStream,
} from './protocol/inside';
import type { BackendChoice, EngineInfo, LoadProgress, ModelReport, ModelSource } from './protocol/model';
import type {
  MaskQuery,
  MatrixMask,
  OverlapQuery,
  OverlapTable,
  RecipeReport,
  RegionIndex,
  RegionQuery,
} from './protocol/regions';
import type {
  ChoiceAnswer,
  ChooseJob,
  GeneratedToken,
  GenerateJob,
  GenerationEnd,
  ScoreJob,
  TextScore,
} from './protocol/texts';
import type { SavedTraining, TrainedReport, TrainingProgress, TrainJob } from './protocol/training';

export type { StorageProblem } from './model/part_cache';
export type * from './protocol/discovery';
export type * from './protocol/inside';
export type * from './protocol/model';
export type * from './protocol/regions';
export type * from './protocol/texts';
export type * from './protocol/training';

/**
 * The one protocol between the page and the engine worker, spoken over comlink (see rpc.ts).
 *
 * - Every job carries the recipe that it wants; the engine applies it when the job's turn comes.
 * - Jobs run one at a time. A newer job on the same `channel` replaces the one that waits or runs there;
 *   the replaced one rejects with CancelledError. A running job stops between texts, tokens or layers.
 * - Callbacks are comlink proxies, all delivered before their job ends; results are plain, structured-clonable data.
 */
export interface EngineApi {
  /**
   * Loads the model and makes it ready. A second call while one runs joins it. `onNotKept` tells at most once that
   * the model runs from memory alone; it may come after the load has ended, since parts are put away beside it.
   */
  load(
    source: ModelSource,
    backend: BackendChoice,
    onProgress: (progress: LoadProgress) => void,
    onNotKept?: (problem: StorageProblem) => void,
  ): Promise<EngineInfo>;
  /** Stops a running load; the parts that are complete stay cached. */
  cancelLoad(): Promise<void>;
  /** True where every part of the model is in this browser's cache, so that loading costs no download. */
  isCached(source: ModelSource): Promise<boolean>;
  /**
   * Says what a model is, from its header: of one at an address no more than that is fetched.
   * @throws GgufError where it can't be had, or is none that can run
   */
  inspect(source: ModelSource): Promise<ModelReport>;
  /** Counts what a recipe touches. Needs region files, not the model. */
  describe(recipe: Recipe): Promise<RecipeReport>;
  score(job: ScoreJob, onScore: (score: TextScore) => void): Promise<void>;
  generate(job: GenerateJob, onToken: (token: GeneratedToken) => void): Promise<GenerationEnd>;
  /** Answers multiple-choice questions one by one, in order. @throws TextError at one that can't be asked */
  choose(job: ChooseJob, onAnswer: (answer: ChoiceAnswer) => void): Promise<void>;
  /** What both models would say at one place of a text. The states of a text are kept, so that another place is quick. */
  nextTokens(job: NextTokensJob): Promise<NextTokens>;
  /** The logit lens of a text, row by row from the embeddings up. Every row has the same positions. */
  lens(job: InsideJob, onRow: (row: LensRow, positions: readonly InsidePosition[]) => void): Promise<void>;
  /** Where each token of a text looks in one layer, all heads. */
  attention(job: AttentionJob): Promise<Attention>;
  /** The residual stream of a text: one pass of the layers, less than its score takes. */
  residual(job: InsideJob): Promise<ResidualStream>;
  /** How many of a region's weights read from each residual dimension and write to it. Needs its file, not the model. */
  traffic(query: RegionQuery): Promise<DimensionTraffic>;
  /** Number of tokens of a text, BOS not counted. Needs the model's tokenizer. */
  countTokens(text: string): Promise<number>;
  /**
   * Finds the region of a text of the reader's; from then on edits and queries can name it `own`. An earlier one is
   * replaced only once the new one is there.
   * @throws TextError where a text is too short, repeats itself or is none
   */
  discover(job: DiscoverJob, onProgress: (progress: DiscoverProgress) => void): Promise<OwnRegionReport>;
  /** Takes a region from a file that `ownRegionFile` wrote. @throws RegionError where it is foreign or damaged */
  openOwnRegion(bytes: Uint8Array): Promise<OwnRegionReport>;
  /**
   * Takes all regions of the model that is loaded from a file that `npm run regions -- --model` wrote; they stand in the place of
   * shipped ones until another model is loaded by another worker.
   * @throws RegionError where they are of another model, or the file is damaged
   */
  openRegions(bytes: Uint8Array): Promise<RegionIndex>;
  /** The own region as a file. @throws RegionError where there is none */
  ownRegionFile(): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Trains the matrices further on a text, from where they are. The trained weights are at once what every recipe
   * is applied to. Cancelled, it keeps the steps that were taken; called again, it goes on from them.
   * @throws TrainingError where it diverges; the weights are then those of the last good step
   * @throws TextError where the text is none
   */
  train(job: TrainJob, onProgress: (progress: TrainingProgress) => void): Promise<TrainedReport>;
  /** What training has made of the model; null where its weights are those of the file. */
  trained(): Promise<TrainedReport | null>;
  /** Stops a running training, brings the original weights back and lets go of what is kept of it. */
  resetTraining(): Promise<void>;
  /** The training of this model that the browser keeps from an earlier visit or worker; null where there is none. */
  keptTraining(): Promise<SavedTraining | null>;
  /**
   * Takes up a training where it was: from a file that `trainingFile` wrote, or, for null, the one that is kept.
   * @throws TrainingError where it is foreign or damaged, or none is kept; the weights are then as before
   */
  openTraining(file: Blob | null): Promise<SavedTraining>;
  /** The trained weights as a file (tasks/training_file.ts). @throws TrainingError where nothing is trained */
  trainingFile(): Promise<Blob>;
  /** Stops the running job of a channel and drops the waiting one. */
  cancel(channel: string): Promise<void>;
  regionIndex(): Promise<RegionIndex>;
  mask(query: MaskQuery): Promise<MatrixMask>;
  overlap(query: OverlapQuery): Promise<OverlapTable>;
}
