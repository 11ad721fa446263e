import { type Words, words } from '../errors/words';
import type { BackendChoice } from '../protocol';

/** What the page's browser offers, as far as choosing a back end goes. */
export interface Capabilities {
  readonly crossOriginIsolated: boolean;
  /** Whether the page came over https or from localhost: else the browser isolates no page, whatever its headers. */
  readonly isSecure: boolean;
  readonly cores: number;
  /** null where the browser has no WebGPU or gives no adapter. */
  readonly adapter: {
    readonly description: string;
    readonly isSoftware: boolean;
    /** The largest buffer that it computes with. */
    readonly bufferBytes: number;
  } | null;
}

export type BackendPlan =
  | { readonly name: 'webgpu'; readonly reasons: readonly Words[] }
  | { readonly name: 'wasm'; readonly threads: number; readonly reasons: readonly Words[] };

/** More threads than this bring nothing: the work is bound by memory. */
export const MAX_THREADS = 8;

/** Names by which software rasterisers call themselves; on these WebGPU is 50 times slower than wasm. */
const SOFTWARE_ADAPTERS = /swiftshader|llvmpipe|lavapipe|software|basic render|warp/i;

/** Whether an adapter computes on the CPU. @param info `GPUAdapter.info` */
export function isSoftwareAdapter(
  info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & {
    isFallbackAdapter?: boolean;
  },
): boolean {
  const words = [info.vendor, info.architecture, info.device, info.description].join(' ');
  return info.isFallbackAdapter === true || SOFTWARE_ADAPTERS.test(words);
}

/** The back ends to try, best first, each with the reasons that the page shows. */
export function planBackends(choice: BackendChoice, found: Capabilities): BackendPlan[] {
  const wasm = planWasm(choice === 'wasm-1', found);
  if (choice === 'wasm' || choice === 'wasm-1')
    return [{ ...wasm, reasons: [words('reason.chosen'), ...wasm.reasons] }];
  const { adapter } = found;
  if (choice === 'webgpu') {
    if (adapter)
      return [
        {
          name: 'webgpu',
          reasons: [words('reason.chosen'), words('reason.adapter', { adapter: adapter.description })],
        },
      ];
    return [{ ...wasm, reasons: [words('reason.chosenNoAdapter'), ...wasm.reasons] }];
  }
  if (!adapter) return [{ ...wasm, reasons: [words('reason.noAdapter'), ...wasm.reasons] }];
  if (adapter.isSoftware) {
    const reason = words('reason.software', { adapter: adapter.description });
    return [{ ...wasm, reasons: [reason, ...wasm.reasons] }];
  }
  const fallBack = { ...wasm, reasons: [words('reason.checkFailed'), ...wasm.reasons] };
  return [{ name: 'webgpu', reasons: [words('reason.adapter', { adapter: adapter.description })] }, fallBack];
}

function planWasm(single: boolean, found: Capabilities): Extract<BackendPlan, { name: 'wasm' }> {
  if (single) return { name: 'wasm', threads: 1, reasons: [words('reason.oneThread')] };
  if (!found.crossOriginIsolated)
    return {
      name: 'wasm',
      threads: 1,
      reasons: [words(found.isSecure ? 'reason.notIsolated' : 'reason.insecure')],
    };
  const threads = Math.max(1, Math.min(MAX_THREADS, found.cores));
  return { name: 'wasm', threads, reasons: [words('reason.threads', { threads })] };
}

/** Asks the browser. Never throws: what fails counts as not there. */
export async function detectCapabilities(): Promise<Capabilities> {
  const scope = globalThis as typeof globalThis & { crossOriginIsolated?: boolean };
  return {
    crossOriginIsolated: scope.crossOriginIsolated === true,
    isSecure: globalThis.isSecureContext !== false,
    cores: navigator.hardwareConcurrency || 1,
    adapter: await detectAdapter(),
  };
}

async function detectAdapter(): Promise<Capabilities['adapter']> {
  const gpu = (navigator as Navigator & { gpu?: GPU }).gpu;
  try {
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return null;
    const { info } = adapter;
    const description = [info.vendor, info.architecture, info.device, info.description]
      .filter(Boolean)
      .join(' ');
    const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
    return {
      description: description || 'unnamed adapter',
      isSoftware: isSoftwareAdapter(info),
      bufferBytes: Math.min(maxBufferSize, maxStorageBufferBindingSize),
    };
  } catch {
    // An adapter that can't even be asked for is one that can't be used.
    return null;
  }
}
