import type { NextToken, NextTokens } from '../../../workers/protocol';

/** The tokens of the bars, likeliest in either model first, and what is left of each model's probability. */
export interface NextRows {
  readonly rows: readonly NextToken[];
  readonly rest: { readonly base: number; readonly edited: number };
}

export function nextRows({ tokens }: Pick<NextTokens, 'tokens'>): NextRows {
  const best = ({ base, edited }: NextToken) => Math.max(base.probability, edited.probability);
  const rows = [...tokens].sort((a, b) => best(b) - best(a) || a.id - b.id);
  const left = (of: 'base' | 'edited') =>
    Math.max(0, 1 - tokens.reduce((sum, token) => sum + token[of].probability, 0));
  return { rows, rest: { base: left('base'), edited: left('edited') } };
}

/** The token that a model would say. */
export function choiceOf({ tokens }: Pick<NextTokens, 'tokens'>, of: 'base' | 'edited'): NextToken | null {
  return tokens.find((token) => token[of].rank === 1) ?? null;
}
