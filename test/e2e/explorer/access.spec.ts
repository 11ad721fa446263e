import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type ExperimentId, LISTED_EXPERIMENTS } from '../../../app/link/experiments';
import { isRecorded, RECORDED_IDS } from '../../support/recorded_files';
import { ExplorerPage } from '../support/explorer_page';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** 1440x900 at 200 %, and the width that reflow is asked for (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 720, height: 450 };
const NARROWEST = { width: 320, height: 640 };

/**
 * What axe finds in both themes, one line a rule, with where it is; the sizes of targets are of WCAG 2.2 and not asked
 * for by default. Contrast is all that the dark theme changes.
 * @param only the rules that can find something new here; a phone shows the same colours as the desk
 */
async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  const found = await analyse(
    page,
    only === undefined
      ? (axe) => axe.options({ rules: { 'target-size': { enabled: true } } })
      : (axe) => axe.withRules([...only]),
  );
  if (only !== undefined) return found;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await analyse(page, (axe) => axe.withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...dark.map((line) => `dark: ${line}`)];
}

async function analyse(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const found = await choose(new AxeBuilder({ page })).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** Opens an experiment as its link does, with its table. */
async function openExperiment(page: Page, id: ExperimentId): Promise<void> {
  await page.goto(`/#v1&page=${id}`);
  await page.reload();
  await expect(page.locator('.experiment-notes')).toBeVisible();
  if (isRecorded(id)) await page.locator('.experiment-table > summary').first().click();
}

/** How far the page, or anything in it that is not meant to scroll, reaches beyond the window, CSS px. */
const overflow = (page: Page) =>
  page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);

for (const viewport of [DESK, PHONE])
  test.describe(`at ${viewport.width}x${viewport.height}`, () => {
    test.use({ viewport, colorScheme: 'light' });
    const phone = viewport === PHONE;

    test('axe finds nothing on the explorer and in its dialogs', async ({ page }) => {
      const explorer = new ExplorerPage(page);
      await explorer.open('#v1&core=1');
      expect.soft(await violations(page), 'explorer').toEqual([]);
      const switches = page.locator('.sheet-toggle');
      if (phone) await switches.click();
      await page.getByRole('button', { name: /^Find a region from my text/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect.soft(await violations(page), 'discovery').toEqual([]);
      await page.keyboard.press('Escape');
      if (phone) await switches.click();
      for (const name of ['Paper', 'Share', 'Lectures', 'Glossary', 'About']) {
        const button = page.getByRole('button', { name, exact: true });
        if (!(await button.isVisible())) await page.locator('.more-actions > summary').click();
        await button.click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect.soft(await violations(page), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      explorer.expectNoComplaints();
    });

    test('axe finds nothing on the experiments', async ({ page }) => {
      for (const id of LISTED_EXPERIMENTS) {
        await openExperiment(page, id);
        const rules = phone ? ['target-size', 'scrollable-region-focusable'] : undefined;
        expect.soft(await violations(page, rules), id).toEqual([]);
      }
    });
  });

test('every chart is walked by keyboard: the ring moves, and its value is announced', async ({ page }) => {
  await page.setViewportSize(DESK);
  const said = page.locator('[data-live-announcer] > p');
  const walk = async (name: string) => {
    const charts = page.getByRole('application');
    for (let at = 0; at < (await charts.count()); at++) {
      const chart = charts.nth(at);
      await chart.focus();
      const before = await said.last().textContent();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      const chartName = `${name}, chart ${at + 1}`;
      await expect(said.last(), chartName).not.toHaveText(before ?? '');
      await expect(chart.locator('.chart-ring, .overlap-cursor'), chartName).toHaveCount(1);
    }
    return charts.count();
  };
  await new ExplorerPage(page).open();
  // What is still loading would speak in between.
  await expect(page.getByText(/^Jaccard .* in all$/)).toBeVisible();
  await walk('explorer');
  for (const id of RECORDED_IDS) {
    await openExperiment(page, id);
    expect(await walk(id), id).toBeGreaterThan(0);
  }
});

test('a language’s row is reached by typing its name', async ({ page }) => {
  await new ExplorerPage(page).open();
  await page.getByRole('application', { name: /^Perplexity by language/ }).focus();
  await page.keyboard.type('viet');
  // Other news may come after it: the regions of the heat map are loading.
  await expect(
    page.locator('[data-live-announcer] > p').filter({ hasText: /^Vietnamese: base/ }),
  ).toHaveCount(1);
});

for (const viewport of [NARROWEST, ZOOMED])
  test(`nothing is lost or scrolls aside at ${viewport.width}x${viewport.height}`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    await explorer.open();
    expect(await overflow(page), 'explorer').toBeLessThanOrEqual(0);
    await page.locator('.sheet-toggle').click();
    await expect(explorer.switches.getByRole('button', { name: 'Fewer controls' })).toBeVisible();
    expect(await overflow(page), 'switches').toBeLessThanOrEqual(0);
    await page.locator('.sheet-toggle').click();
    for (const id of LISTED_EXPERIMENTS) {
      await openExperiment(page, id);
      expect(await overflow(page), id).toBeLessThanOrEqual(0);
    }
  });

for (const viewport of [PHONE, ZOOMED, DESK])
  test(`what has the focus is never covered at ${viewport.width}x${viewport.height}`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize(viewport);
    await new ExplorerPage(page).open();
    // A button that has just appeared takes no press for a moment, and so is not found at its point.
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState === 'finished'),
    );
    const covered: string[] = [];
    for (let presses = 0; presses < 90; presses++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const [x, y] = [
          [left + 2, (left + right) / 2, right - 2],
          [top + 2, (top + bottom) / 2, bottom - 2],
        ] as const;
        // Seen is what is on top at one of nine points.
        const seen = x.some((across) =>
          y.some((down) => {
            const there = document.elementFromPoint(across, down);
            return there !== null && (element.contains(there) || there.closest('label')?.contains(element));
          }),
        );
        if (seen) return null;
        const over = document.elementFromPoint(x[1], y[1]);
        return `${element.outerHTML.slice(0, 120)} under ${over?.outerHTML.slice(0, 120)}`;
      });
      if (hidden !== null) covered.push(hidden);
    }
    expect(covered).toEqual([]);
  });
