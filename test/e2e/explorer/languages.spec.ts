import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { zh } from '../../../app/i18n/zh';
import { EXPERIMENT_IDS } from '../../../app/link/experiments';
import { ExplorerPage } from '../support/explorer_page';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const VIEWS = ['#v1&off=ar', '#v1&page=core', '#v1&off=ar&tour=language-arabic'];

/** Every other place of the page; what differs by theme or width is seen in those above. */
const OTHER_VIEWS = [
  ...EXPERIMENT_IDS.filter((id) => id !== 'core').map((id) => `#v1&page=${id}`),
  '#v1&lecture=fudan-university.2',
];
const DIALOGS = [zh.header.paper, zh.header.share, zh.header.lecture, zh.header.glossary, zh.header.about];

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** Makes every text of the interface two fifths longer, as a translation may be, and names what no longer fits. */
const lengthen = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (parent === null || parent.closest('svg, [translate=no], [lang]:not(html), script, style')) continue;
      if (/\p{L}{2,}/u.test(text.data)) text.data += ' ~~~'.repeat(Math.ceil((text.data.length * 0.4) / 4));
    }
    const cut = [
      ...document.querySelectorAll<HTMLElement>('button, summary, h1, h2, h3, legend, label, th'),
    ].filter(
      (element) =>
        element.checkVisibility() &&
        !element.matches('.visually-hidden, .visually-hidden *') &&
        getComputedStyle(element).overflowX !== 'visible' &&
        element.scrollWidth > element.clientWidth + 1,
    );
    const root = document.scrollingElement ?? document.body;
    return {
      sideways: root.scrollWidth - root.clientWidth,
      cut: cut.map((element) => element.textContent),
    };
  });

for (const viewport of SIZES) {
  test(`longer texts than the English ones fit at ${viewport.width}`, { tag: '@layout' }, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    for (const view of VIEWS) {
      await page.goto('about:blank');
      await page.goto(`/${view}`);
      await expect(page.locator('.sentence')).toBeVisible();
      if (view.includes('page=')) await expect(page.locator('.experiment-figure')).toBeVisible();
      expect(await lengthen(page), view).toEqual({ sideways: 0, cut: [] });
    }
    explorer.expectNoComplaints();
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  for (const viewport of SIZES)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`the page speaks it at once, and axe finds nothing at ${viewport.width}, ${colorScheme}`, async ({
        page,
      }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const explorer = new ExplorerPage(page);
        for (const view of VIEWS) {
          await page.goto('about:blank');
          await page.goto(`/${view}`);
          await expect(page.getByRole('heading', { level: 1, name: '大语言模型中的语言区域' })).toBeVisible();
          await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
          if (view.includes('page=')) await expect(page.locator('.experiment-notes')).toBeVisible();
          if (view.includes('tour=')) await expect(page.locator('.tour')).toBeVisible();
          expect(await violations(page), view).toEqual([]);
        }
        explorer.expectNoComplaints();
      });

  test('axe finds nothing in the experiments, on a slide and in the dialogs', async ({ page }) => {
    const explorer = new ExplorerPage(page);
    for (const view of OTHER_VIEWS) {
      await page.goto('about:blank');
      await page.goto(`/${view}`);
      await expect(page.locator('.experiment-notes, .slide').first()).toBeVisible();
      expect.soft(await violations(page), view).toEqual([]);
    }
    await page.goto('about:blank');
    await page.goto('/');
    for (const name of DIALOGS) {
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
});

test('right-to-left texts read from the right, in a page that reads from the left', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open(`#v1&off=ar&prompt=${encodeURIComponent('جامعة فودان تقع في')}`);
  await expect(explorer.generation.getByText('recorded').first()).toBeVisible();
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  const direction = (element: Element) => getComputedStyle(element).direction;
  expect(await prompt.evaluate(direction)).toBe('rtl');
  const [first, last] = await page
    .getByRole('group', { name: 'Text of the intact model' })
    .evaluate((text) => {
      const tokens = [...text.querySelectorAll('[data-segment]')];
      return [tokens[0], tokens[1]].map((token) => token?.getBoundingClientRect().right ?? 0);
    });
  expect(first).toBeGreaterThan(last ?? 0);
  expect(await page.locator('html').evaluate(direction)).toBe('ltr');
  explorer.expectNoComplaints();
});

for (const [language, text] of [
  ['th', 'มหาวิทยาลัยฟู่ตั้นตั้งอยู่ในเมืองเซี่ยงไฮ้ประเทศจีนและเป็นมหาวิทยาลัยที่เก่าแก่ที่สุดแห่งหนึ่ง'],
  ['zh', '复旦大学位于中国上海市是中国历史最悠久的大学之一也是中国最著名的综合性研究型大学之一'],
  ['ja', '復旦大学は中国の上海市にある大学で中国で最も古い大学のひとつであり総合研究大学でもある'],
] as const)
  test(`a text in ${language}, which has no spaces, breaks into lines and stays in its panel`, {
    tag: '@layout',
  }, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const explorer = new ExplorerPage(page);
    await explorer.open('#v1&off=ar');
    const tokens = page.getByRole('group', { name: 'Text of the intact model' });
    await expect(tokens.locator('[data-segment]').first()).toBeVisible();
    const shown = await tokens.evaluate((group, words) => {
      const [first, ...others] = group.querySelectorAll('[data-segment]');
      for (const other of others) other.textContent = '';
      if (first) first.textContent = words;
      const { left, right } = group.getBoundingClientRect();
      const lines = [...(first?.getClientRects() ?? [])];
      return {
        lines: lines.length,
        inside: lines.every((line) => line.left >= left - 1 && line.right <= right + 1),
      };
    }, text);
    expect(shown.lines).toBeGreaterThan(1);
    expect(shown.inside).toBe(true);
  });
