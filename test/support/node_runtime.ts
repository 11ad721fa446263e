import * as ort from 'onnxruntime-node';
import type { Runtime } from '../../workers/backend/runtime';
import { words } from '../../workers/errors/words';

/** onnxruntime-node with two threads, as the unit tests use it. */
export const nodeRuntime: Runtime = {
  ort: ort as unknown as Runtime['ort'],
  sessionOptions: { executionProviders: ['cpu'], intraOpNumThreads: 2 },
  info: { name: 'node', threads: 2, reasons: [words('reason.node')] },
};

/** Numbers that look random and are the same in every run, in (-0.5, 0.5) times `scale`. */
export function noise(length: number, seed: number, scale = 1): Float32Array {
  let state = (seed * 2654435761 + 1) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32 - 0.5) * scale;
  });
}
