import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { tourEn } from '../../../app/i18n/tour.en';
import { roundOf, TOUR } from '../../../app/tour/steps';
import { ExplorerPage } from '../support/explorer_page';

const focused = 'document.activeElement?.textContent';

test('the tour is walked from start to end by keyboard alone, on recorded results', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses++) {
      if ((await page.evaluate(focused)) === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`No control "${name}" is reached with the Tab key.`);
  };
  await tabTo('Tour');
  await page.keyboard.press('Enter');
  const tour = page.getByRole('complementary');
  await tabTo('Do it and go on');
  for (const step of TOUR) {
    const round = roundOf(step);
    await expect(tour.getByText(`Step ${round.indexOf(step) + 1} of ${round.length}`)).toBeVisible();
    await expect(tour.getByRole('heading')).toHaveText(tourEn.steps[step.id].title);
    const act = tour.getByRole('button', { name: 'Do it and go on' });
    if (step.want !== undefined && (await act.count()) > 0) {
      await page.keyboard.press('Enter');
      await expect(act).toHaveCount(0);
    }
    await expect(tour.getByText('Look for:')).toBeVisible();
    if (step !== TOUR.at(-1)) await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Enter');
  await expect(tour).toHaveCount(0);
  explorer.expectNoComplaints();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`what a step speaks of is in sight beside the card at ${viewport.width}x${viewport.height}`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    for (const { id, target } of TOUR.filter(({ want }) => want?.page === undefined)) {
      await page.goto(`/#v1&tour=${id}${id === 'forgetting-own' ? '&page=forgetting' : ''}`);
      const card = page.getByRole('complementary');
      const ringed = page.locator(`[data-tour='${target}']`);
      await expect(card).toBeVisible();
      await expect(ringed).toBeInViewport();
      const [a, b] = [await card.boundingBox(), await ringed.boundingBox()];
      if (a === null || b === null) throw new Error(`Step ${id}: no box.`);
      const seen = Math.min(b.y + b.height, a.y) - b.y;
      const apart =
        a.x >= b.x + b.width ||
        b.x >= a.x + a.width ||
        b.y >= a.y + a.height ||
        seen >= Math.min(64, b.height - 1);
      expect(apart, `${id}: the card lies over what it speaks of`).toBe(true);
      const onTop = await page.evaluate(
        ([x, y]) => document.elementFromPoint(x, y)?.closest('.tour') !== null,
        [a.x + a.width / 2, a.y + a.height / 2] as const,
      );
      expect(onTop, `${id}: something lies over the card`).toBe(true);
      if (viewport.width < 760) expect(a.y / viewport.height, `${id}: the page`).toBeGreaterThanOrEqual(0.45);
    }
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    explorer.expectNoComplaints();
  });
}

test('at 200 % zoom four lines of each step’s text are seen, and nearly half of the height is the page', {
  tag: '@layout',
}, async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  for (const { id, place } of TOUR) {
    await page.goto(`/#v1&tour=${id}${place == null ? '' : `&page=${place}`}`);
    const body = page.locator('.tour-body');
    await expect(body.getByRole('heading')).toHaveText(tourEn.steps[id].title);
    const seen = await body.evaluate((element) => {
      const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(element);
      const text = element.querySelector('p') ?? element;
      const inside =
        element.clientHeight - Number.parseFloat(paddingBlockStart) - Number.parseFloat(paddingBlockEnd);
      return {
        isWhole: element.scrollHeight <= element.clientHeight,
        lines: inside / Number.parseFloat(getComputedStyle(text).lineHeight),
        above: element.closest('.tour')?.getBoundingClientRect().y ?? 0,
      };
    });
    expect(seen.isWhole || seen.lines >= 4, `${id}: ${seen.lines} lines`).toBe(true);
    expect(seen.above, id).toBeGreaterThanOrEqual(0.4 * 360);
  }
});
