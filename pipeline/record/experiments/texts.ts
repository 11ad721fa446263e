import {
  CONDITIONS,
  type ComparedText,
  promptId,
  settingsOfCondition,
  type TextCondition,
  type TextsFigures,
  TextsSchema,
} from '../../../app/figures/texts';
import { PAPER_PROMPTS } from '../../../app/languages/prompts';
import { toRecipe } from '../../../app/link/settings';
import type { GeneratedToken } from '../../../workers/protocol';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { continuation, followed, underBase } from './texts/comparison';

const NEW_TOKENS = 24;

/** What the intact model writes after each prompt, computed when it is first asked for. */
function baseTexts({ engine }: RecordContext): () => Promise<readonly (readonly GeneratedToken[])[]> {
  let written: Promise<readonly (readonly GeneratedToken[])[]> | null = null;
  const write = async () => {
    const texts: (readonly GeneratedToken[])[] = [];
    for (const { text } of PAPER_PROMPTS)
      texts.push(await continuation(engine.ready(), text, NEW_TOKENS, 'base'));
    return texts;
  };
  return () => {
    written ??= write();
    return written;
  };
}

async function figuresOf(
  { engine }: RecordContext,
  condition: TextCondition,
  base: readonly (readonly GeneratedToken[])[],
): Promise<TextsFigures> {
  const recipe = toRecipe(settingsOfCondition(condition));
  const { touchedWeights } = await engine.describe(recipe);
  const model = engine.ready();
  const variant = await model.apply(recipe, () => {});
  const texts: ComparedText[] = [];
  for (const [at, prompt] of PAPER_PROMPTS.entries()) {
    const ids = base[at].map(({ id }) => id);
    const tokens = await continuation(model, prompt.text, NEW_TOKENS, variant);
    texts.push({
      prompt: promptId(prompt),
      tokens: [...(await underBase(model, prompt.text, tokens))],
      base: [...(await followed(model, prompt.text, ids, variant))],
    });
  }
  return { condition, touchedWeights, texts };
}

/** Figure 4 and Appendix F of the paper: what is written without a region, or with one parameter changed. */
export const textsExperiment: Experiment<TextsFigures> = {
  id: 'texts',
  figures: TextsSchema,
  units: async (context) => {
    const base = baseTexts(context);
    return CONDITIONS.map((condition): Unit<TextsFigures> => {
      const recipe = toRecipe(settingsOfCondition(condition));
      return {
        id: condition,
        recipe,
        inputs: { prompts: PAPER_PROMPTS.map(({ text }) => text), newTokens: NEW_TOKENS },
        seconds: 60,
        run: async () => figuresOf(context, condition, await base()),
      };
    });
  },
};
