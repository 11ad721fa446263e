import { SHIPPED_REGIONS } from '../../workers/model/recipe';
import type { TextScore } from '../../workers/protocol';
import type { ShownToken, Writer } from '../state/results';
import type { Job } from './jobs';
import type { Known } from './known';
import type { Engine } from './status';

/** Hears how a job goes, while it does. */
export interface JobListener {
  onScore(score: TextScore): void;
  onTokens(variant: Writer, prompt: string, tokens: readonly ShownToken[]): void;
}

/** Asks the engine for what a job wants and keeps the answers. @throws what the engine does, CancelledError too */
export async function perform(engine: Engine, job: Job, known: Known, listener: JobListener): Promise<void> {
  switch (job.kind) {
    case 'describe':
      known.keepReport(job.recipe, await engine.describe(job.recipe));
      return;
    case 'count': {
      const { edits } = await engine.describe(job.recipe);
      known.keepCounts(
        job.key,
        Object.fromEntries(SHIPPED_REGIONS.map((of, at) => [of, edits[at]?.weights ?? 0])),
      );
      return;
    }
    case 'score':
      return engine.score({ channel: 'score', recipe: job.recipe, items: [...job.items] }, (score) => {
        const text = job.items.find(({ id }) => id === score.id)?.text;
        if (text === undefined) return;
        const { perplexity, bitsPerByte, negativeLogLikelihood } = score;
        const tokens = negativeLogLikelihood.length;
        known.keepScore(job.recipe, text, { perplexity, bitsPerByte, tokens, origin: 'live' });
        listener.onScore(score);
      });
    case 'write': {
      const tokens: ShownToken[] = [];
      const end = await engine.generate(job.job, ({ id, piece, surprisal }) => {
        tokens.push({ id, piece, surprisal });
        listener.onTokens(job.variant, job.job.prompt, [...tokens]);
      });
      known.keepText(job.job, {
        tokens: end.tokens.map(({ id, piece, surprisal }) => ({ id, piece, surprisal })),
        // One token alone has no pace.
        msPerToken: end.msPerToken > 0 ? end.msPerToken : null,
        promptCutAt: end.promptTruncated ? end.promptTokens : null,
        contextFull: end.stopped === 'context',
      });
    }
  }
}
