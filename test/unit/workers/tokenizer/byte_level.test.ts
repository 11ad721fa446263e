import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GgufMetadata, GgufValue } from '../../../../workers/gguf/header';
import { createTokenizer } from '../../../../workers/tokenizer/tokenizer';
import { CONTROLS, tableOf, tinyByteVocabulary } from '../../../support/tiny_vocabulary';

const { tokens, types, merges } = tinyByteVocabulary();

function metadata(pre: string | null, changes: Readonly<Record<string, GgufValue>> = {}): GgufMetadata {
  return new Map<string, GgufValue>(
    Object.entries({
      'general.architecture': 'qwen2',
      'tokenizer.ggml.model': 'gpt2',
      ...(pre === null ? {} : { 'tokenizer.ggml.pre': pre }),
      'tokenizer.ggml.tokens': tableOf(tokens),
      'tokenizer.ggml.token_type': Int32Array.from(types),
      'tokenizer.ggml.merges': tableOf(merges),
      'tokenizer.ggml.eos_token_id': tokens.indexOf(CONTROLS[0]),
      ...changes,
    }),
  );
}

const qwen = await createTokenizer(metadata('qwen2'));
/** The text cut where tokens end, as a vocabulary of that kind has it. */
const cut = async (pre: string | null, text: string) => {
  const tokenizer = await createTokenizer(metadata(pre));
  return tokenizer.pieces(tokenizer.encode(text)).map((piece) => piece.text);
};

describe('a byte-level vocabulary', () => {
  it('merges in the order of its merges, and writes a space into its tokens', () => {
    expect(qwen.pieces(qwen.encode('the thing in')).map(({ text }) => text)).toEqual([
      'the',
      ' ',
      'th',
      'ing',
      ' in',
    ]);
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(qwen.decode(qwen.encode(text))).toBe(text);
      }),
    );
  });

  it('keeps names of control tokens text, unless they are asked for', () => {
    const [end, start] = CONTROLS.map((name) => tokens.indexOf(name));
    const text = `${CONTROLS[1]}the${CONTROLS[0]}`;
    expect(qwen.encode(text)).not.toContain(start);
    expect(qwen.decode(qwen.encode(text))).toBe(text);
    expect(qwen.encode(text, { controls: true })).toEqual([start, tokens.indexOf('the'), end]);
  });

  it('takes tokens whole that are made so, and writes nothing for control tokens', () => {
    expect(qwen.encode('a<tool>b')).toContain(tokens.indexOf('<tool>'));
    expect(qwen.decode(CONTROLS.map((name) => tokens.indexOf(name)))).toBe('');
    expect(qwen.byteLength(qwen.encode('é<tool>'))).toBe(8);
  });

  it('puts the unknown token in place of a byte that it lacks, or nothing', async () => {
    const lacking = tokens.map((token) => (token === 'x' ? 'none' : token));
    const table = { 'tokenizer.ggml.tokens': tableOf(lacking) };
    const without = await createTokenizer(metadata('qwen2', table));
    expect(without.pieces(without.encode('axb')).map(({ text }) => text)).toEqual(['a', 'b']);
    const id = tokens.indexOf('?');
    const withUnknown = await createTokenizer(
      metadata('qwen2', { ...table, 'tokenizer.ggml.unknown_token_id': id }),
    );
    expect(withUnknown.encode('axb')[1]).toBe(id);
  });
});

describe('what cuts a text before it merges', () => {
  it('is the file’s own way', async () => {
    const text = 'in12345  the';
    const digits = ['1', '2', '3', '4', '5'];
    expect(await cut('qwen2', text)).toEqual(['in', ...digits, ' ', ' the']);
    expect(await cut('smollm', text)).toEqual(['in', ...digits, ' ', ' the']);
    // All lets letters stand alone; what tells them apart are marks before letters and line ends after marks.
    expect(await cut('llama-bpe', '"in!\n')).toEqual(['"', 'in', '!', '\n']);
    expect(await cut('gpt-2', 'THE’s the')).toEqual(['T', 'H', 'E', '�', '�', '�', 's', ' the']);
    expect(await cut(null, 'in.the')).toEqual(['in', '.', 'the']);
  });

  it('that is not known is refused by its name', async () => {
    await expect(createTokenizer(metadata('tekken'))).rejects.toThrow(/"tekken".*llama-bpe, qwen2, smollm/);
  });
});

describe('BOS', () => {
  it.each([
    ['qwen2', undefined, 0],
    ['llama-bpe', undefined, 1],
    ['llama-bpe', false, 0],
    ['qwen2', true, 1],
  ] as const)('of a %s vocabulary that says %s stands before a text %i times', async (pre, says, times) => {
    const changes = says === undefined ? {} : { 'tokenizer.ggml.add_bos_token': says };
    expect((await createTokenizer(metadata(pre, changes))).opening).toHaveLength(times);
  });
});

describe('a byte-level vocabulary that does not fit', () => {
  it('without merges is refused', async () => {
    await expect(createTokenizer(metadata('qwen2', { 'tokenizer.ggml.merges': 'none' }))).rejects.toThrow(
      /merges/,
    );
  });

  it('with too few types is refused', async () => {
    const few = { 'tokenizer.ggml.token_type': Int32Array.of(1) };
    await expect(createTokenizer(metadata('qwen2', few))).rejects.toThrow(/1 types/);
  });
});
