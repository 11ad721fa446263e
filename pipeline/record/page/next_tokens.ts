import { type RecordedNext, RecordedNextSchema } from '../../../app/figures/next_tokens';
import { recipeKey } from '../../../workers/model/recipe';
import type { EngineApi, NextToken, NextTokens } from '../../../workers/protocol';
import { writeWhole } from '../../write_whole';
import type { RecordFiles } from '../experiment';
import { readRecorded } from '../read_recorded';
import { regionsHash } from './page';
import type { PlannedRecipe } from './plan';

/** Digits that are kept: more than a reader ever sees. */
const DIGITS = 5;

/** @throws Error where a number is none: a back end that gives such must not be recorded */
function rounded(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a number that can be recorded.`);
  return Number(value.toPrecision(DIGITS));
}

const roundedToken = ({ id, piece, base, edited }: NextToken): NextToken => ({
  id,
  piece,
  base: { probability: rounded(base.probability), rank: base.rank },
  edited: { probability: rounded(edited.probability), rank: edited.rank },
});

const roundedNext = ({ tokens, entropyBits, divergenceBits }: NextTokens): NextTokens => ({
  tokens: tokens.map(roundedToken),
  stands: null,
  entropyBits: { base: rounded(entropyBits.base), edited: rounded(entropyBits.edited) },
  divergenceBits: rounded(divergenceBits),
});

/**
 * Computes the first token after each prompt of the plan into `out`: what is missing there, or all of it where model or
 * regions are others. It saves after each recipe.
 */
export async function recordNextTokens(
  engine: Pick<EngineApi, 'nextTokens' | 'regionIndex'>,
  plan: readonly PlannedRecipe[],
  { modelSha256, backend, madeWith }: Omit<RecordFiles, 'folder' | 'modelName'>,
  out: string,
  log: (line: string) => void,
): Promise<void> {
  const regions = regionsHash(await engine.regionIndex());
  const file = (await readRecorded(out, RecordedNextSchema))?.read;
  const holds = file?.modelSha256 === modelSha256 && file.regions === regions;
  const entries: RecordedNext['entries'] = holds ? [...file.entries] : [];
  const there = new Set(entries.map(({ recipe, prompt }) => `${recipe} ${prompt}`));
  for (const { name, recipe, prompts } of plan) {
    const key = recipeKey(recipe);
    const missing = prompts.filter((prompt) => !there.has(`${key} ${prompt}`));
    for (const prompt of missing) {
      const next = await engine.nextTokens({ channel: 'record', recipe, prompt, written: [], at: 0 });
      entries.push({ recipe: key, prompt, next: roundedNext(next) });
    }
    if (missing.length === 0) continue;
    await writeWhole(
      out,
      `${JSON.stringify({ version: 1, modelSha256, backend, madeWith, regions, entries } satisfies RecordedNext)}\n`,
    );
    log(`next tokens, ${name}: ${missing.length} prompts`);
  }
}
