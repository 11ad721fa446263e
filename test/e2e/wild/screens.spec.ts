import { devices, expect, test } from '@playwright/test';
import { MAX_EDITS } from '../../../workers/model/recipe';
import { ExplorerPage } from '../support/explorer_page';

const LANGUAGES = 11;

test('what grows with a link is summed up or scrolls by itself: unknown fields and as many edits as there may be', {
  tag: '@layout',
}, async ({ page }) => {
  const explorer = new ExplorerPage(page);
  const edits = Array.from({ length: MAX_EDITS }, (_, at) => `post_attention_norm:1:${at}:x4`);
  const unknown = Array.from({ length: 300 }, (_, at) => `unknown${at}=1`);
  await explorer.open(`#v1&edit=${edits.join()}&${unknown.join('&')}`);
  const height = async (part: string) => (await page.locator(part).boundingBox())?.height ?? 900;
  await expect(page.locator('[data-told=link-problems]')).toContainText('And 297 more');
  expect(await height('.notices')).toBeLessThan(200);
  expect(await height('.sentence')).toBeLessThan(200);
  await expect(explorer.perplexity.locator('[data-row]').first()).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeInViewport();
});

for (const [width, height] of [
  [1024, 768],
  [820, 1180],
] as const)
  test(`at ${width}x${height} the sentence with its way back stays in sight, with the tour beside it too`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const explorer = new ExplorerPage(page);
    await explorer.open('#v1&core=1');
    const undo = page.getByRole('button', { name: 'Undo' });
    const isSeen = () =>
      undo.evaluate((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
    for (const tour of ['', '&tour=core-what']) {
      await page.goto(`/#v1&core=1${tour}`);
      await expect(page.getByRole('complementary')).toHaveCount(tour === '' ? 0 : 1);
      for (const y of [0, 300, 5000]) {
        await page.evaluate((to) => scrollTo(0, to), y);
        await expect.poll(isSeen, { message: `scrolled to ${y}${tour}` }).toBe(true);
      }
    }
  });

test('a wide screen is used: no panel is half empty, and the chart and experiments take the room', {
  tag: '@layout',
}, async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1440 });
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&core=1');
  const chart = explorer.perplexity.getByRole('application');
  await expect(chart.locator('.chart-mark-edited')).toHaveCount(LANGUAGES);
  const [panel, drawn] = [await explorer.perplexity.boundingBox(), await chart.boundingBox()];
  expect((drawn?.height ?? 0) / (panel?.height ?? 1)).toBeGreaterThan(0.6);
  await page.goto('/#v1&page=core');
  const figure = page.getByRole('main').getByRole('article');
  await expect(figure).toBeVisible();
  expect((await figure.boundingBox())?.width).toBeGreaterThan(1200);
});

test('a text in decomposed letters is said to be read as other tokens', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  const prompt = explorer.generation.getByRole('textbox', { name: 'Prompt' });
  await prompt.fill('Việt Nam'.normalize('NFD'));
  await expect(explorer.generation.getByText(/decomposed Unicode \(NFD\)/)).toBeVisible();
  await prompt.fill('Việt Nam'.normalize('NFC'));
  await expect(explorer.generation.getByText(/decomposed Unicode \(NFD\)/)).toHaveCount(0);
});

test.describe('on a phone', () => {
  const { viewport, userAgent, hasTouch, isMobile, deviceScaleFactor } = devices['Pixel 7'];
  test.use({ viewport, userAgent, hasTouch, isMobile, deviceScaleFactor });

  test('no field has letters so small that the phone zooms into it', async ({ page }) => {
    const explorer = new ExplorerPage(page);
    await explorer.open();
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('input, select, textarea')]
          .filter((field) => !field.matches('[type=checkbox], [type=radio], [type=file]'))
          .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
          .map((field) => field.outerHTML),
      );
    expect(await small()).toEqual([]);
    await page.goto('/#v1&page=forgetting');
    await expect(page.getByLabel('Text to learn')).toBeVisible();
    expect(await small()).toEqual([]);
  });
});

test('a page that the browser translates goes on: what it shows changes, and nothing is lost', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await expect(explorer.baseText()).toContainText('Shanghai');
  // As Chrome does it: each text that comes is taken out, and stands in elements of its own in its place.
  await page.evaluate(() => {
    const translate = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
      for (const text of texts) {
        const left = 'svg, math, style, script, font, textarea, [translate=no]';
        if (text.data.trim() === '' || text.parentElement?.closest(left)) continue;
        const font = document.createElement('font');
        font.append(text.data);
        text.replaceWith(font);
      }
    };
    translate();
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true });
  });
  await explorer.press('Core region');
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to the explorer' }).first().click();
  await page.getByRole('button', { name: 'Tour' }).click();
  await page.getByRole('complementary').getByRole('button', { name: 'Next' }).click();
  await page.keyboard.press('Control+z');
  await expect(explorer.sentence).toBeVisible();
  await expect(page.locator('.part-failed')).toHaveCount(0);
  explorer.expectNoComplaints();
});

test('a build brings the notices of the packages that it bundles', async ({ page }) => {
  const notices = await page.request.get('/THIRD_PARTY_NOTICES.txt');
  for (const name of ['react', 'onnxruntime-web', 'd3', 'zustand', 'comlink'])
    expect(await notices.text()).toContain(name);
});
