import { GgufError } from '../errors';

/** How a byte-level vocabulary cuts a text before it merges. */
export interface PreTokenizer {
  /** Regular expressions, applied one after the other; what one matches and what lies between go on as pieces. */
  readonly splits: readonly string[];
  /** A piece that is a token is taken whole, whatever its merges say. */
  readonly ignoresMerges?: boolean;
  /** Whether BOS stands before a text where the file does not say. */
  readonly addsBos?: boolean;
}

/** Unicode's white space: JavaScript's own \s is another set. */
const SPACE = '\\p{White_Space}';
const NO_SPACE = '\\P{White_Space}';
const SPACES = `${SPACE}+(?!${NO_SPACE})|${SPACE}+`;
const CONTRACTIONS = "'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])";

const GPT_2 = `'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?\\p{N}+| ?[^${SPACE}\\p{L}\\p{N}]+|${SPACES}`;
/** Llama 3's, which takes that many digits at a time. */
const llama3 = (digits: string) =>
  `${CONTRACTIONS}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^${SPACE}\\p{L}\\p{N}]+[\\r\\n]*|${SPACE}*[\\r\\n]+|${SPACES}`;

/** By `tokenizer.ggml.pre`, as llama.cpp cuts (src/llama-vocab.cpp). */
const PRE_TOKENIZERS: Readonly<Record<string, PreTokenizer>> = {
  'llama-bpe': { splits: [llama3('\\p{N}{1,3}')], ignoresMerges: true, addsBos: true },
  qwen2: { splits: [llama3('\\p{N}')] },
  smollm: { splits: ['\\p{Nd}', GPT_2] },
  'gpt-2': { splits: [GPT_2] },
  default: { splits: ['[\\p{P}$+<=>^~|]+', GPT_2, '\\p{N}+', '[0-9][0-9][0-9]'] },
};

/** @throws GgufError where the name is none of the table; a file without one means `default` */
export function preTokenizerOf(name: unknown = 'default'): PreTokenizer {
  const found = typeof name === 'string' && Object.hasOwn(PRE_TOKENIZERS, name) ? PRE_TOKENIZERS[name] : null;
  if (found) return found;
  throw new GgufError('model.preTokenizer', {
    found: String(name),
    supported: Object.keys(PRE_TOKENIZERS).join(', '),
  });
}
