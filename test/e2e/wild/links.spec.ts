import { expect, test } from '@playwright/test';
import { lectureLink } from '../../../app/lecture/link';
import type { Lecture } from '../../../app/lecture/schema';
import { ExplorerPage } from '../support/explorer_page';

const LECTURE: Lecture = {
  version: 1,
  id: 'sent',
  title: 'Sent by mail',
  revision: 1,
  steps: [{ id: 'one', title: 'First', notes: '', link: 'v1&core=1', predict: false, shows: 'both' }],
};

test('a link that mail programs encoded is read as it was meant, whole and by its number sign', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  for (const address of ['/#v1%26core%3D1', '/%23v1&core=1', '/#v1&amp;core=1&fbclid=x']) {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(explorer.sentence, address).toContainText(/core region/i);
    await expect(page.locator('[data-told=link-problems]')).toHaveCount(0);
    expect(new URL(page.url()).pathname, address).toBe('/');
  }
  explorer.expectNoComplaints();
});

test('a lecture’s link opens encoded too, and pasted into a page that is open keeps what is set', async ({
  page,
}) => {
  const explorer = new ExplorerPage(page);
  const { hash } = new URL(await lectureLink(LECTURE, 'http://localhost/'));
  const dialog = page.getByRole('dialog', { name: /Lectures/ });
  for (const sent of [hash.replace('=', '%3D'), `/%23${hash.slice(1)}`.slice(1)]) {
    await page.goto('about:blank');
    await page.goto(`/${sent}`);
    await expect(dialog, sent).toContainText('Sent by mail');
    await page.keyboard.press('Escape');
  }
  await page.goto('about:blank');
  await page.goto('/#v1&off=ar');
  await expect(explorer.sentence).toContainText(/Arabic/);
  await page.evaluate((pasted) => {
    location.hash = pasted;
  }, hash);
  await expect(dialog).toContainText('Sent by mail');
  await page.keyboard.press('Escape');
  await expect(explorer.sentence).toContainText(/Arabic/);
  // The same link three times is one lecture.
  await expect
    .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('/ lectures-v1') ?? '[]').length))
    .toBe(1);
  explorer.expectNoComplaints();
});

test('a key that is held makes one step of undo and of the history, and one run', async ({ page }) => {
  const explorer = new ExplorerPage(page);
  await explorer.open();
  const entries = () => page.evaluate(() => history.length);
  const shares = explorer.switches.getByRole('radio', { name: /%$/ });
  await shares.first().focus();
  const before = await entries();
  for (let times = 0; times < 12; times++) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  expect((await entries()) - before).toBeLessThanOrEqual(1);
  await explorer.press('Core region');
  const set = page.url();
  const core = explorer.switches.getByRole('switch', { name: 'Core region' });
  await core.focus();
  for (let times = 0; times < 12; times++) await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(set);
  await page.keyboard.down('Control');
  for (let times = 0; times < 12; times++) await page.keyboard.down('z');
  await page.keyboard.up('z');
  await page.keyboard.up('Control');
  await page.keyboard.press('Control+y');
  await expect(page).toHaveURL(set);
  explorer.expectNoComplaints();
});
