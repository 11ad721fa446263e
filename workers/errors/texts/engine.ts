/** What is wrong with back ends, why one was chosen, and what else fails on the page. */
export const engineTexts = {
  backend: {
    none: 'No back end of this browser passed its check: try another browser.',
    noModel: 'No model is loaded yet: load one first.',
    notFinite:
      'The {{backend}} back end gave numbers that are not finite. Choose another one under "Engine".',
    differs:
      'The {{backend}} back end differs from the reference by {{difference}} nats a token; at most {{most}} was expected. Choose another one under "Engine".',
    notStarted:
      'The {{backend}} back end could not be started ({{reason}}). Choose another one under "Engine", or reload the page.',
    bufferSize:
      'The weight "{{weight}}" needs {{needed}} bytes in one buffer, and this GPU allows {{most}}. Choose wasm under "Engine".',
    noDevice: 'WebGPU gave no device ({{reason}}). Choose wasm under "Engine".',
    noDeviceAtAll: 'WebGPU gave no device. Choose wasm under "Engine".',
    notPrepared:
      'The {{backend}} back end could not prepare a part of the model ({{reason}}). It is likely out of memory: close other tabs and retry, or choose another back end.',
    stopped:
      'The {{backend}} back end stopped in the middle of a computation ({{reason}}). Load the model again, or choose another back end.',
    gpuLost:
      'The GPU was lost in the middle of a computation ({{reason}}). Try again to start a new engine, or choose wasm under "Engine".',
    notFloats: 'Expected a float32 tensor from the back end, found {{found}}.',
  },
  engine: {
    replaced: 'The request on "{{channel}}" was replaced by a newer one, or cancelled.',
    crashed: `The engine's worker stopped ({{reason}}), most likely for lack of memory. It is started again; if it stops again, close other tabs or choose another back end under "Engine".`,
    notStarted: `The engine's worker could not be started, most likely for lack of memory. Close other tabs or choose another back end under "Engine".`,
    unexpected: 'Something unexpected happened: {{reason}}. Try again; if it stays, reload the page.',
  },
  reason: {
    chosen: 'chosen by you',
    chosenNoAdapter: 'WebGPU was chosen, but this browser gives no adapter',
    noAdapter: 'no WebGPU adapter in this browser',
    software: 'the WebGPU adapter ({{adapter}}) runs in software, which is slower than wasm',
    checkFailed: 'WebGPU did not pass its check',
    adapter: 'adapter: {{adapter}}',
    oneThread: 'wasm on one thread',
    notIsolated:
      'wasm on one thread: the host does not send COOP and COEP, so the page has no SharedArrayBuffer',
    threads: 'wasm on {{threads}} threads',
    node: 'onnxruntime-node on the CPU',
  },
} as const;
