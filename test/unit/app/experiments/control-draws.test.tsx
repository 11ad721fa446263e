// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { openPage } from '../../../support/page';
import { controlResult, recordedScores, scoresResult } from '../../../support/recorded_scores';

const DRAWS = [3, 4, 9];
const controls = (like: string, draws: readonly number[], touchedWeights = 0) =>
  draws.map((nats, seed) => {
    const control = controlResult(like, 'matched', seed, nats);
    return { ...control, figures: { ...control.figures, touchedWeights } };
  });
const steps = [1, 3].flatMap((share) => {
  const touchedWeights = share * 1000;
  const id = `share-${share}`;
  return [scoresResult(id, 20, {}, { touchedWeights }), ...controls(id, DRAWS, touchedWeights)];
});
const FILES = {
  'core-size': recordedScores('core-size', scoresResult('base', 3), ...steps),
  // As early files have it: one draw.
  core: recordedScores('core', scoresResult('base', 3), scoresResult('top-1', 20), ...controls('top-1', [3])),
  monolingual: recordedScores(
    'monolingual',
    scoresResult('base', 3),
    scoresResult('ar-top-code', 3.1, { ar: 6 }),
    ...controls('ar-top-code', DRAWS),
  ),
};

it('the size of the core shows the draws of its control as a band', async () => {
  await openPage(<App />, { hash: '#v1&page=core-size', experiments: FILES });
  await screen.findByText(/The band goes from the lowest to the highest of 3 draws/);
  const path = document.querySelector('.control-band')?.getAttribute('d') ?? '';
  expect(new Set([...path.matchAll(/,([\d.]+)/g)].map(([, y]) => y)).size).toBeGreaterThan(1);
});

it('a perplexity chart has a bar from the lowest to the highest draw behind the control', async () => {
  await openPage(<App />, { hash: '#v1&page=monolingual', experiments: FILES });
  await screen.findByText(/the mean of 3 draws/);
  const bar = document.querySelector('.chart-draws');
  expect(Number(bar?.getAttribute('x2'))).toBeGreaterThan(Number(bar?.getAttribute('x1')));
});

it('a control of one draw says so, and shows no spread', async () => {
  await openPage(<App />, { hash: '#v1&page=core', experiments: FILES });
  await screen.findByText(/is one draw: there is no spread to show/);
  expect(document.querySelector('.chart-draws')).toBeNull();
});
