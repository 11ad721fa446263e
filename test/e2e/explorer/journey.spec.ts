import { type BrowserContext, expect, test } from '@playwright/test';
import { golden } from '../../support/golden';
import { COMPUTING_MS, ExplorerPage, numberOf } from '../support/explorer_page';

/** One reader, one visit: each step goes on from where the last one ended. */
test.describe.configure({ mode: 'serial' });

/** Fewer than by default, so that the journey is short. */
const FEW_LANGUAGES = '#v1&lang=en,ar,zh,fa,es';
const BREAKS = /^Norm after attention, layer 1, dimension 163/;

let context: BrowserContext;
let reader: ExplorerPage;
const partRequests: string[] = [];

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  reader = new ExplorerPage(await context.newPage());
  context.on('request', (request) => {
    if (/\.part\d+$/.test(request.url())) partRequests.push(request.url());
  });
});
test.afterEach(() => reader.expectNoComplaints());
test.afterAll(() => context.close());

test('the model loads when the reader asks for it, and the numbers become live', async () => {
  await reader.open(FEW_LANGUAGES);
  expect(partRequests).toEqual([]);
  const engine = reader.page.getByText('Engine', { exact: true });
  const before = await engine.boundingBox();
  await reader.load();
  await reader.settled();
  expect(await engine.boundingBox(), 'the header moves nothing as its words change').toEqual(before);
  await reader.ready(/Gemma.*wasm|Gemma.*WebGPU/i);
  await expect(await reader.table()).toContainText('live');
  expect(partRequests.length).toBe(16);
});

test('a prompt is continued as PyTorch continues it', async () => {
  const expected = golden.greedy.find(({ prompt }) => prompt === 'The capital of France is');
  if (!expected) throw new Error('the golden file has no such prompt');
  await reader.generate(expected.prompt);
  await expect(reader.baseText()).toHaveText(expected.text.trim(), { timeout: COMPUTING_MS });
  await reader.settled();
});

test('one dimension x4 breaks the model, and an ordinary one does not', async () => {
  await reader.generate('Fudan University is located in');
  await reader.preset(BREAKS);
  await expect(reader.sentence).toContainText(/norm after attention, layer 1, dimension 163/i);
  await expect(reader.editedText()).toContainText('the city of the city of the city', {
    timeout: COMPUTING_MS,
  });
  await reader.settled();
  await reader.expectNumber('English', 'ratio', { above: 5 });
  await reader.resetAll();
  await reader.preset(/^The same at dimension 80/);
  await expect(reader.sentence).toContainText('dimension 80');
  await reader.settled();
  await reader.expectNumber('English', 'ratio', { below: 1.2 });
  await reader.resetAll();
});

test('without the core region the model knows no language any more, but without random weights it does', async () => {
  await reader.press('Core region');
  await expect(reader.sentence).toHaveText(/core region.* removed: [\d,]+ weights, 1 %/i);
  await reader.settled();
  for (const language of ['English', 'Arabic', 'Chinese']) {
    await reader.expectNumber(language, 'ratio', { above: 1e5 });
    const { base } = await reader.numbers(language);
    await reader.expectNumber(language, 'random', { below: 5 * numberOf(base) });
  }
  await expect(reader.generation).toContainText('differs from token 1 on');
  await reader.resetAll();
});

test('without the Arabic region Arabic and Persian suffer, and Spanish hardly', async () => {
  await reader.press('Arabic region');
  await expect(reader.sentence).toContainText(/Arabic region.* removed/);
  await reader.settled();
  await reader.expectNumber('Arabic', 'ratio', { above: 4 });
  await reader.expectNumber('Persian', 'ratio', { above: 2.5 });
  await reader.expectNumber('Spanish', 'ratio', { below: 2 });
  await reader.resetAll();
});

test('the heat map shows where two regions lie, and tells each cell to the keyboard', async () => {
  const map = reader.overlap.getByRole('application', { name: /Heat map of the Arabic and Vietnamese/ });
  await expect(map).toBeVisible();
  await expect(map.locator('canvas')).toBeVisible();
  await map.focus();
  await reader.page.keyboard.press('ArrowRight');
  await reader.page.keyboard.press('ArrowRight');
  await expect(reader.overlap.locator('.overlap-readout').first()).toContainText(/input|output/);
});

test('back takes an edit away, forward brings it again', async () => {
  await reader.preset(BREAKS);
  await expect(reader.sentence).toContainText('dimension 163');
  await reader.page.goBack();
  await expect(reader.sentence).toContainText('Nothing is changed');
  await reader.page.goForward();
  await expect(reader.sentence).toContainText('dimension 163');
  await reader.settled();
  for (const language of ['English', 'Arabic', 'Chinese', 'Persian', 'Spanish'])
    await reader.expectNumber(language, 'ratio', { above: 1 });
});

test('after a reload the model comes from the cache by itself, and the numbers are the same', async () => {
  const before = await reader.allNumbers();
  const requested = partRequests.length;
  await reader.page.reload();
  await reader.ready();
  await reader.settled();
  await expect(reader.sentence).toContainText('dimension 163');
  await reader.expectAllNumbers(before);
  expect(partRequests.length).toBe(requested);
});

test('a worker that crashes is replaced, and the edit stands again', async () => {
  const before = await reader.allNumbers();
  const [worker] = reader.page.workers();
  if (!worker) throw new Error('the page has no worker');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of memory');
    }, 0);
  });
  await reader.page.getByText('Engine', { exact: true }).click();
  await expect(reader.page.getByText('was replaced once')).toBeVisible();
  await reader.ready();
  await reader.page.keyboard.press('Escape');
  await reader.settled();
  await reader.expectAllNumbers(before);
});

test('the shared link gives the same numbers on another machine', async ({ browser }) => {
  const before = await reader.allNumbers();
  await reader.page.getByRole('button', { name: 'Copy link' }).click();
  await expect(reader.page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await reader.page.evaluate(() => navigator.clipboard.readText());
  const elsewhere = await browser.newContext();
  const other = new ExplorerPage(await elsewhere.newPage());
  await other.page.goto(link);
  await expect(other.sentence).toContainText('dimension 163');
  await other.load();
  await other.settled();
  await other.expectAllNumbers(before);
  other.expectNoComplaints();
  await elsewhere.close();
});
