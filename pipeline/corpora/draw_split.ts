import { SeededRandom } from '../../workers/random';

/** What a document is read for: finding regions, or scoring what they do. */
export type Side = 'discovery' | 'evaluation';

/** One document of a corpus. Lines count from 1, both ends included, and are the same in every language. */
export interface CorpusDocument {
  readonly document: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** What happened, where several documents tell of it. */
  readonly event?: string;
}

/** One document in this many is for evaluation. */
export const DOCUMENTS_PER_EVALUATED = 4;
/** What more documents tell of is for discovery: evaluation is to speak of many events, not of one. */
export const MAX_EVALUATED_DOCUMENTS_OF_AN_EVENT = 4;
/** First seed word of the draw (see weights/random.ts), and its seed. */
const SPLIT_STREAM = 21;
const SPLIT_SEED = 0;

/** The documents in the order of their lines. @param lineDocuments name of each line's document */
export function documentsOfLines(lineDocuments: readonly string[]): CorpusDocument[] {
  const documents: CorpusDocument[] = [];
  lineDocuments.forEach((document, at) => {
    const last = documents.at(-1);
    if (last?.document === document) documents[documents.length - 1] = { ...last, lastLine: at + 1 };
    else if (documents.some((earlier) => earlier.document === document))
      throw new Error(`${document} is not in one piece: line ${at + 1} belongs to it again.`);
    else documents.push({ document, firstLine: at + 1, lastLine: at + 1 });
  });
  return documents;
}

/**
 * Draws the documents for evaluation, one in four of the whole list. All documents of one event go to one side: an
 * event is drawn as a whole, where it still fits, and stays for discovery where it has too many documents.
 * @returns the side of each document
 */
export function drawSplit(documents: readonly CorpusDocument[]): Side[] {
  const units = new Map<string, number[]>();
  documents.forEach(({ document, event }, at) => {
    const unit = event === undefined ? `document ${document}` : `event ${event}`;
    units.set(unit, [...(units.get(unit) ?? []), at]);
  });
  const sides: Side[] = documents.map(() => 'discovery');
  let left = Math.round(documents.length / DOCUMENTS_PER_EVALUATED);
  for (const unit of shuffled([...units.values()])) {
    if (unit.length > Math.min(left, MAX_EVALUATED_DOCUMENTS_OF_AN_EVENT)) continue;
    for (const at of unit) sides[at] = 'evaluation';
    left -= unit.length;
  }
  return sides;
}

/** Fisher and Yates, from the back. */
function shuffled<Item>(items: Item[]): Item[] {
  const random = new SeededRandom(SPLIT_STREAM, SPLIT_SEED);
  for (let at = items.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [items[at], items[other]] = [items[other] as Item, items[at] as Item];
  }
  return items;
}
