import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { openGguf } from '../../../../workers/gguf/reader';
import { partsSource } from '../../../../workers/gguf/source';
import { readModelShape } from '../../../../workers/model/metadata';
import { tensorName } from '../../../../workers/model/tensors';
import { type WriterTensor, type WriterValue, writeGguf } from '../../../fixtures/gguf_writer';
import { TINY_MODELS, tinyMetadata, tinyModel, tinyShape, tinyTensors } from '../../../support/tiny_model';

const shapeOf = async (bytes: Uint8Array) => readModelShape(await openGguf(partsSource([bytes])));

/** A tiny llama with some metadata changed (undefined: taken out) and its tensors passed through `edit`. */
function altered(
  changes: Record<string, WriterValue | undefined>,
  edit: (tensors: readonly WriterTensor[]) => readonly WriterTensor[] = (tensors) => tensors,
  architecture: 'llama' | 'gemma3' = 'llama',
): Uint8Array {
  const shape = tinyShape(architecture);
  const metadata: Record<string, WriterValue> = {};
  for (const [key, value] of Object.entries({ ...tinyMetadata(shape), ...changes })) {
    if (value !== undefined) metadata[key] = value;
  }
  return writeGguf(metadata, edit(tinyTensors(architecture).tensors));
}

describe('the shape of a model', () => {
  it.each(TINY_MODELS)('is read from a tiny %s file', async (architecture) => {
    expect(await shapeOf(tinyModel(architecture).gguf)).toEqual(tinyShape(architecture));
  });

  it('takes what GGUF files of Gemma leave out from llama.cpp', async () => {
    const bytes = altered(
      { 'gemma3.attention.sliding_window_pattern': undefined, 'gemma3.rope.freq_base': undefined },
      undefined,
      'gemma3',
    );
    expect(await shapeOf(bytes)).toMatchObject({
      slidingPattern: 6,
      ropeBase: { full: 1_000_000, sliding: 10_000 },
    });
  });
});

describe('a sliding window', () => {
  const withWindow = (tokens: number) =>
    shapeOf(altered({ 'gemma3.attention.sliding_window': { u32: tokens } }, undefined, 'gemma3'));

  it('is taken from as many tokens on as a text may have', async () => {
    expect((await withWindow(512)).slidingWindow).toBe(512);
    expect((await withWindow(4096)).slidingWindow).toBe(4096);
  });

  it('that is shorter is refused, since sliding layers would see too much', async () => {
    await expect(withWindow(511)).rejects.toThrow(GgufError);
    await expect(withWindow(511)).rejects.toThrow(/at least 512 tokens.*sliding_window is 511\. Choose/);
  });

  it('of a file of architecture llama is not used, as in llama.cpp', async () => {
    const bytes = altered({ 'llama.attention.sliding_window': { u32: 128 } });
    expect((await shapeOf(bytes)).slidingWindow).toBeNull();
  });
});

describe('a file that does not fit', () => {
  it('of another architecture says which are supported', async () => {
    const bytes = altered({ 'general.architecture': { string: 'falcon' } });
    await expect(shapeOf(bytes)).rejects.toThrow(/"falcon"\. Supported: gemma3, gemma2, llama, qwen2, qwen3/);
  });

  it.each([
    'block_count',
    'embedding_length',
    'attention.head_count',
    'feed_forward_length',
    'context_length',
    'attention.layer_norm_rms_epsilon',
  ])('without the key %s names it', async (key) => {
    const attempt = shapeOf(altered({ [`llama.${key}`]: undefined }));
    await expect(attempt).rejects.toThrow(GgufError);
    await expect(attempt).rejects.toThrow(`llama.${key}`);
  });

  it('with zero layers is refused', async () => {
    await expect(shapeOf(altered({ 'llama.block_count': { u32: 0 } }))).rejects.toThrow(/from 1 to 256/);
  });

  it('with billions of layers is refused', async () => {
    await expect(shapeOf(altered({ 'llama.block_count': { u32: 4e9 } }))).rejects.toThrow(/from 1 to 256/);
  });

  it('with rotary positions that are scaled in another way than by a factor is refused by its name', async () => {
    const bytes = altered({ 'llama.rope.scaling.type': { string: 'yarn' } });
    await expect(shapeOf(bytes)).rejects.toThrow(
      /rope\.scaling\.type is yarn; only linear, none is supported/,
    );
  });

  it('with something that the graphs do not compute is refused by its name', async () => {
    const bytes = altered({ 'llama.expert_count': { u32: 8 } });
    await expect(shapeOf(bytes)).rejects.toThrow(/llama\.expert_count is 8; only 0 is supported/);
  });

  it('without a tensor names it', async () => {
    const bytes = altered({}, (tensors) => tensors.filter(({ name }) => name !== tensorName(1, 'down')));
    await expect(shapeOf(bytes)).rejects.toThrow(/blk\.1\.ffn_down\.weight.*missing/);
  });

  it('with a tensor turned round names it with both dims', async () => {
    const bytes = altered({}, (tensors) =>
      tensors.map((one) => (one.name === tensorName(0, 'up') ? { ...one, dims: [32, 64] } : one)),
    );
    await expect(shapeOf(bytes)).rejects.toThrow(/blk\.0\.ffn_up\.weight.*64 x 32.*32 x 64 found/);
  });

  it('with a tensor that would be left out of the computation is refused', async () => {
    const bias = { name: 'blk.0.attn_q.bias', dims: [32], type: 'F32' as const, blocks: new Uint8Array(128) };
    await expect(shapeOf(altered({}, (tensors) => [...tensors, bias]))).rejects.toThrow(/attn_q\.bias/);
  });

  it('with fewer tokens than embedding rows is refused', async () => {
    const bytes = altered({ 'tokenizer.ggml.tokens': { strings: ['a'] } });
    await expect(shapeOf(bytes)).rejects.toThrow(
      `1 tokens, but token_embd.weight has ${tinyShape('llama').vocabulary} rows`,
    );
  });
});

describe('names of tensors', () => {
  it('are those of GGUF', () => {
    expect(tensorName(3, 'o')).toBe('blk.3.attn_output.weight');
    expect(tensorName(0, 'gate')).toBe('blk.0.ffn_gate.weight');
    expect(tensorName(17, 'post_ffw_norm')).toBe('blk.17.post_ffw_norm.weight');
    expect(tensorName(2, 'attn_v_bias')).toBe('blk.2.attn_v.bias');
  });
});
