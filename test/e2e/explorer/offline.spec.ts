import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { COMPUTING_MS, ExplorerPage } from '../support/explorer_page';
import { Outside } from '../support/outside';
import { type StaticServer, serveStatic } from '../support/static_server';

test.use({ serviceWorkers: 'allow' });

const BUILD = 'dist-test';
const BASE = '/some/where/';
/** 85 MB are copied and hashed. */
const keptPatiently = { timeout: 4 * 60_000 };

let host: StaticServer;
test.beforeEach(async () => {
  host = await serveStatic(BUILD, BASE);
});
test.afterEach(() => host.close());

/** The dialog that tells what is kept. */
async function about(page: Page) {
  await page.getByText('Menu', { exact: true }).click();
  await page.getByRole('button', { name: 'About', exact: true }).click();
  return page.getByRole('region', { name: 'Stored on this device' });
}

test('a host without COOP and COEP, under a path, gets threads; then all works with the network off', async ({
  page,
  context,
}) => {
  const outside = await Outside.watch(context, new URL(host.url).origin);
  const reader = new ExplorerPage(page);
  await page.goto(`${host.url}#v1&core=1`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await expect(reader.sentence).toContainText(/core region/i);
  // Once by the visit, and once more by the reload for the headers, before the shell is kept.
  expect(host.requests.filter((path) => path === BASE).length).toBeLessThanOrEqual(2);

  const storage = await about(page);
  await expect(storage).toContainText('complete without a network', keptPatiently);
  await page.keyboard.press('Escape');
  await reader.load();

  await context.setOffline(true);
  await host.close();
  await page.goto(`${host.url}?from=mail#v1`);
  await expect(reader.baseText()).toContainText('Shanghai');
  // From the page's cache, with threads, on a machine without a network.
  await reader.ready(/wasm ×[2-9]|WebGPU/);
  await reader.press('Core region');
  await expect(reader.sentence).toHaveText(/core region.* removed: [\d,]+ weights/i);
  await expect(await reader.table()).toContainText('live', { timeout: COMPUTING_MS });
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('recorded');
  await page.getByRole('button', { name: '中文' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('大语言模型中的语言区域');
  expect(
    await page.evaluate(async () => {
      const urls = ['ort/ort-wasm-simd-threaded.wasm', 'regions/gemma-3-270m/ar-top.region'];
      return Promise.all(urls.map(async (url) => (await fetch(url)).status));
    }),
  ).toEqual([200, 200]);
  reader.expectNoComplaints();
  await outside.expectNothing();
});

test('a new version waits until the reader takes it, and what is set stays', async ({ page }) => {
  const reader = new ExplorerPage(page);
  await page.goto(host.url);
  // The page reloads itself once for the headers, in the middle of a question perhaps: it has them when that is over.
  const isIsolated = () => page.evaluate(() => crossOriginIsolated);
  await expect.poll(() => isIsolated().catch(() => false)).toBe(true);
  await page.reload();
  await reader.press('Arabic region');
  await expect(reader.notices.getByText('A new version is ready.')).toHaveCount(0);

  host.replaced.set('service_worker.js', `${await readFile(`${BUILD}/service_worker.js`, 'utf8')}\n// newer`);
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
  await expect(reader.notices.getByText('A new version is ready.')).toBeVisible();
  // It has not taken over by itself: what this page loads later is still of its own version.
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
  ).toBe('installed');
  await reader.menu('Paper');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Reload now' }).click();
  const waiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null);
  await expect.poll(() => waiting().catch(() => 'reloading')).toBe(null);
  await expect(reader.sentence).toContainText(/Arabic region.* removed/);
  await expect(reader.notices.getByText('A new version is ready.')).toHaveCount(0);
  reader.expectNoComplaints();
});

test('what is stored is shown, and cleared part by part once the reader is sure', async ({ page }) => {
  await page.goto(host.url);
  const storage = await about(page);
  await expect(storage).toContainText('complete without a network', keptPatiently);
  const pages = storage.getByRole('listitem').filter({ hasText: 'Files for offline use' });
  await expect(pages).toContainText(/\d+ MB/);
  await pages.getByRole('button', { name: 'Clear: Files for offline use' }).click();
  await expect(pages).toContainText('need the network again');
  await pages.getByRole('button', { name: 'Clear it' }).click();
  // What the open page still needs may be kept again on its way.
  await expect(pages).not.toContainText(/\d\d MB/);
  await expect(storage).toContainText('Cleared: recorded results');
  // Without it this page, whose host sends no COEP, could start no worker.
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state),
  ).toBe('activated');
  await storage.getByRole('button', { name: 'Keep the page' }).click();
  await expect(storage).toContainText('complete without a network', keptPatiently);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('the page works, and says what is missing', async ({ page }) => {
    const reader = new ExplorerPage(page);
    await reader.unfold();
    await page.goto(host.url);
    await expect(reader.baseText()).toContainText('Shanghai');
    await page.getByText('Engine', { exact: true }).click();
    await expect(page.getByText(/no SharedArrayBuffer/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(await about(page)).toContainText(/each visit needs the network/i);
  });
});
