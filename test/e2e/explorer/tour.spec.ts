import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { TOUR } from '../../../app/tour/steps';
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
  await expect(tour.getByText(`Step 1 of ${TOUR.length}`)).toBeVisible();
  await tabTo('Next');
  for (let at = 1; at < TOUR.length; at++) {
    await page.keyboard.press('Enter');
    await expect(tour.getByText(`Step ${at + 1} of ${TOUR.length}`)).toBeVisible();
    const act = tour.getByRole('button', { name: 'Do it for me' });
    if ((await act.count()) > 0) {
      await page.keyboard.press('Shift+Tab'); // Back
      await page.keyboard.press('Shift+Tab'); // a term, or the button itself
      await tabTo('Do it for me').catch(async () => act.focus());
      await page.keyboard.press('Enter');
      await expect(act).toHaveCount(0);
      await tabTo(at === TOUR.length - 1 ? 'End the tour' : 'Next');
    }
  }
  await page.keyboard.press('Enter');
  await expect(tour).toHaveCount(0);
  explorer.expectNoComplaints();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`what a step speaks of is in sight beside the card at ${viewport.width}`, { tag: '@layout' }, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    for (const { id, target } of TOUR.filter(({ want }) => want?.page === undefined)) {
      await page.goto(`/#v1&tour=${id}${id === 'forgetting-own' ? '&page=forgetting' : ''}`);
      const card = page.getByRole('complementary');
      const ringed = page.locator(`[data-tour='${target}']`);
      await expect(card).toBeVisible();
      // On a phone the switches are in a sheet that opens over the card.
      if (viewport.width < 600 && (target === 'switches' || target === 'dimensions')) continue;
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
    }
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    explorer.expectNoComplaints();
  });
}
