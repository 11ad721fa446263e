// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { openPage } from '../../../support/page';
import { recordedScores } from '../../../support/recorded_scores';

// A file of its own: what was fetched of an experiment is kept for the whole visit.
it('says of every run that is not recorded yet, and can be trained on all the same', async () => {
  const experiments = { forgetting: recordedScores('forgetting') };
  await openPage(<App />, { hash: '#v1&page=forgetting', experiments });
  expect((await screen.findByText(/Not recorded yet/)).textContent?.match(/ at /g)).toHaveLength(6);
  expect(screen.queryByRole('img', { name: /Perplexity of Arabic/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Start training' })).toBeTruthy();
});
