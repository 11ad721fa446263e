import type { RegionStability } from './regions';

/**
 * How importance comes from gradients:
 * `abs-of-sum` = |w · Σ g|, the released code's rule: gradients add up before the absolute value;
 * `sum-of-abs` = Σ |w · g|, with one g a sequence.
 */
export type ImportanceRule = 'abs-of-sum' | 'sum-of-abs';

export interface DiscoverJob {
  readonly channel: string;
  /** The text that a region is wanted of; cut to MAX_DISCOVERY_TOKENS of tasks/discovery_limits.ts. */
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
