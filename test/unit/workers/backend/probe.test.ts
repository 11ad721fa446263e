import { describe, expect, it } from 'vitest';
import {
  type BackendPlan,
  type Capabilities,
  isSoftwareAdapter,
  MAX_THREADS,
  planBackends,
} from '../../../../workers/backend/probe';
import { inEnglish } from '../../../../workers/errors/words';

const adapterInfo = (words: Partial<GPUAdapterInfo>) => ({
  vendor: '',
  architecture: '',
  device: '',
  description: '',
  ...words,
});
const browser = (found: Partial<Capabilities> = {}): Capabilities => ({
  crossOriginIsolated: true,
  isSecure: true,
  cores: 4,
  adapter: null,
  ...found,
});
const HARDWARE = { description: 'nvidia ada', isSoftware: false, bufferBytes: 2 ** 31 };
const SOFTWARE = { description: 'google swiftshader', isSoftware: true, bufferBytes: 2 ** 31 };

describe('an adapter', () => {
  it.each([
    ['SwiftShader', { vendor: 'google', architecture: 'swiftshader' }],
    ['llvmpipe', { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }],
    ['lavapipe', { device: 'lavapipe' }],
    ['Windows’ basic renderer', { description: 'Microsoft Basic Render Driver' }],
    ['a fallback adapter of any name', { vendor: 'nvidia', isFallbackAdapter: true }],
  ])('computes in software: %s', (_, info) => {
    expect(isSoftwareAdapter(adapterInfo(info))).toBe(true);
  });

  it.each([
    { vendor: 'nvidia', architecture: 'ada' },
    { vendor: 'apple', architecture: 'metal-3' },
    { vendor: 'intel', architecture: 'xe' },
    {},
  ])('computes in hardware: $vendor', (info) => {
    expect(isSoftwareAdapter(adapterInfo(info))).toBe(false);
  });
});

const saidOf = (plan: BackendPlan | undefined) => plan?.reasons.map(inEnglish).join(', ');

describe('the back ends to try', () => {
  it('are WebGPU, then wasm, where there is a hardware adapter', () => {
    const plans = planBackends('auto', browser({ adapter: HARDWARE }));
    expect(plans.map(({ name }) => name)).toEqual(['webgpu', 'wasm']);
    expect(saidOf(plans[0])).toContain('nvidia ada');
    expect(saidOf(plans[1])).toMatch(/did not pass its check/);
  });

  it('are wasm alone where the adapter computes in software, and the reason names it', () => {
    const plans = planBackends('auto', browser({ adapter: SOFTWARE }));
    expect(plans).toMatchObject([{ name: 'wasm', threads: 4 }]);
    expect(saidOf(plans[0])).toMatch(/swiftshader.*software/);
  });

  it('are wasm where the browser has no WebGPU', () => {
    const plans = planBackends('auto', browser());
    expect(plans).toMatchObject([{ name: 'wasm', threads: 4 }]);
    expect(saidOf(plans[0])).toMatch(/no WebGPU adapter/);
  });

  it('are wasm on one thread without COOP and COEP, with the reason', () => {
    const plans = planBackends('auto', browser({ crossOriginIsolated: false }));
    expect(plans).toMatchObject([{ name: 'wasm', threads: 1 }]);
    expect(saidOf(plans[0])).toMatch(/COOP and COEP.*SharedArrayBuffer/);
  });

  it('are wasm on one thread over plain http, and the host’s headers are not blamed for that', () => {
    const [plan] = planBackends('auto', browser({ crossOriginIsolated: false, isSecure: false }));
    expect(plan).toMatchObject({ name: 'wasm', threads: 1 });
    expect(saidOf(plan)).toMatch(/https/);
    expect(saidOf(plan)).not.toMatch(/COOP/);
  });

  it('take no more threads than bring something', () => {
    expect(planBackends('auto', browser({ cores: 64 }))).toMatchObject([{ threads: MAX_THREADS }]);
    expect(planBackends('auto', browser({ cores: 0 }))).toMatchObject([{ threads: 1 }]);
  });

  it('are what the reader chose: WebGPU even in software', () => {
    const plans = planBackends('webgpu', browser({ adapter: SOFTWARE }));
    expect(plans).toMatchObject([
      { name: 'webgpu', reasons: [{ code: 'reason.chosen' }, { values: { adapter: 'google swiftshader' } }] },
    ]);
  });

  it('are wasm where the reader chose WebGPU and there is none, and says so', () => {
    const [plan] = planBackends('webgpu', browser());
    expect(plan?.name).toBe('wasm');
    expect(saidOf(plan)).toMatch(/WebGPU was chosen, but/);
  });

  it('are what the reader chose: wasm, on all threads or on one', () => {
    const found = browser({ adapter: HARDWARE });
    expect(planBackends('wasm', found)).toMatchObject([{ name: 'wasm', threads: 4 }]);
    expect(planBackends('wasm-1', found)).toMatchObject([{ name: 'wasm', threads: 1 }]);
    expect(saidOf(planBackends('wasm-1', found)[0])).toBe('chosen by you, wasm on one thread');
  });
});
