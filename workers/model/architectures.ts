import { GgufError } from '../errors';
import type { GgufMetadata } from '../gguf/header';
import { BIASES, type ModelShape, type Norm } from './shape';

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
  /** Caps of q·k and of the logits where a file does not say; a family without them has none. */
  readonly softcaps?: { readonly attention: number; readonly logits: number };
  /** Number of layers of the one size whose q·k is scaled by width / heads instead of by the head's width. */
  readonly scalesByWidthAt?: number;
}

const PRE_NORMS: readonly Norm[] = ['attn_norm', 'ffn_norm'];
/** A norm before and one after attention and feed-forward. */
const SANDWICH_NORMS: readonly Norm[] = ['attn_norm', 'post_attention_norm', 'ffn_norm', 'post_ffw_norm'];
/** In the order that recorded shapes have. */
const GEMMA3_NORMS: readonly Norm[] = [
  'attn_norm',
  'attn_q_norm',
  'attn_k_norm',
  'post_attention_norm',
  'ffn_norm',
  'post_ffw_norm',
];

const GEMMA = {
  activation: 'gelu_tanh',
  rotary: 'half',
  embeddingScale: Math.sqrt,
  addsSpacePrefix: false,
} as const;

const SWIGLU = {
  activation: 'silu',
  embeddingScale: () => 1,
  ropeBase: 10_000,
  sliding: null,
  addsSpacePrefix: true,
} as const;

/**
 * The families by `general.architecture`, with what GGUF files leave out because llama.cpp knows it
 * (src/llama-model.cpp). Keys and tensors have the same names in all of them: `metadata.ts`, `tensors.ts`.
 */
export const ARCHITECTURES: Readonly<
  Record<'gemma3' | 'gemma2' | 'llama' | 'qwen2' | 'qwen3', Architecture>
> = {
  /** Gemma 3; of those that see, the part that reads and writes text. */
  gemma3: {
    ...GEMMA,
    norms: GEMMA3_NORMS,
    ropeBase: 1_000_000,
    sliding: { pattern: 6, ropeBase: 10_000 },
    scalesByWidthAt: 62,
  },
  gemma2: {
    ...GEMMA,
    norms: SANDWICH_NORMS,
    ropeBase: 10_000,
    sliding: { pattern: 2, ropeBase: 10_000 },
    softcaps: { attention: 50, logits: 30 },
    scalesByWidthAt: 46,
  },
  /** Llama 2 and 3, SmolLM2, and Mistral, whose window is not used: within 512 tokens none is narrower. */
  llama: { ...SWIGLU, norms: PRE_NORMS, rotary: 'interleaved' },
  qwen2: { ...SWIGLU, norms: [...PRE_NORMS, ...BIASES], rotary: 'half' },
  qwen3: { ...SWIGLU, norms: ['attn_norm', 'attn_q_norm', 'attn_k_norm', 'ffn_norm'], rotary: 'half' },
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
