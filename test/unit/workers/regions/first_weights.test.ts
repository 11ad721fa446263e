import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { encodeFirstWeights, parseFirstWeights } from '../../../../workers/regions/first_weights';
import { HASH, OTHER_HASH } from './fixtures';
import { TINY } from './shapes';

const WEIGHTS = [
  { layer: 1, matrix: 'down', output: 9, input: 14 },
  { layer: 0, matrix: 'q', output: 5, input: 0 },
] as const;
const json = encodeFirstWeights('ar', HASH, WEIGHTS);
const changed = (change: object) => JSON.stringify({ ...JSON.parse(json), ...change });

describe('the first weights of a region', () => {
  it('are read in the order in which they were written', () => {
    expect(parseFirstWeights(json, 'ar', TINY, HASH)).toEqual(WEIGHTS);
  });

  it('are refused of another region or model', () => {
    expect(() => parseFirstWeights(json, 'core', TINY, HASH)).toThrow(/"core" were expected.*of "ar"/);
    expect(() => parseFirstWeights(json, 'ar', TINY, OTHER_HASH)).toThrow(RegionError);
  });

  it.each([
    ['a layer', [2, 0, 0, 0]],
    ['a matrix', [0, 7, 0, 0]],
    ['an output', [0, 0, 6, 0]],
    ['an input', [0, 0, 0, 10]],
  ])('are refused with %s that the model lacks', (_, weight) => {
    const file = changed({ weights: [[0, 0, 0, 0], weight] });
    expect(() => parseFirstWeights(file, 'ar', TINY, HASH)).toThrow(/Weight 2 .* outside of this model/);
  });

  it.each([
    ['no JSON', '{', /not readable JSON/],
    ['another version', changed({ version: 2 }), /"version"/],
    ['a fraction', changed({ weights: [[0, 0.5, 0, 0]] }), /"weights\.0\.1"/],
    ['more than a thousand', changed({ weights: Array(1001).fill([0, 0, 0, 0]) }), /"weights"/],
  ])('are refused as %s', (_, file, message) => {
    expect(() => parseFirstWeights(file, 'ar', TINY, HASH)).toThrow(message);
  });
});
