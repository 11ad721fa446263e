import type { Operation } from '../model/recipe';
import { RANDOM_WEIGHT_STREAM, SeededRandom } from '../random';
import { setBits } from '../regions/bits';

/** What one edit overwrote in a tensor: addresses in the running array, and the values before the edit. */
interface UndoLog {
  readonly key: string;
  readonly addresses: Uint32Array;
  readonly before: Float32Array;
}

/**
 * One running tensor and the stack of edits on it. Undoing from the top gives back, bit for bit, what was there,
 * so the values depend on the original and on the edits of the stack alone.
 */
export class EditableTensor {
  private readonly stack: UndoLog[] = [];

  /**
   * @param values running weights; a matrix is [input, output], as MatMul wants it
   * @param outputSize number of outputs of a matrix; null for a norm
   * @param streamId what tells this tensor's random numbers from those of others: (layer, place in the layer)
   */
  constructor(
    readonly values: Float32Array,
    private readonly outputSize: number | null,
    private readonly streamId: readonly [number, number],
  ) {}

  /** Number of edits at the bottom of the stack that are the wanted ones already. */
  sharedPrefix(keys: readonly string[]): number {
    const differs = keys.findIndex((key, index) => this.stack[index]?.key !== key);
    return differs < 0 ? keys.length : differs;
  }

  get depth(): number {
    return this.stack.length;
  }

  /** Whether an edit of the stack names a weight of this tensor. */
  get touched(): boolean {
    return this.stack.some((log) => log.addresses.length > 0);
  }

  /** Undoes the edits above a depth. @returns whether any weight was written */
  undoTo(depth: number): boolean {
    let wrote = false;
    while (this.stack.length > depth) {
      const log = this.stack.pop();
      if (!log) break;
      writeBack(this.values, log);
      wrote ||= log.addresses.length > 0;
    }
    return wrote;
  }

  /**
   * Writes one edit on top of the stack.
   * @param indices ascending, output * inputSize + input in a matrix; a norm's array becomes the tensor's own
   * @returns whether any weight was written
   */
  push(key: string, operation: Operation, indices: Uint32Array): boolean {
    const addresses = this.toAddresses(indices);
    // Zero is the edit of whole regions: one walk through memory instead of two.
    const zero = operation.op === 'zero';
    const before = zero ? takeOut(this.values, addresses) : gather(this.values, addresses);
    if (!zero) this.write(operation, addresses);
    this.stack.push({ key, addresses, before });
    return addresses.length > 0;
  }

  private write(operation: Exclude<Operation, { op: 'zero' }>, addresses: Uint32Array): void {
    if (addresses.length === 0) return;
    const values = this.values;
    switch (operation.op) {
      case 'scale': {
        // The product of two f32 is exact in f64, so storing it rounds once, as f32 arithmetic does.
        // A factor of -0 becomes 0: links and keys do not tell the two apart.
        const factor = Math.fround(operation.factor) + 0;
        for (let at = 0; at < addresses.length; at++) values[addresses[at]] *= factor;
        return;
      }
      case 'random': {
        const { mean, deviation } = this.statistics(addresses);
        const random = new SeededRandom(RANDOM_WEIGHT_STREAM, operation.seed, ...this.streamId);
        for (let at = 0; at < addresses.length; at++) {
          values[addresses[at]] = mean + deviation * random.gaussian();
        }
        return;
      }
    }
  }

  /**
   * Mean and standard deviation of the original weights at these addresses, or of the whole tensor where fewer
   * than two are named: one weight has no deviation.
   */
  private statistics(addresses: Uint32Array): { mean: number; deviation: number } {
    const original = this.original();
    return moments(addresses.length < 2 ? original : gather(original, addresses));
  }

  /** The values without any edit: this array, or a copy with the stack undone. */
  private original(): Float32Array {
    if (!this.touched) return this.values;
    const copy = this.values.slice();
    for (let depth = this.stack.length - 1; depth >= 0; depth--) writeBack(copy, this.stack[depth]);
    return copy;
  }

  /**
   * Where the weights lie in the running array, ascending: a matrix is stored transposed. Sorting them, by way of
   * one bit each, costs less than it saves: walking a matrix against its order misses the cache at every step.
   */
  private toAddresses(indices: Uint32Array): Uint32Array {
    if (this.outputSize === null) return indices;
    const outputSize = this.outputSize;
    const inputSize = this.values.length / outputSize;
    const bits = new Uint32Array(Math.ceil(this.values.length / 32));
    let output = 0;
    let rowStart = 0;
    for (let at = 0; at < indices.length; at++) {
      const index = indices[at];
      while (index >= rowStart + inputSize) {
        rowStart += inputSize;
        output++;
      }
      const address = (index - rowStart) * outputSize + output;
      bits[address >>> 5] |= 1 << address;
    }
    return setBits(bits);
  }
}

function gather(values: Float32Array, addresses: Uint32Array): Float32Array {
  const found = new Float32Array(addresses.length);
  for (let at = 0; at < addresses.length; at++) found[at] = values[addresses[at]];
  return found;
}

function takeOut(values: Float32Array, addresses: Uint32Array): Float32Array {
  const found = new Float32Array(addresses.length);
  for (let at = 0; at < addresses.length; at++) {
    found[at] = values[addresses[at]];
    values[addresses[at]] = 0;
  }
  return found;
}

function writeBack(values: Float32Array, { addresses, before }: UndoLog): void {
  for (let at = 0; at < addresses.length; at++) values[addresses[at]] = before[at];
}

function moments(values: Float32Array): { mean: number; deviation: number } {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  const mean = sum / values.length;
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += (values[at] - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}
