// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CATALOG } from '../../../../app/experiments/catalog';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { openPage } from '../../../support/page';
import { RECORDED_IDS } from '../../../support/recorded_files';

beforeAll(() => loadTexts('experiments'));
afterEach(cleanup);

describe('an experiment begins with its answer', () => {
  it.each(RECORDED_IDS)(
    'of %s: a sentence of recorded figures between the question and the figure',
    async (id) => {
      const file: unknown = JSON.parse(readFileSync(`public/recorded/gemma-3-270m/${id}.json`, 'utf8'));
      const { default: Page } = await CATALOG[id].page();
      await openPage(<Page />, { experiments: { [id]: file } });
      const question = await screen.findByRole('heading', { level: 2 });
      await screen.findByText((_, element) => element?.className === 'experiment-answer');
      const answer = question.nextElementSibling;
      expect(answer?.className).toBe('experiment-answer');
      expect(answer?.textContent).toMatch(/\d/);
      expect(answer?.textContent).not.toMatch(/\{\{|NaN|undefined/);
      expect(answer?.nextElementSibling?.className).toBe('experiment-figure');
    },
  );
});
