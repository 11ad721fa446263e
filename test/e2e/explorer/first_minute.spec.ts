import { expect, test } from '@playwright/test';
import { CONTROLS_BEFORE, controlsInSight } from '../../../pipeline/bench/controls_in_sight';
import { ExplorerPage } from '../support/explorer_page';

test('a first visit shows one act and at most half of the controls; the others are one press away', {
  tag: '@layout',
}, async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const explorer = new ExplorerPage(page);
  await explorer.open('', { folded: true });
  await expect(explorer.baseText()).toContainText('Shanghai');
  expect(await controlsInSight(page)).toBeLessThanOrEqual(CONTROLS_BEFORE / 2);
  const primary = page.locator('button.primary:visible');
  await expect(primary).toHaveText('Switch the core region off');
  await primary.click();
  await expect(explorer.sentence).toContainText(/core region.* removed/i);
  await expect(explorer.switches.getByRole('switch', { name: 'Core region' })).not.toBeChecked();
  await explorer.switches.getByRole('button', { name: 'More controls' }).click();
  await expect(explorer.switches.getByRole('radiogroup', { name: 'Share of weights' })).toBeVisible();
  await expect(page.getByText('Engine', { exact: true })).toBeVisible();
  await page.reload();
  await expect(explorer.switches.getByRole('radiogroup', { name: 'Share of weights' })).toBeVisible();
  explorer.expectNoComplaints();
});

test('a first visit fetches no region file and no part of the model, whatever is switched', async ({
  page,
}) => {
  const large: string[] = [];
  page.on('request', (request) => {
    if (/\.(region|part\d+)$/.test(new URL(request.url()).pathname)) large.push(request.url());
  });
  const explorer = new ExplorerPage(page);
  await explorer.open('', { folded: true });
  await page.getByRole('button', { name: 'Switch the core region off' }).click();
  await expect(explorer.editedText()).toBeVisible();
  await explorer.generation.getByRole('button', { name: 'Generate', exact: true }).click();
  await explorer.press('Arabic region');
  await explorer.press('Chinese region');
  await expect(page.getByText('this is not recorded')).toBeVisible();
  expect(large).toEqual([]);
  explorer.expectNoComplaints();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
])
  test(`with the core off every dot is on the axis, all in sight at ${viewport.width}x${viewport.height}`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    await explorer.open('#v1&core=1', { folded: true });
    const chart = explorer.perplexity.getByRole('application');
    await expect(chart.locator('.chart-mark-edited')).toHaveCount(11);
    await expect(chart.locator('.chart-beyond')).toHaveCount(0);
    const panel = await explorer.perplexity.locator('.panel-scroll').boundingBox();
    const title = await chart.locator('.chart-axis-title').boundingBox();
    expect((title?.y ?? 0) + (title?.height ?? 0)).toBeLessThanOrEqual(
      (panel?.y ?? 0) + (panel?.height ?? 0) + 1,
    );
    await expect(explorer.sentence).toBeInViewport();
    await expect(explorer.editedText()).toBeInViewport();
  });

test('on a phone the switches leave text and chart in sight', { tag: '@layout' }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const explorer = new ExplorerPage(page);
  await explorer.open('', { folded: true });
  await page.locator('.sheet-toggle').click();
  await explorer.press('Core region');
  const sheet = await explorer.switches.boundingBox();
  expect(sheet?.y).toBeGreaterThanOrEqual(844 / 2 - 1);
  const above = async (words: string) => {
    const box = await explorer.perplexity.locator(`[data-row=${words}]`).boundingBox();
    return (box?.y ?? 844) + (box?.height ?? 0) <= (sheet?.y ?? 0);
  };
  expect(await above('ar')).toBe(true);
  expect(await above('ru')).toBe(true);
  const text = await explorer.editedText().boundingBox();
  expect((text?.y ?? 844) + (text?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
});

test('a link with an edit of one parameter alone shows it at the top of the switches', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&edit=post_attention_norm:1:163:x4', { folded: true });
  const chip = explorer.switches.getByRole('list', { name: 'Edits' });
  await expect(chip).toBeInViewport();
  await expect(chip).toContainText('dimension 163');
});
