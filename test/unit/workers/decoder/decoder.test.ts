import { describe, expect, it } from 'vitest';
import type { HeadRunner } from '../../../../workers/backend/head';
import type { LayerRunner } from '../../../../workers/backend/layers';
import { Decoder, DecodeState } from '../../../../workers/decoder/decoder';
import { CancelledError } from '../../../../workers/errors';
import { tinyRuntime } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';

/** More than any computation here would do before it hears of its end. */
const MANY = 500;

/** A decoder whose sessions answer at once, without a turn of the event loop, as those of wasm do. */
function decoderAtOnce(): Decoder {
  const { shape } = tinyModel('gemma3');
  const layers: Pick<LayerRunner, 'run'> = {
    run: async (_layer, _variant, x) => ({ y: x, key: x, value: x }),
  };
  const head: Pick<HeadRunner, 'negativeLogLikelihood' | 'topTokens'> = {
    negativeLogLikelihood: async (hidden) => new Float32Array(hidden.length / shape.width),
    topTokens: async () => ({ ids: [0], logProbabilities: Float32Array.of(0) }),
  };
  const rows = (ids: readonly number[]) => new Float32Array(ids.length * shape.width);
  return new Decoder({
    runtime: tinyRuntime,
    shape,
    layers: layers as LayerRunner,
    head: head as HeadRunner,
    embedding: { input: rows, output: rows },
  });
}

/** A checkpoint that throws once a message has come in. */
function cancelledByMessage() {
  let cancelled = false;
  setImmediate(() => {
    cancelled = true;
  });
  return () => {
    if (cancelled) throw new CancelledError('engine.replaced', { channel: 'message' });
  };
}

describe('a decoder in a worker', () => {
  it('hears between layers of a text that it was cancelled', async () => {
    const decoder = decoderAtOnce();
    const checkpoint = cancelledByMessage();
    await expect(decoder.score([1, 2, 3], 'base', checkpoint)).rejects.toThrow(CancelledError);
  });

  it('hears between the tokens of a continuation that it was cancelled', async () => {
    const decoder = decoderAtOnce();
    const checkpoint = cancelledByMessage();
    const state = new DecodeState();
    const write = async () => {
      for (let token = 0; token < MANY; token++) await decoder.next(state, [1], 'base', checkpoint);
    };
    await expect(write()).rejects.toThrow(CancelledError);
    expect(state.length).toBeLessThan(20);
  });
});
