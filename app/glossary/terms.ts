/** The words that the page explains; the texts are `glossary.terms.<id>`: a name, and one sentence. */
export const TERM_IDS = [
  'weight',
  'parameter',
  'matrix',
  'attn-q',
  'norm',
  'residual-dimension',
  'token',
  'negative-log-likelihood',
  'surprisal',
  'perplexity',
  'bits-per-byte',
  'entropy',
  'divergence',
  'logit-lens',
  'residual-stream',
  'gradient',
  'importance',
  'region',
  'core-region',
  'monolingual-region',
  'top',
  'bottom',
  'random',
  'subtraction',
  'jaccard',
  'stability',
  'recipe',
  'greedy',
  'recorded',
  'live',
  'reported',
  'pre-training',
  'adamw',
  'forgetting',
] as const;
export type TermId = (typeof TERM_IDS)[number];

export function isTermId(value: string): value is TermId {
  return (TERM_IDS as readonly string[]).includes(value);
}
