import { expect } from 'vitest';
import { openModelFile } from '../../pipeline/node_files';
import { nodeRuntime } from '../../pipeline/node_model';
import type { LayerVariant } from '../../workers/backend/layers';
import { LoadedModel } from '../../workers/decoder/loaded_model';
import { maxTokens } from '../../workers/model/positions';
import { INTACT } from '../../workers/model/recipe';
import { type Matrix, matrixDims } from '../../workers/model/shape';
import { generate } from '../../workers/tasks/generate';
import { NO_REGIONS } from '../../workers/weights/resolve';
import { type Golden, type GoldenEdit, goldenText } from './golden';
import { runnableEdit, zeroEvery97th } from './golden_edits';

const never = () => {};

/** A real model in Node beside the numbers that PyTorch gave for its file. */
export class GoldenModel {
  private constructor(
    readonly model: LoadedModel,
    readonly golden: Golden,
  ) {}

  /** @param path see `openModelFile` */
  static async open(golden: Golden, path?: string): Promise<GoldenModel> {
    const model = await LoadedModel.open({
      source: await openModelFile(path),
      sha256: golden.sha256,
      runtime: nodeRuntime(2),
      regions: NO_REGIONS,
      onProgress: never,
      checkpoint: never,
    });
    return new GoldenModel(model, golden);
  }

  /** The intact model gives a text's likelihood; of one that is longer than the engine takes, of its beginning. */
  async expectText(language: string): Promise<void> {
    const { nll } = goldenText(language, this.golden);
    const scored = nll.slice(0, maxTokens(this.model.shape) - 1);
    await this.expectMean(language, scored.reduce((a, b) => a + b, 0) / scored.length, 1e-3);
  }

  async expectMean(language: string, expected: number, tolerance: number, variant: LayerVariant = 'base') {
    const ids = goldenText(language, this.golden).ids.slice(0, maxTokens(this.model.shape));
    const nll = await this.model.decoder.score(ids, variant, never);
    const mean = nll.reduce((a, b) => a + b, 0) / nll.length;
    expect(Math.abs(mean - expected), language).toBeLessThan(tolerance);
  }

  /** The engine stops at the end of a text, where PyTorch went on. */
  async expectContinuation(
    { prompt, new: ids }: Golden['greedy'][number],
    variant: LayerVariant = 'base',
  ): Promise<string> {
    const { endOfText } = this.model.tokenizer;
    const stop = ids.findIndex((id) => endOfText.has(id));
    const job = { prompt, newTokens: ids.length, temperature: 0, seed: 0 };
    const end = await generate(this.model, job, variant, never, never);
    expect(end.tokens.map(({ id }) => id)).toEqual(stop === -1 ? ids : ids.slice(0, stop));
    return end.text;
  }

  /** Makes a golden edit, sees that likelihoods and a continuation are PyTorch's, and takes it back. */
  async expectEdit(entry: GoldenEdit): Promise<void> {
    const { model } = this;
    const edit = runnableEdit(entry, model.shape);
    const { layers } = model.decoder.parts;
    if (edit.by === 'recipe') expect(await model.apply(edit.recipe, never)).toBe('edited');
    else {
      // Leaves nothing of an earlier recipe beside the weights that are put in by hand.
      for (let layer = 0; layer < model.shape.layers; layer++) await layers.dropEdited(layer);
      for (const layer of edit.layers)
        await layers.prepare(
          layer,
          'edited',
          zeroEvery97th(await model.weights.layer(layer), model.shape, edit.matrices),
        );
    }
    for (const [language, expected] of Object.entries(entry.meanNll))
      await this.expectMean(language, expected, 2e-3, 'edited');
    await this.expectContinuation(entry.greedy, 'edited');
    if (edit.by === 'weights') for (const layer of edit.layers) await layers.dropEdited(layer);
    await model.restore();
    expect(await model.apply(INTACT, never)).toBe('base');
  }

  /** @param name "<layer>.<matrix>". @param found importances, [output, input] */
  expectImportance(name: string, matrix: Matrix, found: Float32Array): void {
    const expected = this.golden.importance.matrices[name];
    if (!expected) throw new Error(`the golden file has no matrix ${name}`);
    const { output, input } = matrixDims(this.model.shape, matrix);
    expect(expected.shape).toEqual([output, input]);
    const sum = found.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum / expected.sumAbsThetaGrad - 1), `sum of ${name}`).toBeLessThan(1e-3);
    const { top20 } = expected;
    if (!top20) return;
    // Each of PyTorch's twenty has its value, and nothing else is larger than the least of them, but for ties.
    const indices = new Set(top20.map(([index]) => index));
    for (const [index, value] of top20)
      expect(Math.abs((found[index] ?? 0) / value - 1), `${name}, weight ${index}`).toBeLessThan(1e-2);
    const least = top20.at(-1)?.[1] ?? 0;
    const others = found.reduce(
      (most, value, index) => (indices.has(index) ? most : Math.max(most, value)),
      0,
    );
    expect(others, `largest of ${name} that PyTorch does not list`).toBeLessThan(least * (1 + 1e-3));
  }
}
