import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { ExplorerPage } from '../support/explorer_page';
import { type StaticServer, serveStatic } from '../support/static_server';

const BUILD = 'dist-test';
const recorded = (page: Page) => expect(new ExplorerPage(page).baseText()).toContainText('Shanghai');

let host: StaticServer;
test.afterEach(() => host.close());

test('a host that knows no types, and answers a folder without its slash, serves the whole page', async ({
  page,
}) => {
  host = await serveStatic(BUILD, '/explorer/', {
    untyped: ['.json', '.wasm', '.mjs', '.region', '.webmanifest'],
    slashless: true,
  });
  const reader = new ExplorerPage(page);
  await page.goto(`${host.url.replace(/\/$/, '')}?from=mail#v1&core=1`);
  await recorded(page);
  expect(page.url()).toBe(`${host.url}?from=mail#v1&core=1`);
  await expect(reader.sentence).toContainText(/core region/i);
  reader.expectNoComplaints();
});

test('another site’s page frames this one on every visit, without its header where the link says so', async ({
  page,
  context,
}) => {
  host = await serveStatic(BUILD, '/explorer/');
  const blog = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<iframe src="${host.url}#v1&hide=embed" width="1000" height="800"></iframe>`);
  });
  await new Promise<void>((resolve) => blog.listen(0, 'localhost', resolve));
  const address = `http://localhost:${(blog.address() as AddressInfo).port}/`;
  for (const visit of [1, 2]) {
    await page.goto(address);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('region', { name: 'Generation' }), `visit ${visit}`).toBeVisible();
    await expect(frame.getByRole('heading', { level: 1 })).toBeHidden();
    const opened = context.waitForEvent('page');
    await frame.getByRole('link', { name: /all of the page in a tab/ }).click();
    await recorded(await opened);
  }
  blog.close();
});

test.describe('two deployments on one origin', () => {
  test.use({ serviceWorkers: 'allow' });

  test('keep and clear their own things only', async ({ page, context }) => {
    host = await serveStatic(BUILD, '/a/', {
      also: ['/b/'],
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    });
    const { origin } = new URL(host.url);
    const shellOf = (path: string) =>
      page.evaluate(async (name) => (await (await caches.open(name)).keys()).length, `${path} shell-v1`);
    const visit = async (path: string) => {
      await page.goto(`${origin}${path}`);
      await recorded(page);
      await expect.poll(() => shellOf(path), { timeout: 60_000 }).toBeGreaterThan(20);
    };
    await visit('/b/');
    const kept = await shellOf('/b/');
    await page.evaluate(() => {
      localStorage.setItem('homework', 'mine');
      // As an earlier version kept it.
      localStorage.setItem('theme', 'dark');
    });
    await visit('/a/');
    expect(await shellOf('/b/')).toBeGreaterThanOrEqual(kept);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');

    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('button', { name: 'About', exact: true }).click();
    const work = page
      .getByRole('region', { name: 'Stored on this device' })
      .getByRole('listitem')
      .filter({ hasText: 'Your texts' });
    await work.getByRole('button', { name: /^Clear:/ }).click();
    await work.getByRole('button', { name: 'Clear it' }).click();
    await expect(work).toContainText('nothing');
    const left = await page.evaluate(() => Object.keys(localStorage));
    expect(left.filter((key) => key.startsWith('/a/ '))).toEqual(['/a/ taken-over']);
    expect(left).toContain('homework');
    expect(left.some((key) => key.startsWith('/b/ '))).toBe(true);

    await context.setOffline(true);
    await page.goto(`${origin}/b/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
