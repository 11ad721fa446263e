import type { LayerVariant } from '../../../../workers/backend/layers';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { SeededRandom } from '../../../../workers/random';
import type { DocumentText } from '../../../corpora/ntrex';

/** Lines of a passage before the sentence that is asked for. */
const PASSAGE_LINES = 3;
/** Sentences to choose among, and items of one document at most. */
const OPTIONS = 4;
export const ITEMS_A_DOCUMENT = 4;
/** First seed word of the wrong sentences; see workers/random.ts. */
const DISTRACTOR_STREAM = 44;

/** A passage, the sentence that follows it, and others from other documents; places of lines, alike in every language. */
export interface NextItem {
  readonly document: number;
  /** Line of the true sentence; the passage is the lines just before it. */
  readonly line: number;
  readonly wrong: readonly { readonly document: number; readonly line: number }[];
}

/**
 * The items of some documents: sentences at even distances in each, after a passage of PASSAGE_LINES.
 * @param lengths lines of each document; more than one has to have some
 */
export function nextItems(lengths: readonly number[]): readonly NextItem[] {
  const random = new SeededRandom(DISTRACTOR_STREAM);
  return lengths.flatMap((lines, document) => {
    const places = lines - PASSAGE_LINES;
    const count = Math.min(ITEMS_A_DOCUMENT, Math.max(0, places));
    return Array.from({ length: count }, (_, at): NextItem => {
      const wrong: { document: number; line: number }[] = [];
      while (wrong.length < OPTIONS - 1) {
        const other = random.below(lengths.length);
        const line = random.below(lengths[other] as number);
        if (other === document || wrong.some((one) => one.document === other)) continue;
        wrong.push({ document: other, line });
      }
      return { document, line: PASSAGE_LINES + Math.floor((at * places) / count), wrong };
    });
  });
}

/** How many items a model gets right, by likelihood after the passage and by what the passage adds to it. */
export async function chooseNext(
  model: LoadedModel,
  variant: LayerVariant,
  documents: readonly DocumentText[],
): Promise<{ readonly items: number; readonly right: number; readonly rightByGain: number }> {
  const { tokenizer, decoder } = model;
  const lineAt = (document: number, line: number) =>
    tokenizer.encode(`${documents[document]?.lines[line] ?? ''}\n`);
  /** Mean negative log-likelihood a token of a sentence after a text. */
  const meanAfter = async (before: readonly number[], sentence: readonly number[]) => {
    const all = await decoder.score([...tokenizer.opening, ...before, ...sentence], variant, () => {});
    const nll = all.slice(-sentence.length);
    return nll.reduce((sum, value) => sum + value, 0) / nll.length;
  };
  const items = nextItems(documents.map(({ lines }) => lines.length));
  let right = 0;
  let rightByGain = 0;
  for (const { document, line, wrong } of items) {
    const passage = Array.from({ length: PASSAGE_LINES }, (_, at) =>
      lineAt(document, line - PASSAGE_LINES + at),
    ).flat();
    const scores: { readonly after: number; readonly gain: number }[] = [];
    for (const option of [{ document, line }, ...wrong]) {
      const sentence = lineAt(option.document, option.line);
      const after = await meanAfter(passage, sentence);
      scores.push({ after, gain: (await meanAfter([], sentence)) - after });
    }
    const [own, ...others] = scores;
    if (own === undefined) continue;
    if (others.every(({ after }) => own.after < after)) right++;
    if (others.every(({ gain }) => own.gain > gain)) rightByGain++;
  }
  return { items: items.length, right, rightByGain };
}
