import { BackendError } from '../errors';
import type { WeightSlot } from '../graph/builder';
import { type Feeds, messageOf, type Runtime, type WeightBytes } from './runtime';

/** onnxruntime rounds its buffers up to this many bytes, and binds no smaller ones. */
const BUFFER_ALIGNMENT = 16;
const BYTES_PER_ELEMENT = { float32: 4, uint8: 1, int32: 4, int64: 8 } as const;

/** Weights of one graph as GPU buffers, fed at each run. */
export class GpuWeights {
  readonly tensors: Feeds = {};
  private readonly buffers = new Map<string, GPUBuffer>();

  /** @throws BackendError where a weight does not fit into one buffer of this GPU */
  constructor(
    runtime: Runtime,
    private readonly device: GPUDevice,
    private readonly slots: readonly WeightSlot[],
  ) {
    for (const { name, dims, type } of slots) {
      const sizeBytes = dims.reduce((product, dim) => product * dim, BYTES_PER_ELEMENT[type]);
      const limit = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
      if (sizeBytes > limit)
        throw new BackendError('backend.bufferSize', { weight: name, needed: sizeBytes, most: limit });
      const buffer = device.createBuffer({
        size: Math.ceil(sizeBytes / BUFFER_ALIGNMENT) * BUFFER_ALIGNMENT,
        usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
      });
      this.buffers.set(name, buffer);
      const dataType = type === 'uint8' ? 'uint8' : 'float32';
      this.tensors[name] = runtime.ort.Tensor.fromGpuBuffer(buffer, { dataType, dims: [...dims] });
    }
  }

  /** Writes all weights; the queue orders it before the next run. */
  write(weights: WeightBytes): void {
    for (const { name } of this.slots) {
      const buffer = this.buffers.get(name);
      const values = weights(name);
      if (buffer)
        this.device.queue.writeBuffer(buffer, 0, values.buffer, values.byteOffset, values.byteLength);
    }
  }

  destroy(): void {
    for (const buffer of this.buffers.values()) buffer.destroy();
    this.buffers.clear();
  }

  /** The device that onnxruntime computes on. @throws BackendError where the runtime has none */
  static async device(runtime: Runtime): Promise<GPUDevice> {
    try {
      const device = await runtime.device?.();
      if (device) return device;
    } catch (cause) {
      throw new BackendError(
        'backend.noDevice',
        { reason: messageOf(cause) },
        {
          cause,
        },
      );
    }
    throw new BackendError('backend.noDeviceAtAll');
  }
}
