import type { Matrix, ModelShape } from './model/shape';
import type { RegionStability } from './regions/stability';
import type { ChoiceLanguage, ChoiceQuestion } from './tasks/choice_prompt';
import type { Recipe, RegionEdit, RegionName } from './weights/recipe';

/**
 * The one protocol between the page and the engine worker, spoken over comlink (see rpc.ts).
 *
 * - Every job carries the recipe that it wants; the engine applies it when the job's turn comes.
 * - Jobs run one at a time. A newer job on the same `channel` replaces the one that waits or runs there;
 *   the replaced one rejects with CancelledError. A running job stops between texts, tokens or layers.
 * - Callbacks are comlink proxies, all delivered before their job ends; results are plain, structured-clonable data.
 */
export type BackendChoice = 'auto' | 'webgpu' | 'wasm' | 'wasm-1';
export type BackendName = 'webgpu' | 'wasm' | 'node';

/** What runs the model, and why this one. */
export interface BackendInfo {
  readonly name: BackendName;
  readonly threads: number;
  /** Sentences for the reader: what was tried and why this back end was chosen. */
  readonly reasons: readonly string[];
}

/** Where the model comes from: the manifest of parts on this host, a URL with ranges, or a file of the reader's. */
export type ModelSource =
  | { readonly from: 'manifest'; readonly url: string }
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'file'; readonly file: File };

export interface LoadProgress {
  readonly stage: 'download' | 'verify' | 'tokenizer' | 'head' | 'layers' | 'check';
  /** Done and total in bytes (download, verify) or in steps of the stage. */
  readonly done: number;
  readonly total: number;
}

/** Why the parts of the model are not kept for the next visit: storage is full, or the page has none. */
export type StorageProblem = 'quota' | 'unavailable';

export interface EngineInfo {
  readonly shape: ModelShape;
  readonly modelName: string;
  readonly modelSha256: string;
  readonly modelBytes: number;
  readonly backend: BackendInfo;
  readonly editableWeights: number;
}

/** How many weights an edit of the recipe names (before later edits of the same weights). */
export interface EditCount {
  readonly weights: number;
  /** Share of the editable weights, 0..1. */
  readonly share: number;
}

export interface RecipeReport {
  readonly edits: readonly EditCount[];
  /** Distinct weights that differ in kind from the original: the union of all edits. */
  readonly touchedWeights: number;
  readonly editableWeights: number;
}

export interface TextItem {
  readonly id: string;
  readonly text: string;
}

/** Score of one text: BOS first, a prediction for every token after it. */
export interface TextScore {
  readonly id: string;
  /** Ids with BOS, [T]. */
  readonly ids: readonly number[];
  /** Text of each id after BOS, [T-1]; see tokenizer `pieces`. */
  readonly pieces: readonly TokenPiece[];
  /** Negative log-likelihood in nats of each token after BOS, [T-1]. */
  readonly negativeLogLikelihood: readonly number[];
  readonly meanNll: number;
  readonly perplexity: number;
  /** Sum of the negative log-likelihood in bits over the UTF-8 bytes of the text. */
  readonly bitsPerByte: number;
  /** True where the text was cut to the context of the model. */
  readonly truncated: boolean;
}

/** Text of one token: readable text, or raw bytes where the token is a part of a character. */
export interface TokenPiece {
  readonly text: string;
  /** Hex of the bytes, where they are not valid UTF-8 by themselves. */
  readonly bytes?: string;
}

export interface ScoreJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly items: readonly TextItem[];
}

export interface GenerateJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly prompt: string;
  readonly newTokens: number;
  /** 0 is greedy. */
  readonly temperature: number;
  readonly seed: number;
}

export interface GeneratedToken {
  readonly id: number;
  readonly piece: TokenPiece;
  /** Surprisal of the token in nats under the model that wrote it. */
  readonly surprisal: number;
}

