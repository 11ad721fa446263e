import { expect, test } from '@playwright/test';
import { openHub } from '../../support/hub';
import { tinyModel } from '../../support/tiny_model';
import { ExplorerPage } from '../support/explorer_page';

test('a model at an address is looked at, fetched at a press, kept, named by the link, and left for the default', async ({
  page,
}) => {
  const hub = await openHub({ 'tiny.gguf': tinyModel('llama').gguf });
  const address = `${hub.origin}/tiny.gguf`;
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await page.getByText('Engine', { exact: true }).click();
  await page.getByLabel('Address of a GGUF').fill(address);
  await page.getByRole('button', { name: 'Look at it' }).click();
  const offer = page.getByRole('dialog', { name: 'Load Tiny llama?' });
  await expect(offer).toContainText('architecture llama');
  hub.asked.length = 0;
  await offer.getByRole('button', { name: /^Fetch/ }).click();
  await explorer.ready('Tiny llama');
  expect(hub.asked.length).toBeGreaterThan(0);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/model=[0-9a-f]{64}%7CTiny/);

  // The link opens on what is kept: nothing is fetched, and nothing asked.
  hub.asked.length = 0;
  await page.reload();
  await explorer.ready('Tiny llama');
  expect(hub.asked).toEqual([]);

  await explorer.menu('About');
  await page.getByRole('button', { name: 'Remove: tiny.gguf' }).click();
  await expect(page.getByRole('region', { name: 'Models from addresses' })).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-told=model]')).toContainText(/of the model Tiny llama.*127\.0\.0\.1/);
  await page.getByRole('button', { name: 'Use Gemma 3 270M instead' }).click();
  await expect(page.locator('[data-told=model]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Load the model/ })).toBeVisible();
  explorer.expectNoComplaints();
  await hub.close();
});
