import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CorpusDocument,
  DOCUMENTS_PER_EVALUATED,
  documentsOfLines,
  drawSplit,
  MAX_EVALUATED_DOCUMENTS_OF_AN_EVENT,
} from '../../../../pipeline/corpora/draw_split';

const corpus = (events: readonly (number | null)[]): CorpusDocument[] =>
  events.map((event, at) => {
    const document = { document: `d${at}`, firstLine: at + 1, lastLine: at + 1 };
    return event === null ? document : { ...document, event: `e${event}` };
  });

describe('the documents of a list of lines', () => {
  it('have their first and last line, in order', () => {
    expect(documentsOfLines(['a', 'a', 'b', 'c', 'c'])).toEqual([
      { document: 'a', firstLine: 1, lastLine: 2 },
      { document: 'b', firstLine: 3, lastLine: 3 },
      { document: 'c', firstLine: 4, lastLine: 5 },
    ]);
  });

  it('are refused where one is in two pieces', () => {
    expect(() => documentsOfLines(['a', 'b', 'a'])).toThrow('a is not in one piece: line 3');
  });
});

describe('the draw', () => {
  it('is the same each time', () => {
    const documents = corpus(Array(40).fill(null));
    expect(drawSplit(documents)).toEqual(drawSplit(documents));
  });

  it('takes one document in four, spread over the list', () => {
    const sides = drawSplit(corpus(Array(400).fill(null)));
    const drawn = (from: number) =>
      sides.slice(from, from + 100).filter((side) => side === 'evaluation').length;
    expect(drawn(0) + drawn(100) + drawn(200) + drawn(300)).toBe(400 / DOCUMENTS_PER_EVALUATED);
    for (const from of [0, 100, 200, 300]) expect(drawn(from)).toBeGreaterThan(10);
  });

  it('never puts one event on both sides, nor a large one into evaluation', () => {
    const events = fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(events, (list) => {
        const documents = corpus(list);
        const sides = drawSplit(documents);
        for (const event of new Set(list)) {
          if (event === null) continue;
          const theirs = sides.filter((_, at) => list[at] === event);
          expect(new Set(theirs).size).toBe(1);
          if (theirs.length > MAX_EVALUATED_DOCUMENTS_OF_AN_EVENT) expect(theirs[0]).toBe('discovery');
        }
        const evaluated = sides.filter((side) => side === 'evaluation').length;
        expect(evaluated).toBeLessThanOrEqual(Math.round(list.length / DOCUMENTS_PER_EVALUATED));
      }),
    );
  });
});
