import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineClient as Client } from '../../../../app/engine/client';
import { CancelledError, ModelPartError } from '../../../../workers/errors';
import { words } from '../../../../workers/errors/words';
import { INTACT } from '../../../../workers/model/recipe';
import type {
  BackendChoice,
  EngineApi,
  EngineInfo,
  LoadProgress,
  ModelReport,
  ModelSource,
  StorageProblem,
} from '../../../../workers/protocol';

/** What the fake worker was asked to load, and how it answers. */
const loads: { source: ModelSource; backend: BackendChoice }[] = [];
let answer: (
  onProgress: (progress: LoadProgress) => void,
  onNotKept: (problem: StorageProblem) => void,
) => Promise<EngineInfo>;
let cached = false;
/** What a model says of itself before it is loaded. */
let inspected: () => ModelReport;
const workers: FakeWorker[] = [];
const info = { modelName: 'tiny' } as EngineInfo;

const api: Partial<EngineApi> = {
  load: (source, backend, onProgress, onNotKept = () => {}) => {
    loads.push({ source, backend });
    return answer(onProgress, onNotKept);
  },
  cancelLoad: async () => undefined,
  isCached: async () => cached,
  inspect: async () => inspected(),
  describe: () => new Promise(() => undefined),
};

/** A worker on this thread: the same messages over a channel, and a way to die. */
class FakeWorker extends EventTarget {
  private readonly channel = new MessageChannel();
  terminated = false;

  constructor() {
    super();
    expose(api, this.channel.port2);
    this.channel.port1.addEventListener('message', ({ data }) =>
      this.dispatchEvent(new MessageEvent('message', { data })),
    );
    this.channel.port1.start();
    workers.push(this);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.channel.port1.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.channel.port1.close();
    this.channel.port2.close();
  }

  die(): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  }
}

async function makeClient(): Promise<Client> {
  const { EngineClient } = await import('../../../../app/engine/client');
  return new EngineClient('freely');
}

const report = (heap: number): ModelReport => ({
  name: 'tiny',
  architecture: 'llama',
  sizeBytes: 50,
  files: 1,
  keptBytes: 0,
  needs: [{ backend: 'wasm', bytes: heap, limited: heap }],
  gpuBufferBytes: null,
});

const stateOf = (client: Client) => client.state.getState().status.state;

beforeEach(() => {
  loads.length = 0;
  workers.length = 0;
  cached = false;
  inspected = () => report(1e9);
  answer = async () => info;
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
});

afterEach(() => {
  for (const worker of workers) worker.terminate();
  vi.unstubAllGlobals();
});