export interface GenerationEnd {
  readonly tokens: readonly GeneratedToken[];
  readonly text: string;
  /** Tokens of the prompt that were read, BOS not counted. */
  readonly promptTokens: number;
  /** True where the prompt was cut to the context of the model. */
  readonly promptTruncated: boolean;
  readonly stopped: 'length' | 'end-of-text' | 'context';
  /** Time between two tokens; 0 where fewer than two were written. */
  readonly msPerToken: number;
}

/** Multiple-choice questions in one language; see tasks/choose.ts. */
export interface ChooseJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly language: ChoiceLanguage;
  readonly questions: readonly ChoiceQuestion[];
}

/** How the model answered one question. */
export interface ChoiceAnswer {
  readonly id: string;
  /** Probability of each offered letter as the next token, over the offered letters: they sum to one. */
  readonly probabilities: readonly number[];
  /** Probability of the offered letters together, among all tokens. */
  readonly letterProbability: number;
  /** Index of the likeliest letter. */
  readonly choice: number;
  readonly isRight: boolean;
  /** Tokens of the prompt, BOS not counted. */
  readonly promptTokens: number;
}

/** The 0/1 mask of one matrix of one layer. */
export interface MatrixMask {
  readonly layer: number;
  readonly matrix: Matrix;
  readonly output: number;
  readonly input: number;
  /** Bit output * input_size + input of the little-endian words, ceil(output * input / 32) words. */
  readonly words: Uint32Array;
  readonly count: number;
}

/** A region, without what is done to it. `stage: 'before'` leaves out the subtraction of Eq. 5. */
export interface RegionQuery {
  readonly of: RegionEdit['of'];
  readonly kind: RegionEdit['kind'];
  readonly share: RegionEdit['share'];
  readonly rule: RegionEdit['rule'];
  readonly seed: number;
  readonly stage: 'before' | 'after';
}

export interface MaskQuery extends RegionQuery {
  readonly layer: number;
  readonly matrix: Matrix;
}

/** Jaccard of two regions for each layer and matrix: [layer][matrix in MATRICES order], and over all weights. */
export interface OverlapTable {
  readonly jaccard: readonly (readonly number[])[];
  readonly total: number;
}

export interface OverlapQuery {
  readonly a: RegionQuery;
  readonly b: RegionQuery;
}

/** What is known of the shipped regions without loading one: `public/regions/<model>/index.json`. */
export interface RegionIndex {
  readonly version: 1;
  readonly modelSha256: string;
  /** Shape of the model, so that regions can be counted and drawn before the model is there. */
  readonly shape: ModelShape;
  readonly corpus: string;
  readonly rule: 'abs-of-sum' | 'sum-of-abs';
  readonly entries: readonly RegionIndexEntry[];
}

export interface RegionIndexEntry {
  readonly of: RegionName;
  readonly kind: 'top' | 'bottom';
  readonly shares: readonly number[];
  readonly file: string;
  readonly sizeBytes: number;
  readonly tokens: number;
  /** Jaccard of the two halves' regions: over all weights for each share, and [layer][matrix] for the first share. */
  readonly stability: RegionStability;
  /** Its most important single weights over all matrices, best first, where the entry lists them. */
  readonly strongest?: readonly RegionWeight[];
}

/** One weight of one matrix. */
export interface RegionWeight {
  readonly layer: number;
  readonly matrix: Matrix;
  readonly output: number;
  readonly input: number;
}

/**
 * How importance comes from gradients (word list of the architecture):
 * `abs-of-sum` = |w · Σ g|, the released code's rule: gradients add up before the absolute value;
 * `sum-of-abs` = Σ |w · g|, with one g a sequence.
 */
export type ImportanceRule = 'abs-of-sum' | 'sum-of-abs';

export interface DiscoverJob {
  readonly channel: string;
  /** The text that a region is wanted of; cut to MAX_DISCOVERY_TOKENS of tasks/discovery_text.ts. */
  readonly text: string;
  /** A text whose region is subtracted, in place of those of the paper's languages; null for them. */
  readonly other: string | null;
  readonly importance: ImportanceRule;
}

