import { expect, type Locator, test } from '@playwright/test';
import { CLAIM_IDS } from '../../../app/experiments/claims/claims';
import { LISTED_EXPERIMENTS } from '../../../app/link/experiments';
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
    await explorer.open('', { folded: true });
    await page.getByRole('button', { name: 'Switch the core region off' }).click();
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

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${part} has no box.`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  const phone = viewport.width < 760;
  test(`the first minute is walked at ${viewport.width}x${viewport.height}`, { tag: '@layout' }, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    await explorer.open('', { folded: true });
    const core = explorer.switches.getByRole('switch', { name: 'Core region' });
    const act = page.locator('button.primary:visible');

    // One line, one act; experts' controls and the map are folded.
    await expect(
      page.getByText(/^A language model that knows many languages runs in this page/),
    ).toBeInViewport();
    await expect(act).toHaveText('Switch the core region off');
    await expect(act).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('radiogroup', { name: 'Share of weights' })).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Region A' })).toHaveCount(0);
    await expect(explorer.baseText()).toContainText('Shanghai');

    // The act shows its effect, and nothing else moves.
    const panels = [explorer.generation, explorer.perplexity];
    const before = await Promise.all(panels.map(boxOf));
    await act.click();
    await expect(explorer.sentence).toContainText(/core region.* removed/i);
    await expect(explorer.editedText()).toBeInViewport();
    const chart = explorer.perplexity.getByRole('application');
    await expect(chart.locator('.chart-mark-edited')).toHaveCount(11);
    await expect(chart.locator('.chart-beyond')).toHaveCount(0);
    expect((await Promise.all(panels.map(boxOf))).map(({ x, y }) => [x, y])).toEqual(
      before.map(({ x, y }) => [x, y]),
    );
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await expect(undo).toBeInViewport({ ratio: 1 });

    // Recorded is hollow, in the legend as in the chart.
    const hollow = (mark: Locator) => mark.evaluate((element) => getComputedStyle(element).fill);
    const drawn = await hollow(chart.locator('.chart-mark-edited.is-recorded').first());
    expect(await hollow(explorer.perplexity.locator('.panel-foot .chart-mark-edited').first())).toBe(drawn);

    // Off is off: for the eye and for the screen reader.
    if (phone) await page.locator('.sheet-toggle').click();
    await expect(core).not.toBeChecked();
    await expect(core).toHaveAccessibleDescription(/removed/);
    if (phone) {
      expect((await boxOf(explorer.switches)).y).toBeGreaterThanOrEqual(viewport.height / 2 - 1);
      await page.locator('.sheet-toggle').click();
    }

    // A pop-up lies beside the result that it brings; on a phone in the lower half, the first rows above it.
    await page.evaluate(() => {
      location.hash = '#v1&off=ar&text=A+text';
    });
    for (const name of [/^Languages/, 'Own text']) {
      const summary = explorer.perplexity.locator('summary').filter({ hasText: name });
      await summary.click();
      const body = await boxOf(page.locator('.floating[open] > .floating-body'));
      const result = await boxOf(explorer.perplexity.locator('.panel-scroll'));
      const text = await boxOf(explorer.editedText());
      if (phone) {
        expect(body.y).toBeGreaterThanOrEqual(viewport.height / 2 - 1);
        expect(body.y - result.y, 'three rows above the pop-up').toBeGreaterThanOrEqual(108);
      } else
        for (const seen of [result, text])
          expect(body.right <= seen.x || body.x >= seen.right, `${name} lies over a result`).toBe(true);
      await page.keyboard.press('Escape');
    }

    // The experiments open with the claims; each has its answer and its figure on the first screen.
    await page.getByRole('button', { name: 'Experiments' }).click();
    await expect(page.locator('.verdict')).toHaveCount(CLAIM_IDS.length);
    await expect(page.locator('.experiment-answer')).toBeInViewport();
    for (const id of LISTED_EXPERIMENTS) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#v1&page=${id}`);
      const answer = page.locator(`.experiment-answer`);
      await expect(page.locator('.experiment-notes'), id).toBeVisible();
      await expect(answer, id).toBeInViewport();
      const aside = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
      expect(aside, id).toBeLessThanOrEqual(0);
    }
    explorer.expectNoComplaints();
  });
}
