import type * as Ort from 'onnxruntime-web';
import { BackendError } from '../errors';
import { type BuiltGraph, externalPath } from '../graph/builder';
import type { BackendInfo } from '../protocol';

/** What differs between a browser and Node: the runtime, and how its sessions are made. */
export interface Runtime {
  readonly ort: Pick<typeof Ort, 'InferenceSession' | 'Tensor'>;
  readonly sessionOptions: Ort.InferenceSession.SessionOptions;
  readonly info: BackendInfo;
  /** The device that holds weights as buffers, where the back end is WebGPU. */
  readonly device?: () => Promise<GPUDevice>;
  /** Why the device was lost (driver reset, another program took the memory), or null while it is there. */
  readonly lostDevice?: () => string | null;
}

export type Session = Ort.InferenceSession;
export type Tensor = Ort.Tensor;
export type Feeds = Record<string, Tensor>;
export type WeightBytes = (name: string) => Float32Array | Uint8Array;

const asBytes = (view: Float32Array | Uint8Array): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/**
 * Makes a session of a graph whose weights are initializers, from their bytes.
 * @throws BackendError where the runtime refuses, for want of memory most often.
 */
export async function createSession(
  runtime: Runtime,
  graph: BuiltGraph,
  weights: WeightBytes,
): Promise<Session> {
  const externalData =
    graph.placement === 'initializer'
      ? graph.weights.map(({ name }) => ({ path: externalPath(name), data: asBytes(weights(name)) }))
      : [];
  try {
    return await runtime.ort.InferenceSession.create(graph.bytes, {
      ...runtime.sessionOptions,
      externalData,
    });
  } catch (cause) {
    throw new BackendError(
      'backend.notPrepared',
      { backend: runtime.info.name, reason: messageOf(cause) },
      { cause },
    );
  }
}

/**
 * Runs a session. @param outputs those that are wanted; all of them without it
 * @throws BackendError with the runtime's own words.
 */
export async function runSession(
  runtime: Runtime,
  session: Session,
  feeds: Feeds,
  outputs?: readonly string[],
): Promise<Feeds> {
  try {
    return await (outputs === undefined ? session.run(feeds) : session.run(feeds, outputs));
  } catch (cause) {
    const lost = runtime.lostDevice?.();
    if (lost != null) throw lostGpu(lost, cause);
    throw new BackendError(
      'backend.stopped',
      { backend: runtime.info.name, reason: messageOf(cause) },
      { cause },
    );
  }
}

function lostGpu(reason: string, cause: unknown): BackendError {
  return new BackendError('backend.gpuLost', { reason }, { cause });
}

/** Float data of a tensor that lives on the CPU. */
export function floatsOf(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new BackendError('backend.notFloats', { found: tensor?.type ?? '?' });
}

/** Float data of a tensor wherever it lives; one on the GPU is copied back. @throws BackendError where the GPU is lost */
export async function readFloats(tensor: Tensor | undefined): Promise<Float32Array> {
  let data: Tensor['data'] | undefined;
  try {
    data = await tensor?.getData();
  } catch (cause) {
    // Only a copy from the GPU can fail.
    throw lostGpu(messageOf(cause), cause);
  }
  if (data instanceof Float32Array) return data;
  throw new BackendError('backend.notFloats', { found: tensor?.type ?? '?' });
}

/** Gives a GPU buffer back. A tensor on the CPU is left to the garbage collector. */
export function disposeTensor(tensor: Tensor | undefined): void {
  if (tensor?.location === 'gpu-buffer') tensor.dispose();
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
