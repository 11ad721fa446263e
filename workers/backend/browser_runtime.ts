import { BackendError } from '../errors';
import type { BackendPlan } from './probe';
import { messageOf, type Runtime } from './runtime';

/** Where the wasm binaries of onnxruntime-web are, relative to the page; copied there from the package by vite. */
const WASM_FOLDER = 'ort/';

/**
 * onnxruntime-web for a back end. The wasm build is half the size of the WebGPU one, so each is loaded only
 * where it is used. @throws BackendError where it can't be started
 */
export async function browserRuntime(plan: BackendPlan, baseUrl: string): Promise<Runtime> {
  try {
    return plan.name === 'wasm' ? await wasmRuntime(plan, baseUrl) : await webgpuRuntime(plan, baseUrl);
  } catch (cause) {
    throw new BackendError('backend.notStarted', { backend: plan.name, reason: messageOf(cause) }, { cause });
  }
}

/** The script of a build ends in `.js` here: many hosts know no type for `.mjs` (see vite.config.ts). */
function wasmFiles(name: string, baseUrl: string): { readonly mjs: string; readonly wasm: string } {
  const at = (ending: string) => new URL(`${WASM_FOLDER}${name}.${ending}`, baseUrl).href;
  return { mjs: at('js'), wasm: at('wasm') };
}

async function wasmRuntime(plan: Extract<BackendPlan, { name: 'wasm' }>, baseUrl: string): Promise<Runtime> {
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.wasmPaths = wasmFiles('ort-wasm-simd-threaded', baseUrl);
  ort.env.wasm.numThreads = plan.threads;
  ort.env.logLevel = 'error';
  return {
    ort,
    sessionOptions: { executionProviders: ['wasm'], logSeverityLevel: 3 },
    info: { name: 'wasm', threads: plan.threads, reasons: plan.reasons },
  };
}

async function webgpuRuntime(
  plan: Extract<BackendPlan, { name: 'webgpu' }>,
  baseUrl: string,
): Promise<Runtime> {
  const ort = await import('onnxruntime-web/webgpu');
  ort.env.wasm.wasmPaths = wasmFiles('ort-wasm-simd-threaded.asyncify', baseUrl);
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  let lost: string | null = null;
  return {
    ort,
    sessionOptions: { executionProviders: ['webgpu'], logSeverityLevel: 3 },
    info: { name: 'webgpu', threads: 1, reasons: plan.reasons },
    device: async () => {
      const device = (await ort.env.webgpu.device) as GPUDevice;
      void device.lost.then((reason) => {
        lost = reason.message || reason.reason;
      });
      return device;
    },
    lostDevice: () => lost,
  };
}
