import { Tokenizer as HubTokenizer } from '@huggingface/tokenizers';
import { GgufError } from '../errors';
import type { GgufMetadata } from '../gguf/header';
import { StringTable } from '../gguf/string_table';
import { bytesOfLetters } from './byte_alphabet';
import type { Codec } from './codec';
import { preTokenizerOf } from './pre_tokenizers';
import { readTokens, TOKEN_TYPE } from './vocabulary';

const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);
/** Stands for a byte without a token: no vocabulary holds it. */
const NO_TOKEN = '\uFFFF';

/**
 * Byte-level BPE (GPT-2, Llama 3, Qwen, SmolLM) from a GGUF's tokens and merges. This file is loaded for such
 * vocabularies alone.
 * @throws GgufError where the pre-tokenizer is not known, or the tables are damaged
 */
export function byteLevelCodec(metadata: GgufMetadata): Codec {
  const {
    splits,
    ignoresMerges = false,
    addsBos = false,
  } = preTokenizerOf(metadata.get('tokenizer.ggml.pre'));
  const { tokens, types } = readTokens(metadata);
  const merges = metadata.get('tokenizer.ggml.merges');
  if (!(merges instanceof StringTable)) throw new GgufError('model.merges');
  const vocabulary: [string, number][] = [];
  const whole: Record<'control' | 'userDefined', Map<string, number>> = {
    control: new Map(),
    userDefined: new Map(),
  };
  for (let id = 0; id < tokens.length; id++) {
    const type = types[id];
    if (type === TOKEN_TYPE.control) whole.control.set(tokens.at(id), id);
    else if (type === TOKEN_TYPE.userDefined) whole.userDefined.set(tokens.at(id), id);
    else vocabulary.push([tokens.at(id), id]);
  }
  const vocab = Object.fromEntries(vocabulary);
  const pairs = Array.from({ length: merges.length }, (_, at) => merges.at(at));
  const hub = hubTokenizer(vocab, pairs, splits, ignoresMerges);
  // Some vocabularies lack bytes that no text has: those become the unknown token, or nothing where there is none.
  const unknown = metadata.get('tokenizer.ggml.unknown_token_id');
  const stands = typeof unknown === 'number' && unknown in types ? [unknown] : [];
  const known = (ids: readonly (number | undefined)[]) =>
    ids.flatMap((id) => (id === undefined ? stands : [id]));
  const typed = cutter(whole.userDefined);
  const named = cutter(new Map([...whole.userDefined, ...whole.control]));
  return {
    tokens,
    types,
    addsBos,
    spacePrefix: false,
    encode: (text, { controls = false } = {}) =>
      (controls ? named : typed)(text).flatMap((part) =>
        typeof part === 'number' ? [part] : known(hub.encode(part, { add_special_tokens: false }).ids),
      ),
    bytesOf(id) {
      if (types[id] === TOKEN_TYPE.control) return NOTHING;
      const token = id < tokens.length ? tokens.at(id) : '\uFFFD';
      return types[id] === TOKEN_TYPE.normal ? bytesOfLetters(token) : encoder.encode(token);
    },
  };
}

function hubTokenizer(
  vocab: Record<string, number>,
  merges: string[],
  splits: readonly string[],
  ignore_merges: boolean,
): HubTokenizer {
  const pretokenizers = [
    ...splits.map(
      (Regex) => ({ type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false }) as const,
    ),
    { type: 'ByteLevel', add_prefix_space: false, use_regex: false } as const,
  ];
  return new HubTokenizer(
    {
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: { type: 'Sequence', pretokenizers },
      model: { type: 'BPE', vocab, merges, ignore_merges, unk_token: NO_TOKEN },
      post_processor: null,
      decoder: null,
    },
    {},
  );
}

/** Cuts a text at tokens that are taken whole, the longest first; those become their ids. */
function cutter(tokens: ReadonlyMap<string, number>): (text: string) => (string | number)[] {
  const names = [...tokens.keys()].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (names.length === 0) return (text) => (text === '' ? [] : [text]);
  const any = new RegExp(`(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return (text) =>
    text.split(any).flatMap((part, at): (string | number)[] => {
      const id = at % 2 === 1 ? tokens.get(part) : undefined;
      if (id !== undefined) return [id];
      return part === '' ? [] : [part];
    });
}
