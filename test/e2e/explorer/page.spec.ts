import { expect, type Locator, test } from '@playwright/test';
import { HIDEABLE, HIDEABLE_CONTROLS, HIDEABLE_PANELS, type Hidden } from '../../../app/link/shared';
import { ExplorerPage } from '../support/explorer_page';

test('the main loop fits 1440x900 without scrolling, and nothing is cut off sideways at 390', {
  tag: '@layout',
}, async ({ page }) => {
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
  // The map is open, and leaves the panels as wide as the phone.
  expect((await explorer.generation.boundingBox())?.width).toBe(390);
});

test('a link hides any of the panels and of the single controls, and what it hides is shown again at a press', async ({
  page,
}) => {
  // What a reader sees of each part, at a place that nothing else hides.
  const parts: Record<Hidden, Locator> = {
    embed: page.getByRole('heading', { level: 1 }),
    header: page.getByRole('button', { name: 'Experiments' }),
    switches: page.getByRole('region', { name: 'Switches' }),
    generation: page.getByRole('region', { name: 'Generation' }),
    perplexity: page.getByRole('region', { name: 'Perplexity' }),
    inside: page.getByRole('button', { name: 'Look inside' }),
    overlap: page.getByRole('region', { name: /overlap/ }),
    load: page.getByRole('button', { name: 'Load the model' }),
    regions: page.getByRole('switch', { name: 'Core region' }),
    'region-settings': page.getByRole('radiogroup', { name: 'Share' }),
    dimensions: page.getByRole('button', { name: /dimension 163/ }),
    prompt: page.getByRole('textbox', { name: 'Prompt' }),
    sampling: page.locator('summary').filter({ hasText: 'Sampling' }),
    languages: page.locator('summary').filter({ hasText: /^Languages/ }),
    order: page.getByRole('combobox', { name: 'Order' }),
    'own-text': page.locator('summary').filter({ hasText: 'Own text' }),
    'overlap-choice': page.getByRole('combobox', { name: 'Region A' }),
    export: page.locator('.panels summary').filter({ hasText: 'Export' }).first(),
    actions: page.getByRole('button', { name: 'Copy link' }),
  };
  const explorer = new ExplorerPage(page);
  await explorer.open();
  for (const part of HIDEABLE) await expect(parts[part], part).toBeVisible();
  for (const hidden of [HIDEABLE_PANELS, HIDEABLE_CONTROLS]) {
    await page.evaluate((list) => {
      location.hash = `#v1&hide=${list}`;
    }, hidden.join());
    for (const part of hidden) await expect(parts[part], part).toBeHidden();
    await page.getByRole('button', { name: 'Show all of the page' }).click();
    for (const part of hidden) await expect(parts[part], part).toBeVisible();
  }
});

test('what opens over a phone’s page stays inside it, wherever its button stands', {
  tag: '@layout',
}, async ({ page }) => {
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
  await expect(explorer.switches.getByRole('switch', { name: 'Core region' })).not.toBeChecked();
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

test('the first stop of Tab skips to the content, and leaves the state in the link alone', async ({
  page,
}) => {
  const skip = page.locator('a.skip');
  const follow = async (content: string) => {
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator(content)).toBeFocused();
    expect(new URL(page.url()).hash).toMatch(/^#v1/);
  };
  await new ExplorerPage(page).open('#v1&off=ar');
  await page.keyboard.press('Tab');
  await follow('#generation');

  await page.goto('about:blank');
  await page.goto('/#v1&page=overlap');
  // An experiment that opens has the focus, the link is one step back.
  await expect(page.locator('.experiment-notes')).toBeVisible();
  await expect(page.locator('#experiment')).toBeFocused();
  await skip.focus();
  await follow('#experiment');
});

test('nothing moves by itself where the reader wants less motion', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  const durations = () =>
    page.evaluate(() => {
      // The line that runs over a panel while it computes.
      document.querySelector('.computing-line')?.classList.add('is-on');
      return [...document.querySelectorAll('*')].flatMap((element) =>
        [null, '::before', '::after'].flatMap((part) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, part);
          return [animationName === 'none' ? '0s' : animationDuration, transitionDuration];
        }),
      );
    });
  const moving = (list: readonly string[]) => list.filter((duration) => /[1-9]/.test(duration));
  await explorer.open('#v1&off=ar');
  expect(moving(await durations())).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(moving(await durations())).toEqual([]);
});

test('the page can be installed: its manifest names a window of its own and icons of their sizes', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  const installed = await page.evaluate(async () => {
    const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
    const manifest = (await (await fetch(address)).json()) as {
      display: string;
      start_url: string;
      icons: { src: string; sizes: string; purpose?: string }[];
    };
    const sizes = manifest.icons
      .filter(({ sizes }) => sizes !== 'any')
      .map(async ({ src, sizes, purpose }) => {
        const { width, height } = await createImageBitmap(await (await fetch(new URL(src, address))).blob());
        return { named: sizes, is: `${width}x${height}`, purpose };
      });
    return {
      display: manifest.display,
      start: new URL(manifest.start_url, address).href,
      icons: await Promise.all(sizes),
    };
  });
  expect(installed.display).toBe('standalone');
  expect(installed.start).toBe(new URL('/', page.url()).href);
  for (const { named, is } of installed.icons) expect(is).toBe(named);
  expect(installed.icons.map(({ named }) => named)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(installed.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
});
