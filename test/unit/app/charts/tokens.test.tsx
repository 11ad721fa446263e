import * as fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { type TextToken, tint, toSegments } from '../../../../app/charts/tokens/segments';
import { stepTo, TokenLegend, TokenText } from '../../../../app/charts/tokens/TokenText';
import { initMessages } from './i18n';

beforeAll(initMessages);

const word = (text: string, surprisal = 1): TextToken => ({ piece: { text }, surprisal });
const byte = (hex: string, surprisal = 2): TextToken => ({
  piece: { text: '\ufffd', bytes: hex },
  surprisal,
});

test('byte tokens that make one character together are shown as that character, with the sum of surprisal', () => {
  const segments = toSegments([word('a'), byte('E5'), byte('A4'), byte('A9'), word('b')]);
  expect(segments.map((segment) => segment.text)).toEqual(['a', '天', 'b']);
  expect(segments[1]).toMatchObject({ kind: 'text', first: 1, last: 3, surprisal: 6 });
});

test('bytes that make no character stay bytes, each in its own box', () => {
  const segments = toSegments([byte('E5'), byte('0xa4'), word('x'), byte('80'), byte('E5 A4')]);
  expect(segments.map((segment) => [segment.kind, segment.text])).toEqual([
    ['bytes', 'E5'],
    ['bytes', 'A4'],
    ['text', 'x'],
    ['bytes', '80'],
    ['bytes', 'E5 A4'],
  ]);
});

test('every token belongs to exactly one segment, whatever the bytes', () => {
  const token = fc.oneof(
    fc.string({ maxLength: 4 }).map((text) => word(text)),
    fc.integer({ min: 0, max: 255 }).map((value) => byte(value.toString(16).padStart(2, '0'))),
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
      const covered = toSegments(tokens).flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
      );
      expect(covered).toEqual(tokens.map((_, index) => index));
    }),
  );
});

test('a written character always comes back from its bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 1 }), (text) => {
      const bytes = [...new TextEncoder().encode(text)];
      fc.pre(bytes.every((value) => value >= 0x80));
      const segments = toSegments(bytes.map((value) => byte(value.toString(16))));
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
    }),
  );
});

test('the tint grows evenly with surprisal up to 10 nats', () => {
  expect([0, 2.5, 5, 10, 40, null, Number.NaN].map(tint)).toEqual([0, 0.25, 0.5, 1, 1, 0, 0]);
});

test('arrow keys move in the direction of reading and stop at the ends', () => {
  expect(stepTo('ArrowRight', 1, 3, false)).toBe(2);
  expect(stepTo('ArrowRight', 1, 3, true)).toBe(0);
  expect(stepTo('ArrowLeft', 2, 3, true)).toBe(2);
  expect(stepTo('End', 0, 3, false)).toBe(2);
  expect(stepTo('a', 0, 3, false)).toBeNull();
  expect(stepTo('End', 0, 0, false)).toBeNull();
});

test('tokens are drawn with tint, difference mark, byte box and line break, in one tab stop', () => {
  const tokens = [word(' the', 0.5), word(' city', 5), word('.\n\n', 0.1), byte('E5', 12)];
  const markup = renderToStaticMarkup(
    <TokenText tokens={tokens} label="Edited text" prompt="Fudan is in" differsFrom={1} />,
  );
  const drawn = [
    ...markup.matchAll(/class="(token[^-"]*(?: is-\w+)*)" style="--tint:([\d.]+)"[^>]*tabindex="(-?\d)"/g),
  ];
  expect(drawn.map(([, looks, tint, stop]) => [looks, Number(tint), Number(stop)])).toEqual([
    ['token', 0.05, 0],
    ['token is-different', 0.5, -1],
    ['token is-different', 0.01, -1],
    ['token is-different is-bytes', 1, -1],
  ]);
  expect(markup.match(/aria-hidden="true">⏎<\/span><br\/>/g)).toHaveLength(2);
  expect(markup).toContain('<span class="token-prompt">Fudan is in</span>');
  expect(markup.match(/tabindex="0"/gi)).toHaveLength(1);
  expect(markup.match(/is-different/g)).toHaveLength(3);
  expect(markup).toContain('dir="auto"');
});

test('the legend runs from 0 to 10 nats', () => {
  const words = renderToStaticMarkup(<TokenLegend />).replaceAll(/<[^>]+>/g, ' ');
  expect(words).toMatch(/Surprisal\s+0\s+2\s+4\s+6\s+8\s+10\+\s+nats/);
});
