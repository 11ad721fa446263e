import { expect, type Page, test } from '@playwright/test';
import { INTACT, type Recipe } from '../../workers/model/recipe';
import { golden, goldenText } from '../support/golden';
import { EnginePage } from './support/engine_page';

/** Scripts of every kind, and the paper's six. */
const LANGUAGES = ['en', 'zh', 'ar', 'ru', 'es', 'ko', 'vi', 'hi'];
const FIGURE_4: Recipe = {
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'post_attention_norm',
      layer: 1,
      dimension: 163,
      operation: { op: 'scale', factor: 4 },
    },
  ],
};

test.describe.configure({ mode: 'serial' });

let page: Page;
let engine: EnginePage;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  engine = await EnginePage.open(page);
});
test.afterAll(() => page.close());

test('the shipped model loads on wasm with threads', async () => {
  const info = await engine.loadShipped('auto');
  expect(info.backend.name).toBe('wasm');
  expect(info.backend.threads).toBeGreaterThanOrEqual(1);
  expect(info.modelSha256).toBe(golden.sha256);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('every text has the golden ids and PyTorch’s log-likelihood within 1e-3 nats', async () => {
  const items = LANGUAGES.map((id) => ({ id, text: goldenText(id).text }));
  for (const { id, ids, meanNll } of await engine.score(items, INTACT)) {
    expect(ids).toEqual(goldenText(id).ids);
    expect(Math.abs(meanNll - goldenText(id).mean), id).toBeLessThan(1e-3);
  }
});

for (const { prompt, new: ids, text } of golden.greedy.slice(0, 2)) {
  test(`the text after “${prompt}” is PyTorch’s`, async () => {
    const end = await engine.write(prompt, ids.length, INTACT);
    expect(end.tokens.map(({ id }) => id)).toEqual(ids);
    expect(end.text).toBe(text);
  });
}

test('one parameter x4 changes what PyTorch says it changes, and nothing stays of it', async () => {
  const edit = golden.edits.find(
    ({ edit: { factor, where } }) =>
      factor === 4 && /^post_attention_norm of layer 1, dimension 163 /.test(where),
  );
  if (!edit) throw new Error('the golden file has no edit of Figure 4');
  const items = Object.keys(edit.meanNll).map((id) => ({ id, text: goldenText(id).text }));
  for (const { id, meanNll } of await engine.score(items, FIGURE_4))
    expect(Math.abs(meanNll - (edit.meanNll[id] ?? 0)), id).toBeLessThan(2e-3);
  const { prompt, new: ids } = edit.greedy;
  expect((await engine.write(prompt, ids.length, FIGURE_4)).tokens.map(({ id }) => id)).toEqual(ids);
  for (const { id, meanNll } of await engine.score(items, INTACT))
    expect(Math.abs(meanNll - goldenText(id).mean), id).toBeLessThan(1e-3);
});
