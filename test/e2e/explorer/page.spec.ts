import { expect, test } from '@playwright/test';
import { ExplorerPage } from '../support/explorer_page';

test('the main loop fits 1440x900 without scrolling, and nothing is cut off sideways at 390', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  const overflow = () =>
    page.evaluate(() => {
      const root = document.scrollingElement ?? document.body;
      return { down: root.scrollHeight - innerHeight, aside: root.scrollWidth - innerWidth };
    });
  expect((await overflow()).down).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect((await overflow()).aside).toBeLessThanOrEqual(0);
});

test('what opens over a phone’s page stays inside it, wherever its button stands', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const explorer = new ExplorerPage(page);
  await explorer.open();
  for (const name of ['Sampling', /^Languages/, 'Own text', 'Engine']) {
    const summary = page.locator('summary').filter({ hasText: name });
    await summary.click();
    const box = await page.locator('.floating[open] > .floating-body').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.keyboard.press('Escape');
    await expect(page.locator('.floating[open]')).toHaveCount(0);
  }
});

test('a hash that is junk gives the default, with a notice that can be dismissed', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#%%%junk');
  await expect(explorer.notices.getByText('Parts of this link could not be used.')).toBeVisible();
  await expect(explorer.sentence).toContainText('Nothing is changed');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(explorer.notices.getByText('Parts of this link could not be used.')).toHaveCount(0);
  explorer.expectNoComplaints();
});

test('of a hash that is partly junk the rest holds', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&core=1&share=77&order=name');
  await expect(explorer.notices.getByText('Parts of this link could not be used.')).toBeVisible();
  await expect(explorer.notices.getByText(/“share”/)).toBeVisible();
  await expect(explorer.switches.getByRole('switch', { name: 'Core region' })).toBeChecked();
  explorer.expectNoComplaints();
});

test('a setting can be undone and done again from the keyboard', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await explorer.press('Chinese region');
  await expect(explorer.sentence).toContainText(/Chinese region.* removed/);
  await page.keyboard.press('Control+z');
  await expect(explorer.sentence).toContainText('Nothing is changed');
  await page.keyboard.press('Control+y');
  await expect(explorer.sentence).toContainText(/Chinese region.* removed/);
  explorer.expectNoComplaints();
});