export interface DiscoverProgress {
  readonly text: 'own' | 'other';
  /** Reading the text, its gradients at the head, its gradients and the selection in the layers. */
  readonly stage: 'forward' | 'head' | 'layers';
  /** Share of the work that is done, in tokens of all texts. */
  readonly tokensDone: number;
  readonly tokensTotal: number;
  readonly tokensPerSecond: number;
  readonly remainingMs: number;
}

/** What is known of one text of a discovery. */
export interface DiscoveredText {
  readonly tokens: number;
  /** Tokens of the two disjoint halves that stability compares. */
  readonly halves: readonly [number, number];
  /** Nats per token. */
  readonly meanNll: number;
  /** True where the text had more tokens than are read. */
  readonly truncated: boolean;
  readonly stability: { readonly top: RegionStability; readonly bottom: RegionStability };
}

/** The region that was found on the reader's text. */
export interface OwnRegionReport {
  readonly modelName: string;
  readonly modelSha256: string;
  readonly importance: ImportanceRule;
  readonly shares: readonly number[];
  readonly own: DiscoveredText;
  /** The second text; null where the region goes less those of the paper's languages. */
  readonly other: DiscoveredText | null;
  readonly seconds: number;
}

/** What a training leaves as it is: nothing, the core's top 5 %, or as many random weights in each matrix. */
export type FrozenSet = 'none' | 'core' | 'random';

export interface TrainJob {
  readonly channel: string;
  /** The text to learn, read in order and from its beginning again where it ends. */
  readonly text: string;
  /** At most MAX_LEARNING_RATE of tasks/training_limits.ts, reached after a few steps of warm-up. */
  readonly learningRate: number;
  readonly frozen: FrozenSet;
  /** Steps to take from here on. */
  readonly steps: number;
  readonly tokensPerStep: number;
  /** Texts that are scored before the first step, at every `scoreEvery` steps and at the end. */
  readonly items: readonly TextItem[];
  readonly scoreEvery: number;
}

/** Where a training stands after a step, or before the first one of a job. */
export interface TrainingPoint {
  /** Steps since the original weights. */
  readonly step: number;
  /** Tokens learned from since the original weights. */
  readonly tokens: number;
  /** Mean negative log-likelihood in nats of the step's text before the step; null before the first one. */
  readonly loss: number | null;
  /** Norm of the gradient before clipping. */
  readonly gradientNorm: number | null;
  readonly msPerStep: number | null;
  /** Empty where this step is not scored. */
  readonly scores: readonly { readonly id: string; readonly tokens: number; readonly meanNll: number }[];
}

export interface TrainingProgress {
  /** The point that was just reached; null within a step. */
  readonly point: TrainingPoint | null;
  /** Share of the running step that is done. */
  readonly withinStep: number;
}

/** What the weights under every recipe have been through. */
export interface TrainedReport {
  readonly steps: number;
  readonly tokens: number;
  /** Of the last job, as `frozen` is. */
  readonly learningRate: number;
  readonly frozen: FrozenSet;
  readonly frozenWeights: number;
}

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
  /** Counts what a recipe touches. Needs region files, not the model. */
  describe(recipe: Recipe): Promise<RecipeReport>;
  score(job: ScoreJob, onScore: (score: TextScore) => void): Promise<void>;
  generate(job: GenerateJob, onToken: (token: GeneratedToken) => void): Promise<GenerationEnd>;
  /** Answers multiple-choice questions one by one, in order. @throws TextError at one that can't be asked */
  choose(job: ChooseJob, onAnswer: (answer: ChoiceAnswer) => void): Promise<void>;
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
  /** Stops a running training and brings the original weights back. */
  resetTraining(): Promise<void>;
  /** Stops the running job of a channel and drops the waiting one. */
  cancel(channel: string): Promise<void>;
  regionIndex(): Promise<RegionIndex>;
  mask(query: MaskQuery): Promise<MatrixMask>;
  overlap(query: OverlapQuery): Promise<OverlapTable>;
}
