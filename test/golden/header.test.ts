import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileSource, openModelFile } from '../../pipeline/node_files';
import { type GgufFile, openGguf } from '../../workers/gguf/reader';
import { StringTable } from '../../workers/gguf/string_table';
import { DEFAULT_SHAPE } from '../../workers/model/default_model';
import { modelName, readModelShape } from '../../workers/model/metadata';
import { editableWeights, isFullLayer } from '../../workers/model/shape';

describe('the header of Gemma 3 270M', () => {
  let source: FileSource;
  let gemma: GgufFile;
  beforeAll(async () => {
    source = await openModelFile();
    gemma = await openGguf(source);
  });
  afterAll(() => source.close());

  it('has 236 tensors and 262,144 tokens', () => {
    expect(gemma.tensors.size).toBe(236);
    expect(gemma.metadata.get('tokenizer.ggml.tokens')).toHaveLength(262_144);
    // Offset as the Python package gguf gives it.
    expect(gemma.tensors.get('blk.0.attn_q.weight')).toMatchObject({
      dims: [1024, 640],
      offset: 185_270_464,
    });
  });

  it('keeps its vocabulary in typed arrays, with no object a token: those took 1.2 s to read', () => {
    expect(gemma.metadata.get('tokenizer.ggml.tokens')).toBeInstanceOf(StringTable);
    expect(gemma.metadata.get('tokenizer.ggml.scores')).toBeInstanceOf(Float32Array);
    expect(gemma.metadata.get('tokenizer.ggml.token_type')).toBeInstanceOf(Int32Array);
  });

  it('says the shape that the page counts with before the model is there', async () => {
    const shape = await readModelShape(gemma);
    expect(modelName(gemma.metadata)).toBe('Gemma 3 270m');
    expect(shape).toEqual({ ...DEFAULT_SHAPE, rmsEpsilon: Math.fround(DEFAULT_SHAPE.rmsEpsilon) });
    expect([...Array(18).keys()].filter((layer) => isFullLayer(shape, layer))).toEqual([5, 11, 17]);
    expect(editableWeights(shape)).toBe(18 * 640 * (1024 * 2 + 256 * 2 + 2048 * 3));
  });

  it('gives a tensor that lies across two parts', async () => {
    const bytes = await gemma.readTensor('token_embd.weight');
    expect(bytes.length).toBe(178_257_920);
  });
});
