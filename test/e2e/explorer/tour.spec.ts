import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { tourEn } from '../../../app/i18n/tour.en';
import { decodeState } from '../../../app/link/url';
import { isDone, isSet, roundOf, TOUR, type TourStep } from '../../../app/tour/steps';
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

/** What of a target has to be seen beside the card, CSS px: three lines of a panel, or all of what is lower. */
const SEEN_PX = 96;

/** The height of what is seen of a step's target: neither out of the window nor under the card or another part. */
const seenOf = (page: Page, target: string) =>
  page.evaluate((name) => {
    const ringed = document.querySelector(`[data-tour='${name}']`);
    if (ringed === null) return { seen: 0, height: 0 };
    const { left, right, top, bottom, height } = ringed.getBoundingClientRect();
    const columns = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => left + share * (right - left));
    const seen = columns.map((x) => {
      let lines = 0;
      for (let y = Math.max(0, Math.ceil(top)) + 0.5; y < Math.min(bottom, innerHeight); y += 2) {
        const found = document.elementFromPoint(x, y);
        if (found !== null && ringed.contains(found)) lines += 2;
      }
      return lines;
    });
    return { seen: Math.max(...seen), height };
  }, target);

async function expectInSight(page: Page, { id, target }: TourStep, how: string): Promise<void> {
  await expect(page.getByRole('complementary').getByRole('heading')).toHaveText(tourEn.steps[id].title);
  await expect(async () => {
    const { seen, height } = await seenOf(page, target);
    expect(seen, `${id}, ${how}: px of ${target} that are seen`).toBeGreaterThanOrEqual(
      Math.min(SEEN_PX, Math.max(1, height - 8)),
    );
  }).toPass({ timeout: 15_000 });
}

/** Nothing lies over the card, and beside it on a phone 45 % of the height is the page. */
async function expectCard(page: Page, { id }: TourStep): Promise<void> {
  const { onTop, above } = await page.getByRole('complementary').evaluate((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return { onTop: card.contains(over), above: innerWidth < 760 ? top / innerHeight : 1 };
  });
  expect(onTop, `${id}: something lies over the card`).toBe(true);
  expect(above, `${id}: the page`).toBeGreaterThanOrEqual(0.45);
}

const stateOf = (page: Page) => decodeState(new URL(page.url()).hash).state;

/** On a desk every language of a step has its row, and the axis is under them, without a scroll. */
async function expectRows(page: Page, { id, target }: TourStep): Promise<void> {
  const isDesk = (page.viewportSize()?.width ?? 0) >= 1100;
  if (target !== 'perplexity' || !isDesk) return;
  const beyond = () =>
    page
      .locator('.perplexity .panel-scroll')
      .evaluate((scrolled) => scrolled.scrollHeight - scrolled.clientHeight);
  await expect.poll(beyond, { message: `${id}: px that need a scroll` }).toBeLessThanOrEqual(1);
}

/** The ring around what a step speaks of is told from that of the focus by its line and its colour. */
async function expectOtherRing(page: Page, { target }: TourStep): Promise<void> {
  await page.keyboard.press('Shift+Tab');
  const [ring, focus] = await page.evaluate(
    (selectors) =>
      selectors.map((selector) => {
        const found = document.querySelector(selector);
        if (found === null) throw new Error(`Nothing is ${selector}.`);
        const { outlineStyle, outlineColor } = getComputedStyle(found);
        return { outlineStyle, outlineColor };
      }),
    [`[data-tour='${target}']`, ':focus'],
  );
  expect(ring?.outlineStyle).toBe('dashed');
  expect(focus?.outlineStyle).toBe('solid');
  expect(ring?.outlineColor).not.toBe(focus?.outlineColor);
}

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [820, 1180],
  [390, 844],
  [360, 740],
] as const) {
  test(`what a step speaks of is in sight beside the card at ${width}x${height}, walked, by link and after a reload`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const explorer = new ExplorerPage(page);
    await explorer.open(`#v1&tour=${TOUR[0]?.id}`, { folded: true });
    const card = page.getByRole('complementary');
    const act = card.getByRole('button', { name: 'Do it and go on' });
    const met = new Set<string>();
    for (const step of TOUR) {
      const opens = step.want?.page !== undefined;
      const round = roundOf(step);
      await expect(card.getByText(`Step ${round.indexOf(step) + 1} of ${round.length}`)).toBeVisible();
      await expect.poll(() => isSet(step, stateOf(page)), step.id).toBe(true);
      if (!opens) await expectInSight(page, step, 'walked');
      await expectCard(page, step);
      if ((await act.count()) > 0) {
        await act.click();
        await expectInSight(page, step, 'after the action');
      }
      await expect.poll(() => isDone(step, stateOf(page)), step.id).not.toBe(false);
      // The tour begins with the removal.
      if (step === TOUR[0]) expect(stateOf(page).core).toBe(true);
      await expectRows(page, step);
      // One step of each target as a reload, and as a link that names nothing else, finds it.
      if (!met.has(step.target)) {
        met.add(step.target);
        await page.reload();
        await expectInSight(page, step, 'reloaded');
        if (!opens) {
          const here = page.url();
          await page.goto('about:blank');
          const place = step.place ? `&page=${step.place}` : '';
          await page.goto(`/#v1&tour=${step.id}${place}`);
          await expectInSight(page, step, 'by link');
          await page.goto('about:blank');
          await page.goto(here);
        }
      }
      if (step !== TOUR.at(-1)) await card.getByRole('button', { name: /^(Next|Go on:)/ }).click();
    }
    await expectOtherRing(page, TOUR[TOUR.length - 1] as TourStep);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    // The link of a step that names nothing else brings the edit that the step speaks of.
    for (const step of TOUR.filter(({ state }) => state !== undefined)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#v1&tour=${step.id}`);
      await expect.poll(() => isSet(step, stateOf(page)), `${step.id}, by link`).toBe(true);
    }
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
