import { expect, type Page, test } from '@playwright/test';
import { ExplorerPage } from '../support/explorer_page';
import { type StaticServer, serveStatic } from '../support/static_server';

test.use({ serviceWorkers: 'allow' });

const BASE = '/explorer/';
const SIGN_IN = '<!doctype html><title>Hotel</title><h1>Sign in to the network</h1>';
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

let host: StaticServer;
test.beforeEach(async () => {
  host = await serveStatic('dist-test', BASE, { headers });
});
test.afterEach(() => host.close());

const shell = (page: Page) =>
  page.evaluate(async (name) => {
    const cache = await caches.open(name);
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  }, `${BASE} shell-v1`);
const works = (page: Page) => expect(new ExplorerPage(page).baseText()).toContainText('Shanghai');

test('a network’s sign-in page is never kept as the page, and a kept page that is junk heals', async ({
  page,
}) => {
  await page.goto(host.url);
  await works(page);
  // While the shell is being kept, the network answers for the page itself.
  host.replaced.set('index.html', SIGN_IN);
  await expect.poll(async () => (await shell(page)).length, { timeout: 60_000 }).toBeGreaterThan(20);
  expect(await shell(page)).not.toContain(`${BASE}index.html`);
  host.replaced.clear();
  await page.reload();
  await works(page);
  await expect.poll(() => shell(page), { timeout: 60_000 }).toContain(`${BASE}index.html`);

  // A damaged disk, or a page of an earlier version that kept what it was given.
  await page.evaluate(
    async ([name, junk]) => {
      const cache = await caches.open(name ?? '');
      for (const request of await cache.keys())
        await cache.put(request, new Response(junk, { headers: { 'content-type': 'text/html' } }));
    },
    [`${BASE} shell-v1`, SIGN_IN],
  );
  await page.reload();
  await works(page);
});

test('a tab is told that another has the model, and one whose load killed its tab loads nothing by itself', async ({
  page,
  context,
}) => {
  await page.goto(host.url);
  await works(page);
  await page.evaluate((name) => {
    void navigator.locks.request(name, { mode: 'shared' }, () => new Promise(() => {}));
  }, `${BASE} model`);
  const second = await context.newPage();
  await second.goto(host.url);
  await expect(second.getByText(/another tab of this page has it/).first()).toBeVisible();
  await page.close();
  await second.evaluate((key) => localStorage.setItem(key, '1'), `${BASE} model-loading`);
  await second.goto('about:blank');
  await second.goto(host.url);
  await expect(second.getByText(/the tab ended in the middle of it/).first()).toBeVisible();
  await second.locator('.notices').getByRole('button', { name: /^Load/ }).click();
  await expect(second.getByRole('button', { name: 'Load it anyway' })).toBeVisible();
});
