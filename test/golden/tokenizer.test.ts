import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openModelFile } from '../../pipeline/node_files';
import { openGguf } from '../../workers/gguf/reader';
import { createTokenizer, type Tokenizer } from '../../workers/tokenizer/tokenizer';
import { golden } from '../support/golden';

let gemma: Tokenizer;
beforeAll(async () => {
  const source = await openModelFile();
  gemma = await createTokenizer((await openGguf(source)).metadata);
  await source.close();
});

describe('the tokenizer of Gemma 3 270M', () => {
  it('gives the golden ids in every language, and the text back', () => {
    for (const [language, { text, ids }] of Object.entries(golden.texts)) {
      expect([...gemma.opening, ...gemma.encode(text)], language).toEqual(ids);
      expect(gemma.decode(ids), language).toBe(text);
    }
  });

  it('gives the golden ids of every edit’s prompt', () => {
    for (const { prompt, ids } of golden.edits.map(({ greedy }) => greedy))
      expect([...gemma.opening, ...gemma.encode(prompt)], prompt).toEqual(ids);
  });

  it.each(golden.greedy)(
    'gives the golden ids of the prompt "$prompt" and the text of its continuation',
    (one) => {
      expect([...gemma.opening, ...gemma.encode(one.prompt)]).toEqual(one.ids);
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
    expect(gemma.opening).toEqual([2]);
  });

  it('gives any text back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 }).filter((one) => !one.includes('\u2581'));
    fc.assert(
      fc.property(text, (one) => {
        expect(gemma.decode(gemma.encode(one))).toBe(one);
      }),
    );
  });
});
