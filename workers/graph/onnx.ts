import { PbfWriter } from 'pbf';

/**
 * Writes ONNX models (protobuf, onnx.proto3 of ONNX 1.17). Only the fields that our graphs need.
 * Field numbers are those of the schema: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
const DATA_TYPE = { float32: 1, uint8: 2, int32: 6, int64: 7 } as const;
export type DataType = keyof typeof DATA_TYPE;

/** A fixed size, or the name of a size that is known only at run time. */
export type Dim = number | string;

export interface ValueInfo {
  readonly name: string;
  readonly type: DataType;
  readonly dims: readonly Dim[];
}

/** An attribute's value: whole number, `{ float }`, text or list of whole numbers. */
export type AttributeValue = number | { readonly float: number } | string | readonly number[];

export interface OnnxNode {
  readonly op: string;
  readonly domain: '' | 'com.microsoft';
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** A constant inside the model, or (`external`) one whose bytes the session is given beside it. */
export interface Initializer {
  readonly name: string;
  readonly type: DataType;
  readonly dims: readonly number[];
  readonly data: { readonly bytes: Uint8Array } | { readonly external: string; readonly sizeBytes: number };
}

interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly initializers: readonly Initializer[];
}

const IR_VERSION = 9;
/** Opset 20 is the first with Gelu. */
const OPSETS = [
  { domain: '', version: 20 },
  { domain: 'com.microsoft', version: 1 },
] as const;
const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, ints: 7 } as const;
const EXTERNAL = 1;

function writeAttribute([name, value]: [string, AttributeValue], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  if (typeof value === 'string') {
    pbf.writeBytesField(4, new TextEncoder().encode(value));
    pbf.writeVarintField(20, ATTRIBUTE_TYPE.string);
  } else if (typeof value === 'number') {
    pbf.writeVarintField(3, value);
    pbf.writeVarintField(20, ATTRIBUTE_TYPE.int);
  } else if ('float' in value) {
    pbf.writeFloatField(2, value.float);
    pbf.writeVarintField(20, ATTRIBUTE_TYPE.float);
  } else {
    for (const entry of value) pbf.writeVarintField(8, entry);
    pbf.writeVarintField(20, ATTRIBUTE_TYPE.ints);
  }
}

function writeNode(node: OnnxNode, pbf: PbfWriter): void {
  for (const input of node.inputs) pbf.writeStringField(1, input);
  for (const output of node.outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(3, `${node.op}:${node.outputs[0]}`);
  pbf.writeStringField(4, node.op);
  for (const entry of Object.entries(node.attributes)) pbf.writeMessage(5, writeAttribute, entry);
  if (node.domain) pbf.writeStringField(7, node.domain);
}

function writeInitializer(tensor: Initializer, pbf: PbfWriter): void {
  for (const dim of tensor.dims) pbf.writeVarintField(1, dim);
  pbf.writeVarintField(2, DATA_TYPE[tensor.type]);
  pbf.writeStringField(8, tensor.name);
  if ('bytes' in tensor.data) {
    pbf.writeBytesField(9, tensor.data.bytes);
    return;
  }
  const entries = { location: tensor.data.external, offset: '0', length: String(tensor.data.sizeBytes) };
  for (const entry of Object.entries(entries)) pbf.writeMessage(13, writeStringEntry, entry);
  pbf.writeVarintField(14, EXTERNAL);
}

function writeStringEntry([key, value]: [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

function writeDim(dim: Dim, pbf: PbfWriter): void {
  if (typeof dim === 'number') pbf.writeVarintField(1, dim);
  else pbf.writeStringField(2, dim);
}

function writeTensorShape(dims: readonly Dim[], pbf: PbfWriter): void {
  for (const dim of dims) pbf.writeMessage(1, writeDim, dim);
}

function writeTensorType(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeVarintField(1, DATA_TYPE[value.type]);
  pbf.writeMessage(2, writeTensorShape, value.dims);
}

function writeType(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, value);
}

function writeValueInfo(value: ValueInfo, pbf: PbfWriter): void {
  pbf.writeStringField(1, value.name);
  pbf.writeMessage(2, writeType, value);
}

function writeGraph(graph: OnnxGraph, pbf: PbfWriter): void {
  for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, graph.name);
  for (const tensor of graph.initializers) pbf.writeMessage(5, writeInitializer, tensor);
  for (const input of graph.inputs) pbf.writeMessage(11, writeValueInfo, input);
  for (const output of graph.outputs) pbf.writeMessage(12, writeValueInfo, output);
}

function writeOpset(opset: (typeof OPSETS)[number], pbf: PbfWriter): void {
  if (opset.domain) pbf.writeStringField(1, opset.domain);
  pbf.writeVarintField(2, opset.version);
}

/** The bytes of a model that onnxruntime can create a session from. */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarintField(1, IR_VERSION);
  pbf.writeMessage(7, writeGraph, graph);
  for (const opset of OPSETS) pbf.writeMessage(8, writeOpset, opset);
  return pbf.finish();
}
