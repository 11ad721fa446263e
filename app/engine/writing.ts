import type { GenerateJob } from '../../workers/protocol';
import type { ShownText, ShownToken } from '../state/results';
import type { KnownText } from './known';
import type { Engine } from './status';

/**
 * Writes the continuation that a job asks for.
 * @param isCurrent false once nobody waits for it: tokens that still come are then not shown
 * @param show takes the text so far after each token
 */
export async function writeText(
  engine: Engine,
  job: GenerateJob,
  isCurrent: () => boolean,
  show: (text: ShownText) => void,
): Promise<KnownText> {
  const tokens: ShownToken[] = [];
  const end = await engine.generate(job, ({ piece, surprisal }) => {
    if (!isCurrent()) return;
    tokens.push({ piece, surprisal });
    show({
      prompt: job.prompt,
      tokens: [...tokens],
      origin: 'live',
      running: true,
      stale: false,
      msPerToken: null,
      promptCutAt: null,
      contextFull: false,
    });
  });
  return {
    tokens: end.tokens.map(({ piece, surprisal }) => ({ piece, surprisal })),
    // One token alone has no pace.
    msPerToken: end.msPerToken > 0 ? end.msPerToken : null,
    promptCutAt: end.promptTruncated ? end.promptTokens : null,
    contextFull: end.stopped === 'context',
  };
}
