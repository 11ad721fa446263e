import { describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { checkBackend, GOLDEN_TOLERANCE } from '../../../../workers/engine/golden_check';
import { BackendError } from '../../../../workers/errors';
import { golden, goldenText } from '../../../support/golden';

const { ids, nll } = goldenText('en');
const asked: number[][] = [];

/** As much of a loaded model as the check uses: it scores with what `answer` gives. */
function modelThat(answer: (asked: readonly number[]) => number[], sha256 = golden.sha256): LoadedModel {
  asked.length = 0;
  const score = async (wanted: readonly number[]) => {
    asked.push([...wanted]);
    return Float32Array.from(answer(wanted));
  };
  const info = { modelSha256: sha256, backend: { name: 'webgpu' } };
  return { info, shape: { vocabulary: 350 }, decoder: { score } } as unknown as LoadedModel;
}

/** PyTorch's own numbers, each off by `nats`. */
const offBy = (nats: number) => (wanted: readonly number[]) =>
  nll.slice(0, wanted.length - 1).map((value) => value + nats);
const other = 'ab'.repeat(32);

describe('the check of a back end', () => {
  it('asks for the beginning of the reference’s English text, and passes its numbers', async () => {
    await checkBackend(modelThat(offBy(0)));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toEqual(ids.slice(0, asked[0]?.length));
    expect(asked[0]?.length).toBeGreaterThan(10);
  });

  it('allows the difference that back ends have among themselves, and no more', async () => {
    await checkBackend(modelThat(offBy(GOLDEN_TOLERANCE * 0.9)));
    const failing = checkBackend(modelThat(offBy(-GOLDEN_TOLERANCE * 1.5)));
    await expect(failing).rejects.toThrow(BackendError);
    await expect(failing).rejects.toThrow(/webgpu back end differs from the reference by 0\.015 nats/);
  });

  it('does not let differences of opposite sign cancel', async () => {
    const swinging = modelThat((wanted) =>
      offBy(0)(wanted).map((value, at) => value + (at % 2 ? 0.1 : -0.1)),
    );
    await expect(checkBackend(swinging)).rejects.toThrow(/by 0\.100 nats/);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a back end that gives %d', async (value) => {
    const model = modelThat((wanted) => [...offBy(0)(wanted).slice(1), value]);
    await expect(checkBackend(model)).rejects.toThrow(/not finite/);
  });

  it('of a model without reference numbers only wants finite ones, for ids that it has', async () => {
    await checkBackend(modelThat((wanted) => wanted.slice(1).map(() => 99), other));
    expect(asked[0]?.every((id) => id < 350)).toBe(true);
    await expect(checkBackend(modelThat(() => [Number.NaN], other))).rejects.toThrow(BackendError);
  });
});
