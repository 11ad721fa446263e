import { expect, test } from '@playwright/test';
import { ExplorerPage, numberOf } from '../support/explorer_page';

test('before anything is loaded the page shows recorded results, and says so', async ({ page }) => {
  const parts: string[] = [];
  page.on('request', (request) => {
    if (/\.part\d+$/.test(request.url())) parts.push(request.url());
  });
  const reader = new ExplorerPage(page);
  await reader.open();
  await expect(reader.sentence).toHaveText(/Nothing is changed/);
  await expect(reader.baseText()).toContainText('Shanghai');
  await expect(reader.generation).toContainText('recorded');
  const english = await reader.numbers('English');
  expect(numberOf(english.base)).toBeGreaterThan(1);
  await expect(reader.perplexity).toContainText('recorded');
  await reader.press('Core region');
  await expect(reader.sentence).toHaveText(/core region.* removed: [\d,]+ weights/i);
  expect(numberOf((await reader.numbers('English')).edited)).toBeGreaterThan(1e6);
  await reader.resetAll();
  await reader.press('Arabic region');
  expect(numberOf((await reader.numbers('Arabic')).ratio)).toBeGreaterThan(4);
  await reader.resetAll();
  await reader.preset(/^Norm after attention, layer 1, dimension 163/);
  await expect(reader.editedText()).toContainText('the city of the city of the city');
  expect(parts).toEqual([]);
  reader.expectNoComplaints();
});
