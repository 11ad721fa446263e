import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { GgufMetadata, GgufValue } from '../../../../workers/gguf/header';
import { createTokenizer } from '../../../../workers/tokenizer/tokenizer';
import { Vocabulary } from '../../../../workers/tokenizer/vocabulary';
import { tableOf, vocabularyOf } from '../../../support/tiny_vocabulary';

/** Pieces whose scores decide which pair merges first. */
const PIECES: readonly (readonly [string, number])[] = [
  ['▁', -10],
  ['a', -11],
  ['b', -12],
  ['c', -13],
  ['ab', -2],
  ['bc', -1],
  ['▁a', -3],
  ['▁ab', -4],
  ['abc', -5],
  ['▁abc', -6],
  ['é', -14],
  ['bb', -7],
];
const VOCABULARY = vocabularyOf(PIECES, ['   ', '<b>']);

/** Metadata of the tiny vocabulary; ids 3 to 258 are bytes, pieces begin at 259. */
function metadata(changes: Readonly<Record<string, GgufValue>> = {}): GgufMetadata {
  const { tokens, scores, types } = VOCABULARY;
  return new Map(
    Object.entries({
      'general.architecture': 'llama',
      'tokenizer.ggml.model': 'llama',
      'tokenizer.ggml.tokens': tableOf(tokens),
      'tokenizer.ggml.scores': Float32Array.from(scores),
      'tokenizer.ggml.token_type': Int32Array.from(types),
      'tokenizer.ggml.bos_token_id': 1,
      'tokenizer.ggml.eos_token_id': 2,
      'tokenizer.ggml.unknown_token_id': 0,
      ...changes,
    }),
  );
}

const { tokens } = VOCABULARY;
const llama = await createTokenizer(metadata());
const bare = await createTokenizer(metadata({ 'tokenizer.ggml.add_space_prefix': false }));
const named = (ids: readonly number[]) => ids.map((id) => tokens[id]);

describe('encoding with a tiny vocabulary', () => {
  it('merges the pair with the highest score first', () => {
    // "bc" (-1) goes before "ab" (-2), and "a" + "bc" is "abc".
    expect(named(bare.encode('abc'))).toEqual(['abc']);
    expect(named(bare.encode('abb'))).toEqual(['ab', 'b']);
  });

  it('of equal scores merges the leftmost pair first', () => {
    expect(named(bare.encode('bbbbb'))).toEqual(['bb', 'bb', 'b']);
  });

  it('never merges into a control token', async () => {
    const types = VOCABULARY.types.map((type, id) => (tokens[id] === 'ab' ? 3 : type));
    const control = await createTokenizer(
      metadata({
        'tokenizer.ggml.token_type': Int32Array.from(types),
        'tokenizer.ggml.add_space_prefix': false,
      }),
    );
    expect(named(control.encode('ab'))).toEqual(['a', 'b']);
  });

  it('puts a space before the text where the vocabulary is made so', () => {
    expect(named(llama.encode('abc'))).toEqual(['▁abc']);
    expect(llama.decode(llama.encode('abc'))).toBe('abc');
  });

  it('puts none before the text of a Gemma, whether its metadata say so or not', async () => {
    const gemma = await createTokenizer(metadata({ 'general.architecture': 'gemma3' }));
    expect(named(gemma.encode('abc'))).toEqual(['abc']);
  });

  it('falls back to bytes for a character that is no token', () => {
    expect(named(bare.encode('aж'))).toEqual(['a', '<0xD0>', '<0xB6>']);
  });

  it('takes user-defined tokens whole, the longest first, before any merge', () => {
    expect(named(bare.encode('a   b'))).toEqual(['a', '   ', 'b']);
    expect(named(bare.encode('a    b'))).toEqual(['a', '   ', '▁', 'b']);
    expect(named(bare.encode('a<b>c'))).toEqual(['a', '<b>', 'c']);
  });

  it.each(['<s>', '</s>', '<unk>', '<0x0A>'])('keeps the reader’s "%s" text', (text) => {
    const ids = bare.encode(text);
    expect(ids.length).toBe(text.length);
    expect(ids).not.toContain(tokens.indexOf(text));
    expect(bare.decode(ids)).toBe(text);
  });

  it('of nothing is nothing', () => {
    expect(llama.encode('')).toEqual([]);
    expect(llama.decode([])).toBe('');
  });

  it('gives the unknown token once where the vocabulary has no bytes', async () => {
    const types = VOCABULARY.types.map((type) => (type === 6 ? 3 : type));
    const noBytes = await createTokenizer(
      metadata({
        'tokenizer.ggml.token_type': Int32Array.from(types),
        'tokenizer.ggml.add_space_prefix': false,
      }),
    );
    expect(named(noBytes.encode('aжb'))).toEqual(['a', '<unk>', 'b']);
  });
});

