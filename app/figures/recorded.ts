import * as v from 'valibot';
import { type Recipe, RecipeSchema, recipeKey } from '../../workers/model/recipe';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** JSON has no Infinity: the pipeline writes null for a perplexity beyond f64. */
const perplexity = v.pipe(
  v.nullable(v.number()),
  v.transform((value) => value ?? Number.POSITIVE_INFINITY),
);

const TokenSchema = v.object({
  id: count,
  text: v.string(),
  /** Hex of the bytes, where they are not valid UTF-8 by themselves. */
  bytes: v.optional(v.string()),
  /** Nats. */
  surprisal: v.number(),
});

const ScoreSchema = v.object({
  /** Language of the parallel passage in app/passages. */
  language: v.string(),
  tokens: count,
  meanNll: v.number(),
  perplexity,
  bitsPerByte: v.number(),
});

const EntrySchema = v.object({
  recipe: RecipeSchema,
  prompt: v.string(),
  generation: v.object({ tokens: v.array(TokenSchema), text: v.string() }),
  scores: v.array(ScoreSchema),
  touchedWeights: count,
});

/** `public/recorded/<model>.json`, made by `npm run record`: what the page shows before the model is there. */
export const RecordedSchema = v.object({
  version: v.literal(1),
  modelSha256: v.string(),
  /** Which back end computed it: "node", "wasm". */
  backend: v.string(),
  /** The command and revision that made the file. */
  madeWith: v.string(),
  /** Hash of the list of region files that it was computed with; a file of before has none. */
  regions: v.optional(v.string()),
  entries: v.array(EntrySchema),
});

/** What the pipeline writes. */
export type RecordedFile = v.InferInput<typeof RecordedSchema>;
/** What the page reads. */
export type Recorded = v.InferOutput<typeof RecordedSchema>;
export type RecordedEntry = Recorded['entries'][number];

/** What is recorded of one recipe. */
export interface RecordedRecipe {
  /** Scores by language; they don't depend on the prompt. */
  readonly scores: ReadonlyMap<string, RecordedEntry['scores'][number]>;
  /** Entries by prompt. */
  readonly byPrompt: ReadonlyMap<string, RecordedEntry>;
  /** The entry that stands first, whatever its prompt. */
  readonly first: RecordedEntry;
}

/** Recorded results by the key of their recipe, made once for each file. */
const indexes = new WeakMap<Recorded, ReadonlyMap<string, RecordedRecipe>>();

function indexOf(recorded: Recorded): ReadonlyMap<string, RecordedRecipe> {
  const made = indexes.get(recorded);
  if (made !== undefined) return made;
  const index = new Map<string, RecordedRecipe & { readonly byPrompt: Map<string, RecordedEntry> }>();
  for (const entry of recorded.entries) {
    const key = recipeKey(entry.recipe);
    const found = index.get(key);
    if (found === undefined) {
      const scores = new Map(entry.scores.map((score) => [score.language, score]));
      index.set(key, { scores, byPrompt: new Map([[entry.prompt, entry]]), first: entry });
    } else if (!found.byPrompt.has(entry.prompt)) found.byPrompt.set(entry.prompt, entry);
  }
  indexes.set(recorded, index);
  return index;
}

/** What is recorded of the recipe with a key (`recipeKey`), or null. */
export function recordedOf(recorded: Recorded | null, key: string): RecordedRecipe | null {
  return recorded === null ? null : (indexOf(recorded).get(key) ?? null);
}

/** Finds the entry of a recipe; `prompt` undefined takes any prompt (scores don't depend on it). */
export function findRecorded(
  recorded: Recorded | null,
  recipe: Recipe,
  prompt?: string,
): RecordedEntry | null {
  const found = recordedOf(recorded, recipeKey(recipe));
  if (found === null || prompt === undefined) return found?.first ?? null;
  return found.byPrompt.get(prompt) ?? null;
}
