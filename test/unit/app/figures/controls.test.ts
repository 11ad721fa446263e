import { describe, expect, it } from 'vitest';
import { controlsOf, headlineControl } from '../../../../app/figures/controls';
import { controlResult, recordedScores, scoresResult } from '../../../support/recorded_scores';

describe('the controls of a result', () => {
  const recorded = recordedScores(
    'core',
    scoresResult('top-1', 4),
    controlResult('top-1', 'matched', 0, 3),
    controlResult('top-1', 'random', 0, 2),
    controlResult('top-1', 'random', 1, 2),
    controlResult('top-3', 'random', 0, 2),
    scoresResult('random-1-seed0', 2),
  );
  const ids = (like: string, kind: 'matched' | 'random') =>
    controlsOf(recorded, like, kind).map(({ id }) => id);

  it('are those that say that they belong to it', () => {
    expect(ids('top-1', 'matched')).toEqual(['top-1-matched-0']);
    expect(ids('top-1', 'random')).toEqual(['top-1-random-0', 'top-1-random-1']);
    expect(ids('top-5', 'random')).toEqual([]);
  });

  it('are told by their names in early files', () => {
    const early = recordedScores(
      'core',
      ...[
        'random-1-seed0',
        'random-1-seed4',
        'random-10-seed0',
        'ar-random',
        'random-0.1',
        'random',
        'random-except',
      ].map((id) => scoresResult(id, 2)),
    );
    const found = (like: string) => controlsOf(early, like, 'random').map(({ id }) => id);
    expect(found('top-1')).toEqual(['random-1-seed0', 'random-1-seed4']);
    expect(found('ar-top-code')).toEqual(['ar-random']);
    expect(found('share-0.1')).toEqual(['random-0.1']);
    expect(found('core')).toEqual(['random']);
    expect(found('core-except')).toEqual(['random-except']);
    expect(found('ru-top-code')).toEqual([]);
  });

  it('are led by those of the same sizes, where there are any', () => {
    expect(headlineControl(recorded, 'top-1')).toMatchObject({
      kind: 'matched',
      results: [{ id: 'top-1-matched-0' }],
    });
    expect(headlineControl(recorded, 'top-3')).toMatchObject({
      kind: 'random',
      results: [{ id: 'top-3-random-0' }],
    });
    expect(headlineControl(recorded, 'base')).toEqual({ kind: 'random', results: [] });
  });
});
