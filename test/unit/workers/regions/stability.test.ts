import { describe, expect, it } from 'vitest';
import { jaccardsOfLevels } from '../../../../workers/regions/stability';

describe('the stability of two halves', () => {
  const a = Uint8Array.of(1, 2, 0, 3, 0, 1);
  const b = Uint8Array.of(1, 0, 2, 3, 0, 3);

  it('is the Jaccard of the weights within a level', () => {
    expect(jaccardsOfLevels(a, b, 3)).toEqual([0.5, 0.25, 0.6]);
  });

  it('is one for the same weights and zero where nothing is selected', () => {
    expect(jaccardsOfLevels(a, a, 2)).toEqual([1, 1]);
    expect(jaccardsOfLevels(new Uint8Array(4), new Uint8Array(4), 1)).toEqual([0]);
  });
});
