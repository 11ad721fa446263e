import { expect, test } from '@playwright/test';
import { findChromium, LAUNCH_FLAGS } from '../../../pipeline/browsers/find_chromium';
import { ExplorerPage } from '../support/explorer_page';
import { serveStatic } from '../support/static_server';

/** A name that is this machine: what it serves is no secure context, as in a lecture room's network. */
const NAME = 'lecture.room';
const executablePath = findChromium();
test.use({
  launchOptions: {
    args: [...LAUNCH_FLAGS, `--host-resolver-rules=MAP ${NAME} localhost`],
    ...(executablePath === null ? {} : { executablePath }),
  },
});

test('by the name of a machine in the room, over plain http, the page works, and says what it can’t have', async ({
  page,
}) => {
  const host = await serveStatic('dist-test', '/');
  const reader = new ExplorerPage(page);
  await reader.unfold();
  await page.goto(host.url.replace('localhost', NAME));
  await expect(reader.baseText()).toContainText('Shanghai');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.getByText('Engine', { exact: true }).click();
  await expect(page.getByText(/Serve it over https, or open it on localhost/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByText('Menu', { exact: true }).click();
  await page.getByRole('button', { name: 'Lectures' }).click();
  await page.getByRole('button', { name: 'New lecture' }).click();
  await page.getByRole('button', { name: 'Add what is set now' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 step');
  reader.expectNoComplaints();
  await host.close();
});
