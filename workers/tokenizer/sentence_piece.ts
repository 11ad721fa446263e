import type { GgufMetadata } from '../gguf/header';
import { architectureOf } from '../model/architectures';
import { encodeBytes } from './bpe';
import type { Codec } from './codec';
import { tokenBytes } from './decode';
import { userDefinedMatcher } from './user_defined';
import { readVocabulary } from './vocabulary';

/**
 * SentencePiece BPE with byte fallback from a GGUF's own vocabulary and scores.
 * @param unknown id of the token for what the vocabulary does not have
 * @throws GgufError where the vocabulary is damaged
 */
export function sentencePieceCodec(metadata: GgufMetadata, unknown: number): Codec {
  const vocabulary = readVocabulary(metadata);
  const saysPrefix = metadata.get('tokenizer.ggml.add_space_prefix');
  const spacePrefix = typeof saysPrefix === 'boolean' ? saysPrefix : architectureOf(metadata).addsSpacePrefix;
  const match = userDefinedMatcher(vocabulary);
  const byteOf = new Map<number, number>();
  for (const [byte, id] of vocabulary.byteIds.entries()) if (id !== -1) byteOf.set(id, byte);
  const encoder = new TextEncoder();
  return {
    tokens: vocabulary.tokens,
    types: vocabulary.types,
    addsBos: true,
    spacePrefix,
    encode(text) {
      const ids: number[] = [];
      const bytes = encoder.encode(`${spacePrefix ? ' ' : ''}${text}`.replaceAll(' ', '\u2581'));
      let from = 0;
      for (let at = 0; at < bytes.length; ) {
        const found = match(bytes, at);
        if (found === null) {
          at++;
          continue;
        }
        encodeBytes(vocabulary, bytes, from, at, unknown, ids);
        ids.push(found.id);
        at += found.length;
        from = at;
      }
      encodeBytes(vocabulary, bytes, from, bytes.length, unknown, ids);
      return ids;
    },
    bytesOf: (id) => tokenBytes(vocabulary, byteOf, id),
  };
}
