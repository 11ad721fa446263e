import { describe, expect, it } from 'vitest';
import { TextError } from '../../../../workers/errors';
import { MAX_TOKENS } from '../../../../workers/model/positions';
import { MAX_DISCOVERY_TOKENS, MIN_DISCOVERY_TOKENS } from '../../../../workers/tasks/discovery_limits';
import { prepareText } from '../../../../workers/tasks/discovery_text';
import { openTiny } from '../../../support/tiny_engine';

const model = await openTiny('gemma3');
const { tokenizer } = model;
const LINE = 'the university is in 中国, and абв where a better river ran under the old stone bridge. ';
const textOf = (tokens: number) => {
  const text = LINE.repeat(Math.ceil(tokens / 20));
  return tokenizer.decode(tokenizer.encode(text).slice(0, tokens));
};
const error = (text: string) => () => prepareText(model, text);

describe('a text for a model without BOS', () => {
  it('has a first token in each sequence that is read and not predicted, and ends at the context', async () => {
    const { tokenizer: bare, shape } = await openTiny('qwen2');
    const text = LINE.repeat(4);
    const short = { tokenizer: bare, shape: { ...shape, contextLength: 100 } };
    const { sequences, tokens } = prepareText(short, text);
    expect(sequences.flat()).toEqual(bare.encode(text));
    expect(tokens).toBe(bare.encode(text).length - sequences.length);
    expect(Math.max(...sequences.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});

describe('a text that a region is found on', () => {
  it.each([64, 100, 511, 1025, 3000])('of about %i tokens falls into two disjoint halves', (wanted) => {
    const text = textOf(wanted);
    const { sequences, halves, tokens, truncated } = prepareText(model, text);
    expect(tokens).toBe(tokenizer.encode(text).length);
    expect(truncated).toBe(false);
    expect(sequences.length % 2).toBe(0);
    expect(sequences.every((ids) => ids[0] === tokenizer.opening[0] && ids.length <= MAX_TOKENS + 1)).toBe(
      true,
    );
    expect(Math.abs(halves[0] - halves[1])).toBeLessThanOrEqual(sequences.length / 2);
    expect(halves[0] + halves[1]).toBe(tokens);
    // Together they are the text, each token once.
    expect(sequences.flatMap((ids) => ids.slice(1))).toEqual(tokenizer.encode(text));
  });

  it('of 10 MB is cut, and says so', () => {
    const { tokens, truncated } = prepareText(model, LINE.repeat(120_000));
    expect({ tokens, truncated }).toEqual({ tokens: MAX_DISCOVERY_TOKENS, truncated: true });
  });

  it('of two words is too short, and says what is needed', () => {
    expect(error('two words')).toThrow(TextError);
    expect(error('two words')).toThrow(new RegExp(`at least ${MIN_DISCOVERY_TOKENS} are needed`));
    expect(error('')).toThrow(/has 0 tokens/);
  });

  it('of one letter repeats itself', () => {
    expect(error('q'.repeat(100_000))).toThrow(/repeats itself/);
  });

  it('is not the bytes of something else', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, at) => (at * 131) % 256);
    const text = new TextDecoder().decode(bytes);
    expect(error(text)).toThrow(TextError);
    expect(error(text)).toThrow(/no text: [\d,]+ of its first/);
    // A stray one does not spoil a text.
    expect(prepareText(model, `${textOf(400)}\uFFFD`).tokens).toBeGreaterThan(300);
  });
});
