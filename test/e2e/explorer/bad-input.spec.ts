import { expect, type Page, type Route, test } from '@playwright/test';
import { tinyModel, tinyShape } from '../../support/tiny_model';
import { tinyRegions } from '../../support/tiny_regions';
import { HASH, OTHER_HASH } from '../../unit/workers/regions/fixtures';
import { ExplorerPage } from '../support/explorer_page';
import { beforeTheWorker, openFile } from '../support/worker';

const PART = 'gemma-3-270m-q4_k_m.gguf.part15';
const REGION_FILES = '**/regions/gemma-3-270m/*';

const serveRegions = (page: Page, { index, files }: ReturnType<typeof tinyRegions>) =>
  page.route(REGION_FILES, (route: Route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    if (name === 'index.json') return route.fulfill({ json: index });
    const bytes = files.get(name);
    return bytes ? route.fulfill({ body: Buffer.from(bytes) }) : route.fulfill({ status: 404 });
  });

test('a part of the model that is missing, short or altered is named; trying again fetches it alone', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  const requested: string[] = [];
  page.on('request', (request) => {
    const part = /[^/]+\.part\d+$/.exec(request.url())?.[0];
    if (part) requested.push(part);
  });
  const spoil = async (answer: (route: Route) => Promise<void>) => {
    await page.unroute(`**/${PART}`);
    await page.route(`**/${PART}`, answer);
  };
  const alert = page.getByRole('alert').filter({ hasText: 'The model could not be loaded' });
  const tryAgain = async () => {
    requested.length = 0;
    await alert.getByRole('button', { name: 'Try again' }).click();
  };
  const bytesOf = async (route: Route) => (await route.fetch()).body();

  await explorer.open();
  await spoil((route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: /^Load the model/ }).click();
  await expect(alert).toContainText(PART);
  await expect(alert).toContainText('missing');
  expect(new Set(requested).size).toBe(16);

  await spoil(async (route) => route.fulfill({ body: (await bytesOf(route)).subarray(0, 1000) }));
  await tryAgain();
  await expect(alert).toContainText(`${PART} of the model has a wrong size`);
  expect(requested).toEqual([PART]);

  await spoil(async (route) => {
    const bytes = Buffer.from(await bytesOf(route));
    bytes[500] = (bytes[500] ?? 0) ^ 1;
    await route.fulfill({ body: bytes });
  });
  await tryAgain();
  await expect(alert).toContainText(`${PART} of the model was altered`);
  expect(requested).toEqual([PART]);

  await page.unroute(`**/${PART}`);
  await tryAgain();
  await explorer.ready();
  expect(requested).toEqual([PART]);
  explorer.expectNoComplaints({ requests: false });
});

test('with storage full the model runs from memory, and the page says that it is not kept', async ({
  page,
}) => {
  await beforeTheWorker(
    page,
    `Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));`,
  );
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await explorer.load();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const entries = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return entries.flat().length;
  });
  expect(kept).toBe(0);
  const notice = page.locator('.notice').filter({ hasText: 'The model is not kept' });
  await expect(notice).toContainText('fetched again next time');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  explorer.expectNoComplaints();
});

test('without SharedArrayBuffer wasm runs on one thread, and the page says why', async ({ page }) => {
  await page.route('http://localhost:*/', async (route) => {
    const response = await route.fetch();
    const {
      'cross-origin-opener-policy': _,
      'cross-origin-embedder-policy': __,
      ...headers
    } = response.headers();
    await route.fulfill({ response, headers });
  });
  const explorer = new ExplorerPage(page);
  await explorer.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await openFile(page, tinyModel('gemma3').gguf);
  await explorer.ready('wasm ×1');
  await page.getByText('Engine', { exact: true }).click();
  await expect(page.getByText(/does not send COOP and COEP/)).toBeVisible();
  explorer.expectNoComplaints();
});

test('a GGUF of another architecture is refused, with those that are supported', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await openFile(page, tinyModel('gemma3', 1, 'falcon').gguf);
  await expect(page.getByRole('alert')).toContainText(/"falcon".*gemma3.*llama/);
  await openFile(page, tinyModel('llama').gguf);
  await explorer.ready('Tiny llama');
  explorer.expectNoComplaints();
});

test('a file that is no GGUF, or is cut short, is refused in words', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await openFile(page, new TextEncoder().encode('this is not a model'));
  await expect(page.getByRole('alert')).toContainText('The model could not be loaded');
  const { gguf } = tinyModel('gemma3');
  await openFile(page, gguf.subarray(0, gguf.length - 5000));
  await expect(page.getByRole('alert')).toContainText(/cut short/);
  explorer.expectNoComplaints();
});

test('a text of the reader’s that is too long is cut with a notice, an empty one refused', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await openFile(page, tinyModel('gemma3').gguf);
  await explorer.ready();
  await explorer.perplexity.getByText('Own text', { exact: true }).click();
  const score = explorer.perplexity.getByRole('button', { name: 'Score this text' });
  await explorer.perplexity.getByRole('textbox', { name: 'Text to score' }).fill('   ');
  await score.click();
  await expect(explorer.perplexity.getByRole('alert')).toContainText('Write some text first');
  await explorer.perplexity.getByRole('textbox', { name: 'Text to score' }).fill('q'.repeat(700));
  await score.click();
  await expect(explorer.perplexity.locator('[data-told=own-text]')).toContainText('the first 511 tokens');
  explorer.expectNoComplaints();
});

test('regions of another model are refused when the reader’s own is loaded, and the rest goes on', async ({
  page,
}) => {
  await serveRegions(page, tinyRegions(tinyShape('gemma3')));
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await openFile(page, tinyModel('gemma3').gguf);
  await explorer.ready();
  await explorer.press('Core region');
  const alert = page.getByRole('alert').filter({ hasText: 'The numbers could not be computed' });
  await expect(alert).toContainText(/regions here belong to the model with SHA-256 abababab/);
  await explorer.resetAll();
  await expect(alert).toHaveCount(0);
  explorer.expectNoComplaints();
});

test('a region file of another model is refused in the heat map, and so is a damaged one', async ({
  page,
}) => {
  const shape = tinyShape('gemma3');
  const { index, files } = tinyRegions(shape, HASH);
  await serveRegions(page, { index, files: tinyRegions(shape, OTHER_HASH).files });
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await expect(explorer.overlap.getByRole('alert')).toContainText(/belongs to tiny \(SHA-256 cdcdcdcd/);

  await page.unroute(REGION_FILES);
  const damaged = new Map(
    [...files].map(([name, bytes]) => [name, bytes.map((byte, at) => (at === 100 ? byte ^ 4 : byte))]),
  );
  await serveRegions(page, { index, files: damaged });
  await explorer.overlap.getByRole('alert').getByRole('button').click();
  await expect(explorer.overlap.getByRole('alert')).toContainText(/altered/);

  await page.unroute(REGION_FILES);
  await serveRegions(page, { index, files });
  await explorer.overlap.getByRole('alert').getByRole('button').click();
  await expect(explorer.overlap.getByRole('application')).toBeVisible();
  explorer.expectNoComplaints();
});
