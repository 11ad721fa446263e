import * as v from 'valibot';
import { type Recipe, recipeKey } from '../../workers/model/recipe';
import type { NextTokens } from '../../workers/protocol';

const chance = v.object({
  probability: v.number(),
  rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const bits = v.object({ base: v.number(), edited: v.number() });

const NextTokensSchema: v.GenericSchema<NextTokens> = v.object({
  tokens: v.array(
    v.object({
      id: v.number(),
      piece: v.union([
        v.strictObject({ text: v.string() }),
        v.object({ text: v.string(), bytes: v.string() }),
      ]),
      base: chance,
      edited: chance,
    }),
  ),
  stands: v.null(),
  entropyBits: bits,
  divergenceBits: v.number(),
});

/** `public/recorded/<model>.next.json`: the first token after a prompt, in both models; made by `npm run record -- page`. */
export const RecordedNextSchema = v.object({
  version: v.literal(1),
  modelSha256: v.string(),
  backend: v.string(),
  madeWith: v.string(),
  /** Hash of the list of region files that it was computed with. */
  regions: v.string(),
  entries: v.array(v.object({ recipe: v.string(), prompt: v.string(), next: NextTokensSchema })),
});
export type RecordedNext = v.InferOutput<typeof RecordedNextSchema>;

/** What is recorded of a recipe after a prompt, or null. */
export function recordedNext(
  { entries }: Pick<RecordedNext, 'entries'>,
  recipe: Recipe,
  prompt: string,
): NextTokens | null {
  const key = recipeKey(recipe);
  return entries.find((entry) => entry.recipe === key && entry.prompt === prompt)?.next ?? null;
}
