import { describe, expect, it } from 'vitest';
import { choiceOf, nextRows } from '../../../../app/charts/next/rows';
import { shortLabel, tokenLabel } from '../../../../app/charts/tokens/label';
import { pictureWidth } from '../../../../app/panels/inside/picture_width';
import { shortMagnitude, summaryOf } from '../../../../app/panels/inside/residual/pictures';

const token = (id: number, base: number, edited: number, ranks: [number, number]) => ({
  id,
  piece: { text: ` ${id}` },
  base: { probability: base, rank: ranks[0] },
  edited: { probability: edited, rank: ranks[1] },
});

describe('the rows of next tokens', () => {
  const next = {
    tokens: [token(1, 0.5, 0.01, [1, 40]), token(2, 0.2, 0.1, [2, 2]), token(3, 0.001, 0.8, [99, 1])],
  };

  it('stand in the order of the larger probability, with what is left of each model', () => {
    const { rows, rest } = nextRows(next);
    expect(rows.map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(rest.base).toBeCloseTo(0.299, 9);
    expect(rest.edited).toBeCloseTo(0.09, 9);
  });

  it('have the choice of each model', () => {
    expect(choiceOf(next, 'base')?.id).toBe(1);
    expect(choiceOf(next, 'edited')?.id).toBe(3);
  });
});

describe('the label of a token', () => {
  it('shows its blank, its bytes, and what is seen nowhere', () => {
    expect(tokenLabel({ text: ' the' })).toBe('␣the');
    expect(tokenLabel({ text: '\n' })).toBe('⏎');
    expect(tokenLabel({ text: '\ufffd', bytes: 'e4b8' })).toBe('E4B8');
    expect(shortLabel({ text: ' internationalisation' })).toBe('␣internationa…');
  });
});

describe('the pictures of the residual stream', () => {
  it('rank dimensions by mean magnitude before any layer, in either model', () => {
    const state = (...values: number[]) => Float32Array.from(values);
    const stream = {
      positions: [],
      width: 3,
      // Two positions of three dimensions, one layer and the end.
      base: [state(1, -2, 3, 1, -2, 3), state(0, 0, 100, 0, 0, 300)],
      edited: [state(1, -2, 3, 1, -2, 3), state(0, -8000, 0, 0, 0, 0)],
    };
    const { means, strongest, strength } = summaryOf(stream);
    expect([...(means.base[0] ?? [])]).toEqual([1, 2, 3]);
    expect(means.base[1]?.[2]).toBe(200);
    expect(strongest).toEqual([1, 2, 0]);
    expect(strength(8000)).toBe(1);
    expect(strength(0.5)).toBe(0);
    // A log scale: equal factors are equal steps.
    expect(strength(80) - strength(8)).toBeCloseTo(strength(800) - strength(80), 9);
  });

  it('write magnitudes in the few letters of a cell', () => {
    expect([0.43, 9.96, 12.4, 994, 1290, 31_605].map(shortMagnitude)).toEqual([
      '0.4',
      '10',
      '12',
      '994',
      '1.3k',
      '32k',
    ]);
  });

  it('stand side by side where each has room, else one under the other', () => {
    expect(pictureWidth(720, 10, 2)).toBe(352);
    expect(pictureWidth(358, 32, 2)).toBe(358);
    expect(pictureWidth(720, 4, 1)).toBe(30 + 4 * 64);
  });
});
