import type { RecordedFile } from '../../app/figures/recorded';
import { INTACT_SETTINGS, type RecipeSettings, toRecipe } from '../../app/link/settings';
import { DEFAULT_PROMPT } from '../../app/link/shared';

type Entry = RecordedFile['entries'][number];

/** What is recorded of one setting: a text of one token, and perplexities by language. */
export function recordedEntry(
  settings: Partial<RecipeSettings>,
  text: string,
  perplexities: Readonly<Record<string, number>>,
): Entry {
  return {
    recipe: toRecipe({ ...INTACT_SETTINGS, ...settings }),
    prompt: DEFAULT_PROMPT,
    generation: { text, tokens: [{ id: 5, text, surprisal: 0.5 }] },
    scores: Object.entries(perplexities).map(([language, perplexity]) => ({
      language,
      tokens: 60,
      meanNll: Math.log(perplexity),
      perplexity,
      bitsPerByte: 0.8,
    })),
    touchedWeights: 341_204,
  };
}

/** A file of recorded results, as `npm run record` writes it. */
export function recordedFile(...entries: readonly Entry[]): RecordedFile {
  return {
    version: 1,
    modelSha256: 'a5fd'.repeat(16),
    backend: 'node',
    madeWith: 'a test',
    entries: [...entries],
  };
}
