import { describe, expect, it } from 'vitest';
import { drawSplit } from '../../../../pipeline/corpora/draw_split';
import {
  discoveryDocuments,
  discoveryLines,
  evaluationDocuments,
  NTREX_DOCUMENTS,
  NTREX_LINES,
  readNtrex,
} from '../../../../pipeline/corpora/ntrex';

const text = `${Array.from({ length: NTREX_LINES }, (_, at) => `line ${at + 1}`).join('\n')}\n`;
const evaluated = NTREX_DOCUMENTS.filter(({ side }) => side === 'evaluation');

describe('the split of NTREX-128', () => {
  it('covers all 1,997 lines in 123 documents, without a gap', () => {
    expect(NTREX_DOCUMENTS).toHaveLength(123);
    let next = 1;
    for (const { firstLine, lastLine } of NTREX_DOCUMENTS) {
      expect(firstLine).toBe(next);
      next = lastLine + 1;
    }
    expect(next).toBe(1998);
  });

  it('is the one that the seed draws', () => {
    expect(NTREX_DOCUMENTS.map(({ side }) => side)).toEqual(drawSplit(NTREX_DOCUMENTS));
  });

  it('keeps one document in four for evaluation', () => {
    expect(evaluated).toHaveLength(31);
  });

  it('has nothing about one event on both sides, and the earthquake in Sulawesi for discovery alone', () => {
    const sides = new Map<string, Set<string>>();
    for (const { event, side } of NTREX_DOCUMENTS)
      if (event !== undefined) sides.set(event, (sides.get(event) ?? new Set()).add(side));
    expect(sides.size).toBeGreaterThan(5);
    for (const each of sides.values()) expect(each.size).toBe(1);
    expect([...(sides.get('Sulawesi earthquake') ?? [])]).toEqual(['discovery']);
    expect(NTREX_DOCUMENTS.filter(({ event }) => event === 'Sulawesi earthquake')).toHaveLength(8);
  });
});

describe('the text of a side', () => {
  it('has every line of its documents, and none of the other side', () => {
    const discovery = discoveryLines(text);
    const evaluation = evaluationDocuments(text).flatMap(({ lines }) => lines);
    expect(discovery.length + evaluation.length).toBe(NTREX_LINES);
    expect(new Set([...discovery, ...evaluation]).size).toBe(NTREX_LINES);
    const [first] = evaluated;
    expect(evaluationDocuments(text)[0]).toMatchObject({ document: first?.document });
    expect(evaluation[0]).toBe(`line ${first?.firstLine}`);
  });

  it('is in documents, in the order of the corpus', () => {
    const names = NTREX_DOCUMENTS.filter(({ side }) => side === 'discovery').map(({ document }) => document);
    expect(discoveryDocuments(text).map(({ document }) => document)).toEqual(names);
  });

  it('is not taken from a text that was cut, nor from a folder without it', async () => {
    expect(() => discoveryLines('one\ntwo\n')).toThrow('1997 lines, one sentence each; this text has 2');
    await expect(readNtrex('no/such/folder', 'ar')).rejects.toThrow(/ar\.txt can't be read.*--corpus/);
  });
});
