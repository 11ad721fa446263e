import { devices, expect, test } from '@playwright/test';
import { tinyModel } from '../../support/tiny_model';
import { ExplorerPage } from '../support/explorer_page';
import { beforeTheWorker, openFile } from '../support/worker';

test('parts that do not arrive say so, leave the rest of the page alone, and come at "Try again"', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await page.route('**/assets/**', (route) => route.abort());
  const said = page.getByText('A part of the page could not be fetched.').first();
  const again = page.getByRole('button', { name: 'Try again' });

  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(said).toBeVisible();
  await expect(explorer.sentence).toBeVisible();
  await page.unroute('**/assets/**');
  await again.click();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(said).toBeHidden();

  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: 'gone' }));
  for (const name of ['Glossary', 'About']) {
    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog', { name: /could not be fetched/ })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(explorer.sentence).toBeVisible();
});

test('history calls that the browser refuses cost nothing but the address', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await page.addInitScript(() => {
    for (const name of ['pushState', 'replaceState'] as const)
      history[name] = () => {
        throw new DOMException('100 calls in 30 s', 'SecurityError');
      };
  });
  await explorer.open();
  await explorer.press('Core region');
  await expect(explorer.sentence).toContainText(/core region/i);
  explorer.expectNoComplaints();
});

test('what a gesture, a timer or a frame throws stops nothing else', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await page.addInitScript(() => {
    const refused = () => {
      throw new Error('No pointer of that name.');
    };
    Element.prototype.setPointerCapture = refused;
    for (const type of ['pointerdown', 'keydown', 'scroll']) addEventListener(type, refused, true);
    setInterval(refused, 50);
    requestAnimationFrame(refused);
  });
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await explorer.open();
  const map = explorer.overlap.locator('canvas').first();
  await map.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await page.mouse.down();
  await page.mouse.move(1200, 500);
  await page.mouse.up();
  await explorer.press('Core region');
  await expect(explorer.sentence).toContainText(/core region/i);
  await page.keyboard.press('Control+z');
  await expect(explorer.sentence).toContainText('Nothing is changed');
  expect(faults.length).toBeGreaterThan(3);
  expect(new Set(faults)).toEqual(new Set(['No pointer of that name.']));
});

test('a model that never starts is said to hang, and one thread is proposed', async ({ page }) => {
  await page.clock.install();
  await beforeTheWorker(page, 'WebAssembly.instantiate = () => new Promise(() => {});');
  const explorer = new ExplorerPage(page);
  await explorer.open();
  await openFile(page, tinyModel('gemma3').gguf);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(page.getByText(/preparing the output head/)).toBeVisible();
  await page.clock.fastForward('01:10');
  await expect(page.getByText(/has not moved for a minute/).first()).toBeVisible();
  await page.unroute('**/assets/engine.worker-*.js');
  await page.getByRole('button', { name: 'Load on one thread' }).click();
  await explorer.ready('wasm ×1');
  await expect(page.getByText(/has not moved for a minute/)).toHaveCount(0);
});

test.describe('on a phone', () => {
  const { viewport, userAgent, hasTouch, isMobile, deviceScaleFactor } = devices['Pixel 7'];
  test.use({ viewport, userAgent, hasTouch, isMobile, deviceScaleFactor, serviceWorkers: 'allow' });

  test('nothing large is fetched before it is asked for, in the background either', async ({ page }) => {
    const large: string[] = [];
    page.context().on('request', (request) => {
      if (/\/(regions\/.*\.region|ort\/|models\/.*part)/.test(request.url())) large.push(request.url());
    });
    const explorer = new ExplorerPage(page);
    await explorer.open('', { folded: true });
    await expect(explorer.baseText()).toContainText('Shanghai');
    const kept = () =>
      page.evaluate(async () => {
        const sizes = await Promise.all(
          (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length),
        );
        return sizes.reduce((sum, size) => sum + size, 0);
      });
    // The page itself is kept: the background has done what it does by itself.
    await expect.poll(kept, { timeout: 60_000 }).toBeGreaterThan(20);
    expect(large).toEqual([]);
  });
});

test('a browser that tells of too little memory is believed, and can be overruled', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { value: 0.5 }));
  await new ExplorerPage(page).open();
  await page.getByRole('button', { name: 'Why not live' }).click();
  const dialog = page.getByRole('dialog', { name: /too small/ });
  await expect(dialog).toContainText('Some browsers say less than there is');
  await expect(dialog.getByRole('button', { name: 'Load it anyway' })).toBeVisible();
});
