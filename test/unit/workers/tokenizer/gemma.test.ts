import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openModelFile } from '../../../../pipeline/node_files';
import { type GgufMetadata, openGguf } from '../../../../workers/gguf/reader';
import { createTokenizer, type Tokenizer } from '../../../../workers/tokenizer/tokenizer';

interface Golden {
  readonly texts: Record<string, { readonly text: string; readonly ids: readonly number[] }>;
  readonly greedy: readonly {
    readonly prompt: string;
    readonly ids: readonly number[];
    readonly new: readonly number[];
    readonly text: string;
  }[];
}
const golden: Golden = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden-gemma-3-270m.json', import.meta.url), 'utf8'),
);

let metadata: GgufMetadata;
let gemma: Tokenizer;
beforeAll(async () => {
  const source = await openModelFile();
  metadata = (await openGguf(source)).metadata;
  await source.close();
  gemma = createTokenizer(metadata);
});

describe('the tokenizer of Gemma 3 270M', () => {
  it.each(Object.keys(golden.texts))('gives the golden ids in %s, and the text back', (language) => {
    const expected = golden.texts[language];
    expect([gemma.bos, ...gemma.encode(expected?.text ?? '')]).toEqual(expected?.ids);
    expect(gemma.decode(expected?.ids ?? [])).toBe(expected?.text);
  });

  it.each(golden.greedy)(
    'gives the golden ids of the prompt "$prompt" and the text of its continuation',
    (one) => {
      expect([gemma.bos, ...gemma.encode(one.prompt)]).toEqual(one.ids);
      const stream = gemma.stream();
      expect(one.new.map((id) => stream.push(id)).join('') + stream.end()).toBe(one.text);
    },
  );

  it('takes runs of newlines, tabs and spaces and HTML tags whole', () => {
    expect(gemma.pieces(gemma.encode('a\n\n\nb\t\tc   <table>')).map((piece) => piece.text)).toEqual([
      'a',
      '\n\n\n',
      'b',
      '\t\t',
      'c',
      '   ',
      '<table>',
    ]);
  });

  it('keeps names of control tokens text', () => {
    const text = '<bos><end_of_turn><unused0><0x0A>';
    const ids = gemma.encode(text);
    expect(ids.filter((id) => id < 107)).toEqual([]);
    expect(gemma.decode(ids)).toBe(text);
  });

  it('stops at <eos> and <end_of_turn>', () => {
    expect([...gemma.endOfText]).toEqual([1, 106]);
    expect(gemma.bos).toBe(2);
  });

  it('gives any text back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 }).filter((one) => !one.includes('\u2581'));
    fc.assert(
      fc.property(text, (one) => {
        expect(gemma.decode(gemma.encode(one))).toBe(one);
      }),
    );
  });

  it('is ready in under half a second', () => {
    // The best of three, since other tests run on the same cores.
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      createTokenizer(metadata);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });

  it('encodes a text of 200,000 characters without growing slow', () => {
    const start = performance.now();
    gemma.encode('Wörter und 词语 '.repeat(200_000 / 14));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
