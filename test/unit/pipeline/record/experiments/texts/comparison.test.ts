import { describe, expect, it } from 'vitest';
import {
  continuation,
  followed,
  underBase,
} from '../../../../../../pipeline/record/experiments/texts/comparison';
import { TOP_TOKENS } from '../../../../../../workers/graph/head_forward';
import { loadedEngine, openTiny, scoreOf, writing } from '../../../../../support/tiny_engine';

const PROMPT = 'the university in';

describe('a continuation', () => {
  it('is what the engine writes greedily', async () => {
    const engine = await loadedEngine();
    const end = await engine.generate(writing({ prompt: PROMPT, newTokens: 6 }), () => {});
    expect(await continuation(engine.ready(), PROMPT, 6, 'base')).toEqual(end.tokens);
  });

  it('followed by the model that wrote it has rank 1 everywhere, and its own surprisal', async () => {
    const model = await openTiny('gemma3');
    const tokens = await continuation(model, PROMPT, 6, 'base');
    const seen = await followed(
      model,
      PROMPT,
      tokens.map(({ id }) => id),
      'base',
    );
    expect(seen.map(({ rank }) => rank)).toEqual(tokens.map(() => 1));
    for (const [at, { surprisal }] of tokens.entries()) expect(seen[at]?.surprisal).toBeCloseTo(surprisal, 2);
    const written = await underBase(model, PROMPT, tokens);
    for (const { surprisal, underBase: other } of written) expect(other).toBeCloseTo(surprisal, 2);
  });

  it('of other tokens has their surprisal as scoring gives it, and no rank beyond the head’s best', async () => {
    const engine = await loadedEngine();
    const model = engine.ready();
    const text = ' of and 中国';
    const given = model.tokenizer.encode(text);
    const whole = await scoreOf(engine, `${PROMPT}${text}`);
    const seen = await followed(model, PROMPT, given, 'base');
    expect(whole.ids.slice(-given.length)).toEqual(given);
    for (const [at, nats] of whole.negativeLogLikelihood.slice(-given.length).entries())
      expect(seen[at]?.surprisal).toBeCloseTo(nats, 2);
    for (const { rank } of seen) expect(rank === null || (rank >= 1 && rank <= TOP_TOKENS)).toBe(true);
    const all = await followed(
      model,
      PROMPT,
      Array.from({ length: 200 }, (_, at) => at + 3),
      'base',
    );
    expect(all.some(({ rank }) => rank === null)).toBe(true);
  });

  it('of nothing is nothing', async () => {
    expect(await followed(await openTiny('llama'), PROMPT, [], 'base')).toEqual([]);
  });
});
