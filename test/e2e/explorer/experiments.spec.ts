import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { CLAIM_IDS } from '../../../app/experiments/claims/claims';
import { LISTED_EXPERIMENTS } from '../../../app/link/experiments';
import { ExplorerPage } from '../support/explorer_page';

test.describe('the experiments', () => {
  test('open from the header, each with its figure', async ({ page }) => {
    const explorer = new ExplorerPage(page);
    await explorer.open();
    await page.getByRole('button', { name: 'Experiments' }).click();
    const questions = page.getByRole('navigation', { name: 'Questions' }).getByRole('listitem');
    await expect(questions).toHaveCount(1 + LISTED_EXPERIMENTS.length);
    // The first is the page of claims.
    for (let at = 0; at < LISTED_EXPERIMENTS.length; at++) {
      await questions
        .nth(at + 1)
        .getByRole('button')
        .click();
      const title = await questions.nth(at + 1).textContent();
      await expect(page.getByRole('heading', { name: title ?? '' })).toBeVisible();
      await expect(page.locator('.experiment-notes')).toBeVisible();
      // One whose numbers are not recorded yet says so, and which command makes them.
      const file = `public/recorded/gemma-3-270m/${LISTED_EXPERIMENTS[at]}.json`;
      if (existsSync(file)) await page.getByText('Table', { exact: true }).first().click();
      else await expect(page.getByRole('alert')).toContainText('npm run record');
    }
    explorer.expectNoComplaints({ requests: false });
  });

  test('are links: back leads to the explorer, forward to the experiment, reload keeps it', async ({
    page,
  }) => {
    const explorer = new ExplorerPage(page);
    await explorer.open();
    await page.getByRole('button', { name: 'Experiments' }).click();
    const heading = page.getByRole('heading', { name: 'Does the paper hold here?' });
    await expect(heading).toBeVisible();
    await expect(page.locator('.verdict')).toHaveCount(CLAIM_IDS.length);
    expect(page.url()).toContain('page=claims');
    await page.goBack();
    await expect(explorer.generation).toBeVisible();
    await page.goForward();
    await expect(heading).toBeVisible();
    await page.reload();
    await expect(heading).toBeVisible();
    explorer.expectNoComplaints();
  });

  test('give their numbers with where they come from', async ({ page }) => {
    const explorer = new ExplorerPage(page);
    await page.goto('/#v1&page=core');
    await expect(page.getByRole('figure').first()).toBeVisible();
    for (const [format, words] of [
      ['CSV', /# modelSha256: [0-9a-f]{64}[\s\S]*\nar,/],
      ['JSON', /"modelSha256"/],
      ['SVG', /<svg[\s\S]*<desc>figure: core/],
      ['PNG', /^\uFFFDPNG/],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: format, exact: true }).click();
      expect(await readFile(await (await download).path(), 'utf8')).toMatch(words);
    }
    explorer.expectNoComplaints();
  });
});
