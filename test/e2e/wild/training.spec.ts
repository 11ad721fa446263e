import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { tinyModel } from '../../support/tiny_model';
import { ExplorerPage } from '../support/explorer_page';
import { openFile } from '../support/worker';

const { gguf } = tinyModel('gemma3');
const HASH = '#v1&lang=en';
const live = (page: Page) => page.getByRole('region', { name: 'Run it live' });
const trained = (page: Page, steps: number) =>
  expect(live(page).getByText(new RegExp(`Weights trained: ${steps} steps`))).toBeVisible({
    timeout: 120_000,
  });

/** Opens the page anew with the tiny model, which as a file of the reader's has to be given again, and goes to the training. */
async function withModel(page: Page): Promise<ExplorerPage> {
  const reader = new ExplorerPage(page);
  await reader.unfold();
  await page.goto(`/${HASH}`);
  await page.reload();
  await openFile(page, gguf);
  await reader.ready();
  await page.evaluate((hash) => {
    location.hash = `${hash}&page=forgetting`;
  }, HASH);
  await expect(live(page)).toBeVisible();
  return reader;
}

test('a training is there again after a reload, offered at another visit, and goes on elsewhere as a file', async ({
  page,
  context,
  browser,
}) => {
  const reader = await withModel(page);
  await live(page).getByLabel('Steps', { exact: true }).fill('2');
  await live(page).getByLabel('Tokens a step').fill('32');
  await live(page).getByRole('button', { name: 'Start training' }).click();
  await trained(page, 2);
  await expect(live(page).getByText(/This browser keeps the training/)).toBeVisible();

  await withModel(page);
  await trained(page, 2);
  await expect(live(page).getByLabel('Tokens a step')).toHaveValue('32');
  await live(page).getByRole('button', { name: 'Go on' }).click();
  await trained(page, 4);

  const second = await context.newPage();
  const other = await withModel(second);
  await expect(live(second).getByText(/keeps a training of this model: 4 steps/)).toBeVisible();
  await expect(live(second).getByText(/Weights trained/)).toBeHidden();
  await live(second).getByRole('button', { name: 'Take it up' }).click();
  await trained(second, 4);

  const [download] = await Promise.all([
    second.waitForEvent('download'),
    live(second).getByRole('button', { name: 'Save the trained weights' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('trained-4.safetensors');
  const buffer = await readFile(await download.path());
  await live(second).getByRole('button', { name: 'Go back to the original weights' }).click();
  await expect(live(second).getByText(/Weights trained/)).toBeHidden();
  await second.close();
  reader.expectNoComplaints();
  other.expectNoComplaints();

  const elsewhere = await (await browser.newContext()).newPage();
  const guest = await withModel(elsewhere);
  await expect(live(elsewhere).getByText(/keeps a training/)).toBeHidden();
  const file = { name: 'trained-4.safetensors', mimeType: 'application/octet-stream', buffer };
  await live(elsewhere)
    .locator('input[type=file]')
    .setInputFiles({ ...file, buffer: buffer.subarray(0, -8) });
  await expect(live(elsewhere).getByRole('alert')).toContainText(/cut short or damaged/);
  await live(elsewhere).locator('input[type=file]').setInputFiles(file);
  await trained(elsewhere, 4);
  guest.expectNoComplaints();
});
