import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { ExplorerPage } from '../support/explorer_page';

const openLectures = async (page: Page) => {
  await page.getByText('Menu', { exact: true }).click();
  await page.getByRole('button', { name: 'Lectures' }).click();
  return page.getByRole('dialog', { name: 'Lectures' });
};

test('a lecture is composed, exported, opened on a clean profile and given by keyboard', async ({
  page,
  browser,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&core=1');
  const dialog = await openLectures(page);
  await dialog.getByRole('button', { name: 'New lecture' }).click();
  await dialog.getByRole('button', { name: 'Add what is set now' }).click();
  await dialog.getByRole('textbox', { name: 'A share link:' }).fill('http://localhost/#v1&off=ru');
  await dialog.getByRole('button', { name: 'Add the link' }).click();
  await dialog.getByRole('textbox', { name: 'Title of step 2' }).fill('Without Russian');
  await dialog.getByRole('checkbox', { name: 'Step 2: predict first' }).check();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export as file' }).click(),
  ]);
  const lecture = await readFile(await file.path(), 'utf8');

  const clean = await (await browser.newContext()).newPage();
  const other = new ExplorerPage(clean);
  await other.open();
  const opened = await openLectures(clean);
  const buffer = Buffer.from(lecture);
  await opened
    .getByLabel('Open a lecture file…')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer });
  await opened
    .getByRole('region', { name: 'Untitled lecture' })
    .getByRole('button', { name: 'Give it' })
    .click();
  const stage = clean.getByRole('application', { name: /^Lecture/ });
  await expect(stage.getByRole('cell', { name: /×.*10¹⁰/ }).first()).toBeVisible();
  await clean.keyboard.press('PageDown');
  await expect(stage.getByRole('heading', { name: 'Without Russian' })).toBeVisible();
  await expect(stage.getByText('Guess first')).toBeVisible();
  await clean.keyboard.press('Space');
  await expect(stage.getByText('recorded')).toBeVisible();
  await clean.keyboard.press('b');
  await expect(stage.getByRole('heading')).toHaveCount(0);
  await clean.keyboard.press('b');
  await clean.reload();
  await expect(stage.getByRole('heading', { name: 'Without Russian' })).toBeVisible();
  await clean.keyboard.press('Escape');
  await expect(stage).toHaveCount(0);
  explorer.expectNoComplaints();
  other.expectNoComplaints();
  await clean.context().close();
});

test('the lecture that ships goes from start to end, all recorded, and is read from the back row', {
  tag: '@layout',
}, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&lecture=fudan-university.0');
  const stage = page.getByRole('application', { name: /^Lecture/ });
  for (let at = 1; at <= 10; at++) {
    await expect(stage.getByText(`${at} / 10`)).toBeVisible();
    if ((await stage.getByText('Guess first').count()) > 0) await page.keyboard.press('Space');
    await expect(stage.getByText('recorded', { exact: true })).toBeVisible();
    const smallest = await stage.locator('.slide').evaluate((slide) => {
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      let least = Number.POSITIVE_INFINITY;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || node.textContent?.trim() === '' || parent.closest('.visually-hidden'))
          continue;
        least = Math.min(least, Number.parseFloat(getComputedStyle(parent).fontSize));
      }
      return least;
    });
    expect(smallest).toBeGreaterThanOrEqual(24);
    const overflow = await stage.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.keyboard.press('PageDown');
  }
  explorer.expectNoComplaints();
});

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