describe('a load that hangs', () => {
  afterEach(() => vi.useRealTimers());

  it('is seen once it has not moved for a minute, and is none once it moves again', async () => {
    const client = await makeClient();
    let move: (progress: LoadProgress) => void = () => {};
    answer = (onProgress) => {
      move = onProgress;
      return new Promise(() => {});
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    void client.load();
    await vi.waitFor(() => expect(loads).toHaveLength(1));
    const stalled = () => client.state.getState().stalled;
    vi.advanceTimersByTime(59_000);
    expect(stalled()).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(stalled()).toBe(true);
    move({ stage: 'head', done: 1, total: 8 });
    await vi.waitFor(() => expect(stalled()).toBe(false));
    await client.cancelLoad();
    vi.advanceTimersByTime(120_000);
    expect(stalled()).toBe(false);
  });
});

describe('the engine client', () => {
  it('loads the default model once, however often it is asked', async () => {
    const client = await makeClient();
    const first = client.load();
    await client.load();
    await first;
    await client.load();
    expect(client.state.getState().status).toEqual({ state: 'ready', info });
    const url = 'http://localhost/models/gemma-3-270m/manifest.json';
    expect(loads).toEqual([{ source: { from: 'manifest', url }, backend: 'auto' }]);
  });

  it('loads by itself only where the model is cached', async () => {
    const client = await makeClient();
    await client.loadIfCached();
    expect(stateOf(client)).toBe('idle');
    cached = true;
    await client.loadIfCached();
    expect(stateOf(client)).toBe('ready');
  });

  it('says what failed, and starts over with a new worker', async () => {
    const client = await makeClient();
    answer = async () => {
      throw new ModelPartError('model.partBroken', { part: 'part03' });
    };
    await client.load();
    expect(client.state.getState().status).toMatchObject({
      state: 'failed',
      failure: { kind: 'model-part', words: words('model.partBroken', { part: 'part03' }) },
    });
    answer = async () => info;
    await client.retry();
    expect(stateOf(client)).toBe('ready');
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('can be cancelled and resumed', async () => {
    const client = await makeClient();
    answer = async (onProgress) => {
      onProgress({ stage: 'download', done: 1, total: 2 });
      throw new CancelledError('model.loadingCancelled');
    };
    const loading = client.load();
    await client.cancelLoad();
    await loading;
    expect(client.state.getState().status).toEqual({ state: 'idle', cancelled: true });
    answer = async () => info;
    await client.load();
    expect(stateOf(client)).toBe('ready');
  });

  it('says that the model is not kept, also when that is known only after the load', async () => {
    const client = await makeClient();
    const told: ((problem: StorageProblem) => void)[] = [];
    answer = async (_, onNotKept) => {
      told.push(onNotKept);
      return info;
    };
    await client.load();
    expect(client.state.getState().notKept).toBeNull();
    told[0]?.('quota');
    await vi.waitFor(() => expect(client.state.getState().notKept).toBe('quota'));
    client.dismissNotKept();
    expect(client.state.getState().notKept).toBeNull();
  });

  it('forgets at the next load that the last one was not kept', async () => {
    const client = await makeClient();
    answer = async (_, onNotKept) => {
      onNotKept('unavailable');
      throw new ModelPartError('model.partBroken', { part: 'part03' });
    };
    await client.load();
    await vi.waitFor(() => expect(client.state.getState().notKept).toBe('unavailable'));
    answer = async () => info;
    await client.retry();
    expect(client.state.getState()).toMatchObject({ status: { state: 'ready' }, notKept: null });
  });

  it('replaces a worker that dies, rejects what ran on it and loads the model again', async () => {
    const client = await makeClient();
    await client.load();
    const running = client.engine.describe(INTACT);
    const outcome = expect(running).rejects.toMatchObject({ kind: 'backend' });
    workers[0]?.die();
    await outcome;
    await vi.waitFor(() => expect(stateOf(client)).toBe('ready'));
    expect(client.state.getState().restarts).toBe(1);
    expect(workers).toHaveLength(2);
  });

  it('fails instead of waiting for ever when the worker dies while it loads', async () => {
    const client = await makeClient();
    answer = () => new Promise(() => undefined);
    const loading = client.load();
    workers[0]?.die();
    await loading;
    expect(client.state.getState().status).toMatchObject({ state: 'failed', failure: { kind: 'backend' } });
  });

  it('loads a ready model again on the back end that the reader forces', async () => {
    const client = await makeClient();
    await client.chooseBackend('wasm-1');
    expect(loads).toEqual([]);
    await client.load();
    await client.chooseBackend('webgpu');
    expect(loads.map((load) => load.backend)).toEqual(['wasm-1', 'webgpu']);
    expect(stateOf(client)).toBe('ready');
  });

  it('takes a file of the reader’s', async () => {
    const client = await makeClient();
    await client.openFiles([new File(['x'], 'mine.gguf')]);
    expect(loads[0]?.source.from).toBe('file');
    expect(client.state.getState().fileName).toBe('mine.gguf');
  });

  it('goes back to the default model in one call', async () => {
    const client = await makeClient();
    await client.openFiles([new File(['x'], 'mine.gguf')]);
    await client.backToDefault();
    expect(loads.at(-1)?.source.from).toBe('manifest');
    expect(client.state.getState()).toMatchObject({ fileName: null, status: { state: 'ready' } });
  });

  it('looks at an address, and fetches nothing before the reader says so', async () => {
    const client = await makeClient();
    await client.lookUp('owner/name/tiny.gguf');
    const address = 'https://huggingface.co/owner/name/resolve/main/tiny.gguf';
    const { offer } = client.state.getState();
    expect(offer).toMatchObject({
      state: 'offered',
      model: { address, fileName: 'tiny.gguf', fit: { kind: 'fits' } },
    });
    expect(loads).toEqual([]);
    await client.answerOffer('no');
    expect([client.state.getState().offer, loads]).toEqual([null, []]);
    await client.lookUp('owner/name/tiny.gguf');
    await client.answerOffer('yes');
    expect(loads[0]?.source).toEqual({ from: 'url', url: address });
    expect(client.state.getState()).toMatchObject({
      address,
      fileName: 'tiny.gguf',
      status: { state: 'ready' },
    });
  });

  it('says at the field what is wrong with an address, or with what lies there', async () => {
    const client = await makeClient();
    await client.lookUp('http://host.example/x.gguf');
    expect(client.state.getState().offer).toMatchObject({ failure: { words: { code: 'address.protocol' } } });
    inspected = () => {
      throw new ModelPartError('model.partBroken', { part: 'x' });
    };
    await client.lookUp('https://host.example/x.gguf');
    expect(client.state.getState().offer).toMatchObject({ failure: { words: { code: 'model.partBroken' } } });
  });

  it('offers a file that does not fit in place of loading it', async () => {
    inspected = () => report(29e9);
    const client = await makeClient();
    await client.openFiles([new File(['x'], 'large.gguf')]);
    expect(client.state.getState().offer).toMatchObject({ model: { fit: { kind: 'never' }, address: null } });
    expect(loads).toEqual([]);
  });

  it('opens a model that is kept without a question, and no other', async () => {
    const client = await makeClient();
    expect(await client.openKept('https://host.example/x.gguf')).toBe(false);
    cached = true;
    expect(await client.openKept('https://host.example/x.gguf')).toBe(true);
    expect(loads.map(({ source }) => source.from)).toEqual(['url']);
  });
});
