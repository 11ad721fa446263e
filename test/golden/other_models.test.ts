import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_MODELS, type OtherModelKey, otherModelPath } from '../../pipeline/model/other_models';
import { MATRICES, type Matrix, matrixDims } from '../../workers/model/shape';
import type { LayerGradients } from '../../workers/tasks/gradients';
import { importanceOf } from '../../workers/tasks/importance';
import { layeredGradients } from '../../workers/tasks/layered_gradients';
import { goldenText, readGolden } from '../support/golden';
import { GoldenModel } from '../support/golden_model';

const never = () => {};

/**
 * What is run of each: every text of the small one, and of the larger one what shows its biases and its head of its own.
 * Of edits one of each kind (a region, a norm of either place, a dimension): the others are the same code with other numbers.
 */
const CASES: readonly {
  readonly key: OtherModelKey;
  readonly fixture: string;
  readonly languages: readonly string[] | 'all';
  /** Places in the golden file's list. */
  readonly edits: readonly number[];
}[] = [
  { key: 'smollm2', fixture: 'smollm2-135m', languages: 'all', edits: [0, 1, 2, 9] },
  { key: 'qwen2.5-coder', fixture: 'qwen2.5-coder-0.5b', languages: ['en', 'zh', 'ar', 'th'], edits: [0, 1] },
];

for (const { key, fixture, languages, edits } of CASES) {
  const { name } = OTHER_MODELS[key];
  if (!existsSync(otherModelPath(key))) {
    it.skip(`${name} is skipped: "npm run model -- ${key}" fetches its file`, never);
    continue;
  }
  const golden = readGolden(fixture);
  describe(name, () => {
    let real: GoldenModel;
    beforeAll(async () => {
      real = await GoldenModel.open(golden, otherModelPath(key));
    });
    afterAll(() => real?.model.release());

    it('has the golden ids of every text, odd string and prompt', () => {
      const { tokenizer } = real.model;
      expect(tokenizer.opening).toEqual([]);
      const prompts = golden.greedy.map(({ prompt, ids }) => ({ text: prompt, ids }));
      for (const { text, ids } of [
        ...Object.values(golden.texts),
        ...(golden.tokenization ?? []),
        ...prompts,
      ]) {
        expect(tokenizer.encode(text, { controls: true }), text).toEqual(ids);
        expect(tokenizer.decode(tokenizer.encode(text)), text).toBe(text);
      }
    });

    it('scores texts within 1e-3 nats of PyTorch', async () => {
      for (const language of languages === 'all' ? Object.keys(golden.texts) : languages)
        await real.expectText(language);
    });

    it.each(golden.greedy)('writes after "$prompt" what PyTorch writes', async (one) => {
      await real.expectContinuation(one);
    });

    it.each(
      golden.edits
        .filter((_, at) => edits.includes(at))
        .map((entry) => ({ ...entry, words: `${entry.edit.op} ${entry.edit.where}` })),
    )('edited agrees with PyTorch: $words', (entry) => real.expectEdit(entry));

    it('has PyTorch’s importances', async () => {
      const { model } = real;
      const { ids } = goldenText(golden.importance.text, golden);
      const checked: string[] = [];
      let gradients: LayerGradients | null = null;
      await layeredGradients(model, [ids], never, {
        onGradients: (_layer, _sequence, found) => {
          gradients = found;
        },
        onLayer: (layer, { matrices }) => {
          for (const matrix of MATRICES.filter((one) => golden.importance.matrices[`${layer}.${one}`])) {
            const gradient = (gradients as LayerGradients | null)?.matrices[matrix] ?? new Float32Array();
            const dims = matrixDims(model.shape, matrix as Matrix);
            const found = importanceOf(gradient, matrices[matrix], dims, ids.length - 1);
            real.expectImportance(`${layer}.${matrix}`, matrix, found);
            checked.push(`${layer}.${matrix}`);
          }
        },
        onProgress: async () => {},
      });
      expect(checked.sort()).toEqual(Object.keys(golden.importance.matrices).sort());
    });
  });
}
