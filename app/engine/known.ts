import { type Recipe, recipeKey } from '../../workers/model/recipe';
import type { GenerateJob } from '../../workers/protocol';
import { findRecorded, type Recorded } from '../figures/recorded';
import type { RowId, ShownText } from '../state/results';
import type { Value } from '../state/values';
import { LeastRecentlyUsed } from './cache';

/** Scores and texts that are kept, so that base values are computed once. */
const KEPT_SCORES = 4000;
const KEPT_TEXTS = 64;

export type KnownText = Pick<ShownText, 'tokens' | 'msPerToken' | 'promptCutAt' | 'contextFull'>;

/** What is known without asking the engine: computed in this visit, or recorded earlier. */
export class Known {
  private recorded: Recorded | null = null;
  /** Whether the weights under every recipe are the model's own, which records are of. */
  private original = true;
  private readonly scores = new LeastRecentlyUsed<Value>(KEPT_SCORES);
  private readonly texts = new LeastRecentlyUsed<KnownText>(KEPT_TEXTS);

  /** How many own regions there were: scores under an earlier one say nothing of the present one. */
  private ownGeneration = 0;

  /** Another region stands behind the name `own` from now on. */
  forgetOwn(): void {
    this.ownGeneration++;
  }

  setRecorded(recorded: Recorded): void {
    this.recorded = recorded;
  }

  /** Other weights stand under every recipe: what was computed is out of date, what is recorded is of the original. */
  baseChanged(original: boolean): void {
    this.forget();
    this.original = original;
  }

  /** Drops what was computed; records stay. */
  forget(): void {
    this.scores.clear();
    this.texts.clear();
  }

  keepScore(recipe: Recipe, text: string, value: Value): void {
    this.scores.set(this.scoreKey(recipe, text), value);
  }

  score(recipe: Recipe, text: string): Value | undefined {
    return this.scores.get(this.scoreKey(recipe, text));
  }

  keepText(job: GenerateJob, text: KnownText): void {
    this.texts.set(this.textKey(job), text);
  }

  text(job: GenerateJob): KnownText | undefined {
    return this.texts.get(this.textKey(job));
  }

  /** Recorded score of a language's passage; the reader's own text has none. */
  recordedScore(recipe: Recipe, row: RowId): Value | null {
    const score = findRecorded(this.records, recipe)?.scores.find((one) => one.language === row);
    if (score === undefined) return null;
    const { perplexity, bitsPerByte, tokens } = score;
    return { perplexity, bitsPerByte, tokens, origin: 'recorded' };
  }

  /** Recorded text of a greedy job. */
  recordedText(job: GenerateJob): KnownText | null {
    const found = job.temperature === 0 ? findRecorded(this.records, job.recipe, job.prompt) : null;
    if (found === null) return null;
    const tokens = found.generation.tokens.map(({ text, bytes, surprisal }) => ({
      piece: bytes === undefined ? { text } : { text, bytes },
      surprisal,
    }));
    return { tokens, msPerToken: null, promptCutAt: null, contextFull: false };
  }

  isRecorded(recipe: Recipe, prompt: string): boolean {
    return findRecorded(this.records, recipe, prompt) !== null;
  }

  private get records(): Recorded | null {
    return this.original ? this.recorded : null;
  }

  private scoreKey(recipe: Recipe, text: string): string {
    return `${this.keyOf(recipe)}\u0000${text}`;
  }

  private textKey(job: GenerateJob): string {
    const sampling = job.temperature === 0 ? '' : `${job.temperature}/${job.seed}`;
    return [this.keyOf(job.recipe), job.newTokens, sampling, job.prompt].join('\u0000');
  }

  private keyOf(recipe: Recipe): string {
    const namesOwn = recipe.edits.some((edit) => edit.target === 'region' && edit.of === 'own');
    return namesOwn ? `${this.ownGeneration} ${recipeKey(recipe)}` : recipeKey(recipe);
  }
}
