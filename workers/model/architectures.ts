import { GgufError } from '../errors';
import type { GgufMetadata } from '../gguf/header';
import { type ModelShape, NORMS, type Norm } from './shape';

/** What tells a model family from the others: all that graphs, tokenizer and reader of metadata need to know. */
export interface Architecture extends Pick<ModelShape, 'norms' | 'activation' | 'rotary'> {
  /** Factor on the token embedding, by the width of the residual stream. */
  readonly embeddingScale: (width: number) => number;
  /** Base of the rotary angles where a file names none. */
  readonly ropeBase: number;
  /** Layers with a sliding window, where a file has one: all but every `pattern`-th. Null: a window is not used. */
  readonly sliding: { readonly pattern: number; readonly ropeBase: number } | null;
  /** Whether the tokenizer puts a space before a text where a file does not say. */
  readonly addsSpacePrefix: boolean;
}

const PRE_NORMS: readonly Norm[] = ['attn_norm', 'ffn_norm'];

/**
 * The families by `general.architecture`, with what GGUF files leave out because llama.cpp knows it
 * (src/llama-model.cpp). Keys and tensors have the same names in all of them: `metadata.ts`, `tensors.ts`.
 */
export const ARCHITECTURES: Readonly<Record<'gemma3' | 'llama', Architecture>> = {
  /** Gemma 3 of 1 B and below. */
  gemma3: {
    norms: NORMS,
    activation: 'gelu_tanh',
    rotary: 'half',
    embeddingScale: Math.sqrt,
    ropeBase: 1_000_000,
    sliding: { pattern: 6, ropeBase: 10_000 },
    addsSpacePrefix: false,
  },
  llama: {
    norms: PRE_NORMS,
    activation: 'silu',
    rotary: 'interleaved',
    embeddingScale: () => 1,
    ropeBase: 10_000,
    sliding: null,
    addsSpacePrefix: true,
  },
};

export type ArchitectureName = keyof typeof ARCHITECTURES;
export const ARCHITECTURE_NAMES = Object.keys(ARCHITECTURES) as readonly ArchitectureName[];

/** The family of a file. @throws GgufError where it is not in the table. */
export function architectureOf(metadata: GgufMetadata): Architecture & { readonly name: ArchitectureName } {
  const found = metadata.get('general.architecture');
  const name = ARCHITECTURE_NAMES.find((one) => one === found);
  if (name !== undefined) return { name, ...ARCHITECTURES[name] };
  throw new GgufError('model.architecture', {
    found: String(found ?? '?'),
    supported: ARCHITECTURE_NAMES.join(', '),
  });
}
