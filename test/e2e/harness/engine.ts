import { proxy, type Remote, wrap } from 'comlink';
import type { EngineApi } from '../../../workers/protocol';
import { registerErrorTransfer } from '../../../workers/rpc';

/** The engine's worker without the page, for tests and benchmarks in a real browser. */
export interface EngineHarness {
  start(): Remote<EngineApi>;
  readonly proxy: typeof proxy;
}

declare global {
  interface Window {
    harness: EngineHarness;
    /** The engine that a test started; set by the test. */
    engine: Remote<EngineApi>;
  }
}

registerErrorTransfer();
window.harness = {
  proxy,
  start: () =>
    wrap<EngineApi>(
      new Worker(new URL('../../../workers/engine.worker.ts', import.meta.url), { type: 'module' }),
    ),
};
