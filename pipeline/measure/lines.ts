import type { TextScore } from '../../workers/protocol';

/** What is printed for one line; JSON has no Infinity, so null stands for a number that is not finite. */
export interface MeasuredLine {
  /** Predicted tokens: all but BOS, or but the first where the model's file asks for no BOS. */
  readonly tokens: number;
  readonly meanNll: number | null;
  readonly perplexity: number | null;
  readonly bitsPerByte: number | null;
  /** There, and true, where the line was cut to the model's context. */
  readonly truncated?: true;
}

/** Stands for a line in which there is nothing to predict: an empty one, or one token without BOS. */
export const EMPTY_LINE: MeasuredLine = { tokens: 0, meanNll: null, perplexity: null, bitsPerByte: null };

/** Lines of a text; a line end at its very end starts no further line, a byte order mark is left out. */
export function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function measuredLine(score: TextScore): MeasuredLine {
  return {
    tokens: score.negativeLogLikelihood.length,
    meanNll: finite(score.meanNll),
    perplexity: finite(score.perplexity),
    bitsPerByte: finite(score.bitsPerByte),
    ...(score.truncated ? { truncated: true } : {}),
  };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
