/**
 * The residual dimensions of the default model with the largest mean absolute value, by the input of which layers
 * (0 is the token embedding, 18 follows the final norm). Source: `largestResidualDimension` of the reference
 * numbers in test/fixtures/golden-gemma-3-270m.json; a test compares the two.
 */
export const STRONGEST = [
  { dimension: 163, place: 'residual', from: 6, to: 17, meanAbs: 31605 },
  { dimension: 400, place: 'residual', from: 1, to: 5, meanAbs: 2261.3 },
  { dimension: 393, place: 'final', from: 18, to: 18, meanAbs: 43.1 },
  { dimension: 289, place: 'embedding', from: 0, to: 0, meanAbs: 6.5 },
] as const;
