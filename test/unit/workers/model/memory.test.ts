import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL, DEFAULT_SHAPE } from '../../../../workers/model/default_model';
import { fitOf, memoryNeeds, parametersThatFit } from '../../../../workers/model/memory';
import type { ModelShape } from '../../../../workers/model/shape';

const noTensors = { tensors: new Map() };
const GB = 1e9;
/** A model of about 7 B parameters. */
const LARGE: ModelShape = {
  ...DEFAULT_SHAPE,
  layers: 32,
  width: 4096,
  heads: 32,
  keyValueHeads: 8,
  headWidth: 128,
  feedForward: 14_336,
};

describe('the memory that a model needs', () => {
  it('is for the default model what was measured, within a tenth', () => {
    const [wasm] = memoryNeeds(DEFAULT_SHAPE, noTensors, DEFAULT_MODEL.sizeBytes);
    expect(wasm?.backend).toBe('wasm');
    expect(Math.abs((wasm?.bytes ?? 0) / DEFAULT_MODEL.memoryBytes - 1)).toBeLessThan(0.1);
  });

  it('is less on a GPU whose head stays in its blocks', () => {
    const output = {
      name: 'token_embd.weight',
      dims: [],
      type: 'Q8_0',
      offset: 0,
      sizeBytes: 178e6,
    } as const;
    const [, packed] = memoryNeeds(DEFAULT_SHAPE, { tensors: new Map([[output.name, output]]) });
    const [, plain] = memoryNeeds(DEFAULT_SHAPE, noTensors);
    expect(packed?.limited).toBe(178e6);
    expect(plain?.limited).toBe(4 * DEFAULT_SHAPE.vocabulary * DEFAULT_SHAPE.width);
    expect(packed?.bytes).toBeLessThan(plain?.bytes ?? 0);
  });
});

describe('whether a model fits', () => {
  const needs = memoryNeeds(DEFAULT_SHAPE, noTensors, DEFAULT_MODEL.sizeBytes);

  it('is not doubted where the browser tells nothing, or enough', () => {
    expect(fitOf(needs, { bytes: null, gpuBufferBytes: null })).toEqual({ kind: 'fits' });
    expect(fitOf(needs, { bytes: 8 * GB, gpuBufferBytes: null })).toEqual({ kind: 'fits' });
  });

  it('is doubted where the browser tells of too little, and says what would fit', () => {
    const fit = fitOf(needs, { bytes: 1 * GB, gpuBufferBytes: null });
    expect(fit).toMatchObject({ kind: 'short', there: 1 * GB });
    expect(fit.kind === 'fits' ? 0 : parametersThatFit(fit)).toBe(175e6);
  });

  it('is ruled out where it passes the 4 GB of wasm, unless a GPU takes its largest matrix', () => {
    const large = memoryNeeds(LARGE, noTensors);
    const fit = fitOf(large, { bytes: null, gpuBufferBytes: null });
    expect(fit).toMatchObject({ kind: 'never', most: 2 ** 32 });
    expect(fit.kind === 'fits' ? 0 : parametersThatFit(fit)).toBe(2 ** 30);
    expect(fitOf(large, { bytes: null, gpuBufferBytes: 8 * GB })).toEqual({ kind: 'fits' });
    expect(fitOf(large, { bytes: 8 * GB, gpuBufferBytes: 8 * GB }).kind).toBe('short');
  });
});
