import { describe, expect, it } from 'vitest';
import { visibleToken } from '../../../../app/charts/tokens/visible';

describe('a token in a list', () => {
  it.each([
    ['  ', '␣␣'],
    ['\n\n', '⏎⏎'],
    ['\r\n', '␍⏎'],
    ['\u200c', 'ZWNJ'],
    ['\u200d', 'ZWJ'],
    ['\u200f \u202b', 'RLM ␣ U+202B'],
    ['\u3000', 'U+3000'],
  ])('is seen though it has no ink: %j', (text, seen) => {
    expect(visibleToken(text)).toBe(seen);
  });

  it.each([' is', 'می\u200cشود', '👩\u200d🔬', '', '。'])('is as it was written where it has: %j', (text) => {
    expect(visibleToken(text)).toBe(text);
  });
});