describe('any text', () => {
  // U+2581 is how the vocabulary writes a space, so that it can't come back as itself.
  const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((one) => !one.includes('\u2581'));
  it.each([
    ['with a space prefix', llama],
    ['without', bare],
  ])('comes back from its ids, %s', (_name, tokenizer) => {
    fc.assert(
      fc.property(text, (one) => {
        expect(tokenizer.decode(tokenizer.encode(one))).toBe(one);
      }),
    );
  });

  it.each(['\ud800', 'a\udc00b', '\0', '\ufeffa', '👩‍👩‍👧', '▁'])('never throws: %j', (one) => {
    expect(() => bare.decode(bare.encode(one))).not.toThrow();
  });

  it('with a byte order mark keeps it', () => {
    expect(bare.decode(bare.encode('\ufeffa'))).toBe('\ufeffa');
  });
});

describe('a long text', () => {
  it('asks for no more look-ups a character than a short one: no pair is tried again and again', () => {
    const find = vi.spyOn(Vocabulary.prototype, 'find');
    const perCharacter = ['abc', 'abbbé'].map((unit) =>
      [100, 2_000].map((times) => {
        find.mockClear();
        bare.encode(unit.repeat(times));
        return find.mock.calls.length / (unit.length * times);
      }),
    );
    find.mockRestore();
    for (const [short = 0, long = 0] of perCharacter) {
      expect(short).toBeGreaterThan(0);
      expect(long).toBeLessThan(short * 1.1);
    }
  });
});

describe('pieces and streams', () => {
  const ids = bare.encode('a жb');

  it('show the bytes of a broken character', () => {
    expect(bare.pieces(ids)).toEqual([
      { text: 'a' },
      { text: ' ' },
      { text: '\uFFFD', bytes: 'D0' },
      { text: '\uFFFD', bytes: 'B6' },
      { text: 'b' },
    ]);
  });

  it('name control tokens, which write nothing into the text', () => {
    expect(bare.pieces([1, 2])).toEqual([{ text: '<s>' }, { text: '</s>' }]);
    expect(bare.decode([1, ...ids, 2])).toBe('a жb');
  });

  it('give a character out when its last byte is there', () => {
    const stream = bare.stream();
    expect(ids.map((id) => stream.push(id))).toEqual(['a', ' ', '', 'ж', 'b']);
    expect(stream.end()).toBe('');
    const broken = bare.stream();
    expect(broken.push(ids[2] ?? -1)).toBe('');
    expect(broken.end()).toBe('\uFFFD');
  });
});

describe('a vocabulary that does not fit', () => {
  it('of another kind says which is supported', async () => {
    await expect(createTokenizer(metadata({ 'tokenizer.ggml.model': 'bert' }))).rejects.toThrow(
      /"bert".*llama.*gpt2/,
    );
  });

  it('with too few scores is refused', async () => {
    await expect(
      createTokenizer(metadata({ 'tokenizer.ggml.scores': Float32Array.from([0]) })),
    ).rejects.toThrow(/1 scores/);
  });
});

describe('a vocabulary that cannot be run', () => {
  it.each(['bos', 'eos', 'unknown', 'eot'])('is refused where the id of %s is no token', async (name) => {
    const key = `tokenizer.ggml.${name}_token_id`;
    for (const id of [-1, 0.5, tokens.length, Number.NaN, Number.POSITIVE_INFINITY, '1', true])
      await expect(createTokenizer(metadata({ [key]: id })), `${id}`).rejects.toThrow(
        `expected in ${key}, ${id} found`,
      );
    await expect(createTokenizer(metadata({ [key]: tokens.length - 1 }))).resolves.toBeDefined();
  });

  it('is refused where a type has a fraction or a score is no number', async () => {
    const types = Float32Array.from(VOCABULARY.types).fill(1.5, 7, 8);
    await expect(createTokenizer(metadata({ 'tokenizer.ggml.token_type': types }))).rejects.toThrow(
      'Token 7 has type 1.5',
    );
    const scores = Float32Array.from(VOCABULARY.scores).fill(Number.NaN, 9, 10);
    await expect(createTokenizer(metadata({ 'tokenizer.ggml.scores': scores }))).rejects.toThrow('score NaN');
  });
});
