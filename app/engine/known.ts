import { LeastRecentlyUsed } from '../../workers/least_recently_used';
import { type Recipe, type RegionName, recipeKey } from '../../workers/model/recipe';
import type { GenerateJob, RecipeReport } from '../../workers/protocol';
import { type Recorded, type RecordedEntry, type RecordedRecipe, recordedOf } from '../figures/recorded';
import type { RowId, ShownText } from '../state/results';
import type { Value } from '../state/values';

/** Scores, texts and counts of weights that are kept, so that base values are computed once. */
const KEPT_SCORES = 4000;
const KEPT_TEXTS = 64;
const KEPT_COUNTS = 256;

export type KnownText = Pick<ShownText, 'tokens' | 'msPerToken' | 'promptCutAt' | 'contextFull'>;
/** Weights by region. */
export type RegionCounts = Readonly<Partial<Record<RegionName, number>>>;

/** The scores of one recipe. */
export interface KnownScores {
  /** Computed in this visit. */
  score(text: string): Value | undefined;
  /** Recorded, of a language's passage; the reader's own text has none. */
  recorded(row: RowId): Value | null;
}

/** What was computed in this visit, by recipe. */
const nothingComputed = () => ({
  scores: new LeastRecentlyUsed<Value>(KEPT_SCORES),
  texts: new LeastRecentlyUsed<KnownText>(KEPT_TEXTS),
  reports: new LeastRecentlyUsed<RecipeReport>(KEPT_COUNTS),
});
type Computed = ReturnType<typeof nothingComputed>;

/** What is known without asking the engine: computed in this visit, or recorded earlier. */
export class Known {
  private recorded: Recorded | null = null;
  /** Whether the weights under every recipe are those that the records are of: the model's own, not trained further. */
  private original = true;
  /** Hash of the model that is ready; null where none is, and records of the default one are shown. */
  private modelSha256: string | null = null;
  /** Made once for each entry, so that the same text is the same object. */
  private readonly recordedTexts = new WeakMap<RecordedEntry, KnownText>();
  private computed = nothingComputed();
  /** Of recipes that name the reader's own region, which may become another one. */
  private computedOfOwn = nothingComputed();
  private regionCounts = new LeastRecentlyUsed<RegionCounts>(KEPT_COUNTS);

  setRecorded(recorded: Recorded): void {
    this.recorded = recorded;
  }

  /**
   * Another model is ready, or none. Records apply to their own model alone.
   * @returns whether what is shown is of another one
   */
  modelChanged(modelSha256: string | null): boolean {
    const own = this.recorded?.modelSha256 ?? null;
    const before = this.modelSha256 ?? own;
    this.modelSha256 = modelSha256;
    const isOther = before !== null && before !== (modelSha256 ?? own);
    if (isOther) this.forget();
    return isOther;
  }

  /** Another region stands behind the name `own` from now on. */
  forgetOwn(): void {
    this.computedOfOwn = nothingComputed();
  }

  /** Other weights stand under every recipe: what was computed is out of date, what is recorded is of the original. */
  baseChanged(original: boolean): void {
    this.forget();
    this.original = original;
  }

  /** Drops what was computed; records stay. */
  forget(): void {
    this.computed = nothingComputed();
    this.computedOfOwn = nothingComputed();
    this.regionCounts = new LeastRecentlyUsed(KEPT_COUNTS);
  }

  keepScore(recipe: Recipe, text: string, value: Value): void {
    this.of(recipe).scores.set(scoreKey(recipeKey(recipe), text), value);
  }

  /** The scores of a recipe; to be asked for at once, for what is known changes. */
  under(recipe: Recipe): KnownScores {
    const key = recipeKey(recipe);
    const computed = this.of(recipe).scores;
    const scores = this.applies() ? recordedOf(this.recorded, key)?.scores : undefined;
    return {
      score: (text) => computed.get(scoreKey(key, text)),
      recorded: (row) => {
        const score = scores?.get(row);
        if (score === undefined) return null;
        const { perplexity, bitsPerByte, tokens } = score;
        return { perplexity, bitsPerByte, tokens, origin: 'recorded' };
      },
    };
  }

  keepText(job: GenerateJob, text: KnownText): void {
    this.of(job.recipe).texts.set(textKey(job), text);
  }

  text(job: GenerateJob): KnownText | undefined {
    return this.of(job.recipe).texts.get(textKey(job));
  }

  /** Recorded text of a greedy job. */
  recordedText(job: GenerateJob): KnownText | null {
    const found = job.temperature === 0 ? this.recordedOf(job.recipe)?.byPrompt.get(job.prompt) : undefined;
    if (found === undefined) return null;
    const made = this.recordedTexts.get(found);
    if (made !== undefined) return made;
    const tokens = found.generation.tokens.map(({ id, text, bytes, surprisal }) => ({
      id,
      piece: bytes === undefined ? { text } : { text, bytes },
      surprisal,
    }));
    const text = { tokens, msPerToken: null, promptCutAt: null, contextFull: false };
    this.recordedTexts.set(found, text);
    return text;
  }

  isRecorded(recipe: Recipe, prompt: string): boolean {
    return this.recordedOf(recipe)?.byPrompt.has(prompt) ?? false;
  }

  keepReport(recipe: Recipe, report: RecipeReport): void {
    this.of(recipe).reports.set(recipeKey(recipe), report);
  }

  /** The weights that each edit of a recipe names. */
  report(recipe: Recipe): RecipeReport | null {
    return this.of(recipe).reports.get(recipeKey(recipe)) ?? null;
  }

  /** @param key the settings that the counts belong to */
  keepCounts(key: string, counts: RegionCounts): void {
    this.regionCounts.set(key, counts);
  }

  counts(key: string): RegionCounts | null {
    return this.regionCounts.get(key) ?? null;
  }

  private of({ edits }: Recipe): Computed {
    const namesOwn = edits.some((edit) => edit.target === 'region' && edit.of === 'own');
    return namesOwn ? this.computedOfOwn : this.computed;
  }

  private recordedOf(recipe: Recipe): RecordedRecipe | null {
    return this.applies() ? recordedOf(this.recorded, recipeKey(recipe)) : null;
  }

  /** Whether the records are of the weights that are loaded, or that would be. */
  private applies(): boolean {
    const { modelSha256, recorded, original } = this;
    return original && (modelSha256 === null || modelSha256 === recorded?.modelSha256);
  }
}

const scoreKey = (recipe: string, text: string) => `${recipe}\u0000${text}`;

function textKey(job: GenerateJob): string {
  const sampling = job.temperature === 0 ? '' : `${job.temperature}/${job.seed}`;
  return [recipeKey(job.recipe), job.newTokens, sampling, job.prompt].join('\u0000');
}
