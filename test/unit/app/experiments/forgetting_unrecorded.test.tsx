// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { openPage } from '../../../support/page';
import { recordedScores } from '../../../support/recorded_scores';

// A file of its own: what was fetched of an experiment is kept for the whole visit.
it('has no chart before a run is recorded, and can be trained on all the same', async () => {
  const experiments = { forgetting: recordedScores('forgetting') };
  await openPage(<App />, { hash: '#v1&page=forgetting', experiments });
  expect(await screen.findByRole('button', { name: 'Start training' })).toBeTruthy();
  expect(screen.queryByRole('img', { name: /What was learned/ })).toBeNull();
});
