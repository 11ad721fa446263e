import type { InsideJob } from '../../../workers/protocol';
import { useResults, useShared } from '../../explorer/context';
import { toRecipe } from '../../link/settings';
import { INSIDE_CHANNEL } from './useAnswer';

/** Tokens of the base text that are read after the prompt: enough to see both models part. */
const WRITTEN = 3;

/**
 * The text that layers are shown of: the prompt and the beginning of what the intact model wrote after it. Nothing is
 * asked for while that is being written.
 */
export function useReadText(): { readonly job: InsideJob; readonly question: string | null } {
  const shared = useShared();
  const { text, pending } = useResults((results) => ({
    text: results.texts.base,
    pending: results.pending.base,
  }));
  const isOfPrompt = text !== null && text.prompt === shared.prompt && !text.stale;
  const written = isOfPrompt ? text.tokens.slice(0, WRITTEN).map(({ id }) => id) : [];
  const job = { channel: INSIDE_CHANNEL, recipe: toRecipe(shared), prompt: shared.prompt, written };
  const isComing = pending && written.length < WRITTEN;
  return { job, question: shared.prompt.trim() === '' || isComing ? null : JSON.stringify(job) };
}
