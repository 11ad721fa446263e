import { GgufError } from '../errors';

/** How a block type is laid out: `elements` weights in `bytes` bytes; `id` is ggml's number for it. */
interface BlockLayout {
  readonly id: number;
  readonly elements: number;
  readonly bytes: number;
}

/** The block types that this project reads, by ggml's names (ggml-common.h, ggml.h). */
export const BLOCK_LAYOUTS = {
  F32: { id: 0, elements: 1, bytes: 4 },
  F16: { id: 1, elements: 1, bytes: 2 },
  Q4_0: { id: 2, elements: 32, bytes: 18 },
  Q4_1: { id: 3, elements: 32, bytes: 20 },
  Q5_0: { id: 6, elements: 32, bytes: 22 },
  Q5_1: { id: 7, elements: 32, bytes: 24 },
  Q8_0: { id: 8, elements: 32, bytes: 34 },
  Q2_K: { id: 10, elements: 256, bytes: 84 },
  Q3_K: { id: 11, elements: 256, bytes: 110 },
  Q4_K: { id: 12, elements: 256, bytes: 144 },
  Q5_K: { id: 13, elements: 256, bytes: 176 },
  Q6_K: { id: 14, elements: 256, bytes: 210 },
  IQ4_NL: { id: 20, elements: 32, bytes: 18 },
  IQ4_XS: { id: 23, elements: 256, bytes: 136 },
  BF16: { id: 30, elements: 1, bytes: 2 },
} as const satisfies Record<string, BlockLayout>;

export type BlockType = keyof typeof BLOCK_LAYOUTS;

/** The supported types in ggml's order, for tables and messages. */
export const BLOCK_TYPES = Object.keys(BLOCK_LAYOUTS) as readonly BlockType[];

/** ggml's names of other types, by their numbers: what an error can call them. */
const OTHER_TYPES: Readonly<Record<number, string>> = {
  9: 'Q8_1',
  15: 'Q8_K',
  16: 'IQ2_XXS',
  17: 'IQ2_XS',
  18: 'IQ3_XXS',
  19: 'IQ1_S',
  21: 'IQ3_S',
  22: 'IQ2_S',
  29: 'IQ1_M',
  34: 'TQ1_0',
  35: 'TQ2_0',
  39: 'MXFP4',
  40: 'NVFP4',
};

/** The type with this ggml number. @throws GgufError that names the tensor where it is not supported. */
export function blockTypeOf(id: number, tensor: string): BlockType {
  const known = BLOCK_TYPES.find((each) => BLOCK_LAYOUTS[each].id === id);
  if (known !== undefined) return known;
  const type = OTHER_TYPES[id] ?? `number ${id}`;
  throw new GgufError('gguf.blockType', { tensor, type, supported: BLOCK_TYPES.join(', ') });
}

/**
 * Bytes that `elements` weights take.
 * @throws GgufError where they do not fill whole blocks.
 */
export function blockBytes(type: BlockType, elements: number): number {
  const layout = BLOCK_LAYOUTS[type];
  if (elements % layout.elements !== 0) {
    throw new GgufError('gguf.wholeBlocks', { type, block: layout.elements, weights: elements });
  }
  return (elements / layout.elements) * layout.bytes;
}