test('what is seen is added at a press, its slides fit whatever was composed, and Esc gives the page back as it was', {
  tag: '@layout',
}, async ({ page }) => {
  const explorer = new ExplorerPage(page);
  const steps = [
    { title: 'Long. '.repeat(30), link: 'v1&off=ar&lang=ar,fa,he,ru,es,vi,zh,en,ja,ko,ta,ml' },
    { title: 'Core', link: 'v1&core=1' },
  ].map((step, at) => ({ ...step, id: `s-${at}`, notes: '', predict: false, shows: 'both' }));
  const lecture = { version: 1, id: 'long', title: 'Long', revision: 0, steps };
  await page.addInitScript((kept) => localStorage.setItem('lectures-v1', kept), JSON.stringify([lecture]));
  await explorer.open('#v1&off=vi');
  for (const [at, size] of SIZES.entries()) {
    await page.setViewportSize(size);
    const of = steps.length + at + 1;
    await explorer.menu('Add what I see to a lecture');
    const added = page.locator('.lecture-added');
    await expect(added).toContainText(`Added as step ${of} of “Long”.`);
    await expect(added).toBeInViewport({ ratio: 1 });
    const dialog = await openLectures(page);
    await expect(dialog.getByRole('textbox', { name: `Title of step ${of}` })).toBeInViewport();
    const mine = dialog.getByRole('region', { name: 'Long', exact: true });
    await mine.getByRole('button', { name: 'Make a link' }).click();
    await expect(dialog.getByText(/opens on this machine only.*--host/)).toBeVisible();
    await mine.getByRole('button', { name: 'Give it' }).click();
    const stage = page.getByRole('application', { name: /^Lecture/ });
    for (const slide of [1, 2]) {
      await expect(stage.getByText(`${slide} / ${of}`)).toBeVisible();
      await expect(stage.getByText('recorded', { exact: true })).toBeInViewport({ ratio: 1 });
      for (const key of ['q', 'q']) {
        const overflow = () =>
          stage.locator('.slide').evaluate((shown) => shown.scrollHeight - shown.clientHeight);
        await expect.poll(overflow).toBeLessThanOrEqual(1);
        await expect(stage.getByRole('button', { name: 'End' })).toBeInViewport({ ratio: 1 });
        await page.keyboard.press(key);
      }
      await page.keyboard.press('PageDown');
    }
    await page.keyboard.press('Escape');
    await expect(stage).toHaveCount(0);
    await expect(page).toHaveURL(/#v1&off=vi$/);
    await expect(explorer.sentence).toContainText('Vietnamese');
  }
  explorer.expectNoComplaints();
});

test('a lecture’s link that is pasted into the open page is followed, and what is set stays', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&off=ar');
  const dialog = await openLectures(page);
  await dialog.getByRole('button', { name: 'Copy it to edit' }).click();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog.getByRole('textbox', { name: /^Link of the lecture/ }).inputValue();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);
  await expect(dialog.getByRole('textbox', { name: 'Title of step 10' })).toBeVisible();
  await expect(page).toHaveURL(/#v1&off=ar$/);
  explorer.expectNoComplaints();
});

test('a dot follows the pointer, and an arrow key marks the number that is spoken of', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&lecture=fudan-university.2');
  const stage = page.getByRole('application', { name: /^Lecture/ });
  await expect(stage).toBeVisible();
  const dot = page.locator('.pointer-dot');
  await expect(dot).toBeHidden();
  await page.mouse.move(640, 360);
  await page.mouse.move(700, 300);
  await expect(dot).toBeVisible();
  const box = await dot.boundingBox();
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 700)).toBeLessThan(2);
  expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - 300)).toBeLessThan(2);
  if ((await stage.getByText('Guess first').count()) > 0) await page.keyboard.press('Space');
  await expect(stage.locator('.is-spoken-of')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(stage.locator('.is-spoken-of')).toHaveCount(1);
});

test('what is shared opens on a clean profile as it was, described in the same words', async ({
  page,
  browser,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&off=ar&prompt=Hello');
  await explorer.menu('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('checkbox', { name: 'overlap' }).check();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  const words = await dialog.getByRole('listitem').allTextContents();
  const link = await dialog.getByRole('textbox', { name: /^Link/ }).inputValue();
  const clean = await (await browser.newContext()).newPage();
  await clean.goto(link);
  await expect(clean.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Hello');
  await expect(clean.getByRole('region', { name: 'Attn.q overlap' })).toBeHidden();
  await new ExplorerPage(clean).menu('Share');
  await expect(clean.getByRole('dialog', { name: 'Share' }).getByRole('listitem')).toHaveText(words);
  await clean.context().close();
  explorer.expectNoComplaints();
});

test('the speaker notes have a window of their own, which moves the slide and goes with it', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&lecture=fudan-university.0');
  const stage = page.getByRole('application', { name: /^Lecture/ });
  await expect(stage.getByText('1 / 10')).toBeVisible();
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
  await expect(
    notes.getByRole('heading', { name: 'A small model that speaks many languages' }),
  ).toBeVisible();
  await expect(notes.getByText(/only continues text/)).toBeVisible();
  await expect(stage.getByText(/only continues text/)).toHaveCount(0);
  expect(
    await notes.locator('.speaker-notes').evaluate((element) => getComputedStyle(element).fontSize),
  ).toBe('24px');
  expect((await new AxeBuilder({ page: notes }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await notes.keyboard.press('PageDown');
  await expect(stage.getByText('2 / 10')).toBeVisible();
  await expect(notes.getByText('the question; the result is still hidden')).toBeVisible();
  await notes.getByRole('button', { name: 'Reveal' }).click();
  await expect(stage.getByText('Guess first')).toHaveCount(0);
  await Promise.all([notes.waitForEvent('close'), page.keyboard.press('Escape')]);
  explorer.expectNoComplaints();
});
