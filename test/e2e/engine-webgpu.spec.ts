import { expect, test } from '@playwright/test';
import { type Edit, INTACT, type Recipe } from '../../workers/model/recipe';
import type { TextScore } from '../../workers/protocol';
import { TINY_MODELS, tinyModel } from '../support/tiny_model';
import { EnginePage } from './support/engine_page';
import { ExplorerPage } from './support/explorer_page';
import { beforeTheWorker, openFile } from './support/worker';

const TEXTS = ['the university is in 中国, and the others are not', 'абв где', 'q'.repeat(90)];
const ITEMS = TEXTS.map((text, at) => ({ id: String(at), text }));
const DIMENSION: Edit = { target: 'dimension', dimension: 5, operation: { op: 'zero' } };
const normTimes = (factor: number): Edit => ({
  target: 'parameter',
  norm: 'ffn_norm',
  layer: 1,
  dimension: 7,
  operation: { op: 'scale', factor },
});
const recipe = (...edits: Edit[]): Recipe => ({ version: 1, edits });
/** Norms alone, then matrices with them, then other norms beside the same matrices, then norms alone again. */
const RECIPES = [
  INTACT,
  recipe(normTimes(4)),
  recipe(DIMENSION, normTimes(4)),
  recipe(DIMENSION, normTimes(-3)),
  recipe(normTimes(4)),
  INTACT,
];
/** Log-likelihoods of two back ends may differ by rounding; measured 4e-4 over 32 tokens. */
const PARITY = 2e-3;

test('the adapter here computes in software, and so wasm is chosen, and the reason says so', async ({
  page,
}) => {
  const info = await (await EnginePage.open(page)).loadFile(tinyModel('gemma3').gguf, 'auto');
  expect(info.backend.name).toBe('wasm');
  expect(info.backend.reasons.map(({ code }) => code)).toContain('reason.software');
});

/** Every graph that WebGPU runs: llama is llama-3.1 without its factors, gemma3-4b is gemma3 with others. */
const GRAPHS = TINY_MODELS.filter((name) => name !== 'llama' && name !== 'gemma3-4b');

for (const architecture of GRAPHS) {
  test(`WebGPU gives a ${architecture} model the numbers of wasm, intact and edited`, async ({ page }) => {
    const { gguf } = tinyModel(architecture);
    const wasm = await EnginePage.open(page);
    expect((await wasm.loadFile(gguf, 'wasm')).backend.name).toBe('wasm');
    const expected: TextScore[] = [];
    for (const each of RECIPES) expected.push(...(await wasm.score(ITEMS, each)));
    const text = await wasm.write('the university', 12, INTACT);

    const webgpu = await EnginePage.open(page);
    expect((await webgpu.loadFile(gguf, 'webgpu')).backend.name).toBe('webgpu');
    const found: TextScore[] = [];
    for (const each of RECIPES) found.push(...(await webgpu.score(ITEMS, each)));
    expect(found).toHaveLength(expected.length);
    for (const [at, score] of found.entries()) {
      expect(score.ids).toEqual(expected[at]?.ids);
      const differences = score.negativeLogLikelihood.map((value, token) =>
        Math.abs(value - (expected[at]?.negativeLogLikelihood[token] ?? Number.NaN)),
      );
      expect(Math.max(...differences), `text ${at}`).toBeLessThan(PARITY);
    }
    // The same recipe gives the same numbers to the last bit, whatever was made and taken back in between.
    const scoresOf = (at: number) => found.slice(at * ITEMS.length, (at + 1) * ITEMS.length);
    expect(scoresOf(5)).toEqual(scoresOf(0));
    expect(scoresOf(4)).toEqual(scoresOf(1));
    expect(scoresOf(3)).not.toEqual(scoresOf(2));
    const written = await webgpu.write('the university', 12, INTACT);
    expect(written.tokens.map(({ id }) => id)).toEqual(text.tokens.map(({ id }) => id));
  });
}

test('a region is found in a worker, on wasm and beside WebGPU alike, and can be cancelled', async ({
  page,
}) => {
  const { gguf } = tinyModel('gemma3');
  const text = TEXTS.slice(0, 2).join(' ').repeat(20);
  const wasm = await EnginePage.open(page);
  await wasm.loadFile(gguf, 'wasm');
  const { kind, stages } = await wasm.discoverAndCancel(text);
  expect(kind).toBe('cancelled');
  expect(stages).not.toContain('layers');
  const expected = await wasm.discover(text);
  expect(expected.own.tokens).toBeGreaterThan(100);

  const webgpu = await EnginePage.open(page);
  expect((await webgpu.loadFile(gguf, 'webgpu')).backend.name).toBe('webgpu');
  const found = await webgpu.discover(text);
  expect(found.own.tokens).toBe(expected.own.tokens);
  expect(Math.abs(found.own.meanNll - expected.own.meanNll)).toBeLessThan(PARITY);
  for (const [at, value] of found.own.stability.top.byShare.entries())
    expect(value).toBeCloseTo(expected.own.stability.top.byShare[at] ?? Number.NaN, 1);
});

test('a device that is lost is said to be, and trying again starts a new engine', async ({ page }) => {
  await beforeTheWorker(
    page,
    `const ask = GPUAdapter.prototype.requestDevice;
     self.devices = [];
     GPUAdapter.prototype.requestDevice = async function (...wanted) {
       const device = await ask.apply(this, wanted);
       self.devices.push(device);
       return device;
     };`,
  );
  const explorer = new ExplorerPage(page);
  await explorer.open('#v1&lang=en&tokens=4');
  await page.getByText('Engine', { exact: true }).click();
  await page.getByLabel('Back end').selectOption('webgpu');
  await openFile(page, tinyModel('gemma3').gguf);
  await page.keyboard.press('Escape');
  await explorer.ready('WebGPU');
  await explorer.settled();
  const [worker] = page.workers();
  if (!worker) throw new Error('the page has no worker');
  await worker.evaluate(() => {
    for (const device of (globalThis as unknown as { devices: GPUDevice[] }).devices) device.destroy();
  });
  await explorer.generate('another prompt');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The GPU was lost');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
  await explorer.ready('WebGPU');
  await expect(explorer.baseText()).toBeVisible();
});
