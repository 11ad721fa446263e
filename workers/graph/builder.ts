import {
  type AttributeValue,
  type DataType,
  type Dim,
  encodeModel,
  type Initializer,
  type OnnxNode,
  type ValueInfo,
} from './onnx';

/** How the weights reach the graph: inside the session (wasm, Node), or fed at each run (WebGPU buffers). */
export type WeightPlacement = 'initializer' | 'input';

export interface WeightSlot {
  readonly name: string;
  readonly type: DataType;
  readonly dims: readonly number[];
}

/** A graph that is ready for a session: its bytes, and the weights that it asks for, by name. */
export interface BuiltGraph {
  readonly bytes: Uint8Array;
  readonly weights: readonly WeightSlot[];
  readonly placement: WeightPlacement;
  readonly outputs: readonly string[];
}

const BYTES_PER_ELEMENT: Record<DataType, number> = { float32: 4, uint8: 1, int32: 4, int64: 8 };

/** The path under which a session is given the bytes of the weight `name`. */
export const externalPath = (name: string): string => `${name}.bin`;

/** Collects nodes, weights and constants of one graph. Values are named by strings. */
export class GraphBuilder {
  private readonly nodes: OnnxNode[] = [];
  private readonly graphInputs: ValueInfo[] = [];
  private readonly graphOutputs: ValueInfo[] = [];
  private readonly initializers: Initializer[] = [];
  private readonly weightSlots: WeightSlot[] = [];
  private readonly constants = new Map<string, string>();
  private nextId = 0;

  constructor(
    private readonly name: string,
    private readonly placement: WeightPlacement,
  ) {}

  /** A node with one output; returns the name of the output. */
  op(
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    domain: OnnxNode['domain'] = '',
  ): string {
    const [output] = this.ops(op, inputs, 1, attributes, domain);
    return output as string;
  }

  /** A node with several outputs; returns their names. */
  ops(
    op: string,
    inputs: readonly string[],
    outputCount: number,
    attributes: Readonly<Record<string, AttributeValue>> = {},
    domain: OnnxNode['domain'] = '',
  ): string[] {
    const outputs = Array.from({ length: outputCount }, () => `${op}_${this.nextId++}`);
    this.nodes.push({ op, domain, inputs, outputs, attributes });
    return outputs;
  }

  input(name: string, type: DataType, dims: readonly Dim[]): string {
    this.graphInputs.push({ name, type, dims });
    return name;
  }

  /** Names a value as an output of the graph. */
  output(name: string, value: string, type: DataType, dims: readonly Dim[]): void {
    this.nodes.push({ op: 'Identity', domain: '', inputs: [value], outputs: [name], attributes: {} });
    this.graphOutputs.push({ name, type, dims });
  }

  weight(name: string, dims: readonly number[], type: DataType = 'float32'): string {
    this.weightSlots.push({ name, dims, type });
    if (this.placement === 'input') this.graphInputs.push({ name, type, dims });
    else {
      const sizeBytes = dims.reduce((product, dim) => product * dim, BYTES_PER_ELEMENT[type]);
      this.initializers.push({ name, type, dims, data: { external: externalPath(name), sizeBytes } });
    }
    return name;
  }

  /** A constant list of whole numbers (int64), as shapes and axes need. */
  ints(values: readonly number[]): string {
    return this.constant(`ints:${values.join(',')}`, 'int64', [values.length], () =>
      BigInt64Array.from(values, BigInt),
    );
  }

  /** A constant float32 scalar. */
  float(value: number): string {
    return this.constant(`float:${value}`, 'float32', [], () => Float32Array.of(value));
  }

  private constant(
    key: string,
    type: DataType,
    dims: readonly number[],
    make: () => Float32Array | BigInt64Array,
  ): string {
    const known = this.constants.get(key);
    if (known) return known;
    const name = `constant_${this.constants.size}`;
    const values = make();
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.initializers.push({ name, type, dims, data: { bytes } });
    this.constants.set(key, name);
    return name;
  }

  build(): BuiltGraph {
    const bytes = encodeModel({
      name: this.name,
      nodes: this.nodes,
      inputs: this.graphInputs,
      outputs: this.graphOutputs,
      initializers: this.initializers,
    });
    return {
      bytes,
      weights: this.weightSlots,
      placement: this.placement,
      outputs: this.graphOutputs.map((output) => output.name),
    };
  }
}
