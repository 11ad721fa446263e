import type { RecordedExperiment } from '../../figures/schema';
import {
  type BaseToken,
  CONDITIONS,
  type TextCondition,
  type TextsFigures,
  type WrittenToken,
} from '../../figures/texts';
import { firstDifference, type ShownToken } from '../../state/results';
import { type ReportedText, reportedText } from './reported';

/** One condition after one prompt: what it writes, and how it sees the intact model's text. */
export interface TextRow {
  readonly condition: TextCondition;
  readonly touchedWeights: number;
  readonly written: readonly WrittenToken[];
  /** The intact model's tokens, with surprisal and rank under this condition. */
  readonly base: readonly (BaseToken & Pick<WrittenToken, 'text' | 'bytes'>)[];
  /** First written token that differs from the intact text; null where none does. */
  readonly differsFrom: number | null;
  /** Mean surprisal of the intact text under this condition, nats a token. */
  readonly meanOfBase: number | null;
  /** Mean surprisal of what is written under the intact model, nats a token. */
  readonly meanUnderBase: number | null;
  readonly reported: ReportedText | undefined;
}

const pieceOf = ({ text, bytes }: Pick<WrittenToken, 'text' | 'bytes'>) => ({
  piece: { text, ...(bytes === undefined ? {} : { bytes }) },
});

/** Tokens as the text shows them, tinted by the surprisal that is given with each. */
export function shownTokens(
  tokens: readonly (Pick<WrittenToken, 'text' | 'bytes'> & { readonly surprisal: number })[],
): readonly Omit<ShownToken, 'id'>[] {
  return tokens.map((token) => ({ ...pieceOf(token), surprisal: token.surprisal }));
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;

/** The rows of a prompt, in the order of conditions; empty where the intact text is not recorded. */
export function textRows(recorded: RecordedExperiment<TextsFigures>, prompt: string): readonly TextRow[] {
  const found = new Map(recorded.results.map(({ figures }) => [figures.condition, figures]));
  const textOf = (condition: TextCondition) =>
    found.get(condition)?.texts.find((text) => text.prompt === prompt);
  const intact = textOf('intact');
  if (intact === undefined) return [];
  return CONDITIONS.flatMap((condition): TextRow[] => {
    const text = textOf(condition);
    if (text === undefined) return [];
    const base = intact.tokens.flatMap(({ text: token, bytes }, at) => {
      const seen = text.base[at];
      return seen === undefined ? [] : [{ ...seen, text: token, ...(bytes === undefined ? {} : { bytes }) }];
    });
    return [
      {
        condition,
        touchedWeights: found.get(condition)?.touchedWeights ?? 0,
        written: text.tokens,
        base,
        differsFrom: firstDifference(shownTokens(intact.tokens), shownTokens(text.tokens), true),
        meanOfBase: meanOf(base.map(({ surprisal }) => surprisal)),
        meanUnderBase: meanOf(text.tokens.map(({ underBase }) => underBase)),
        reported: reportedText(prompt, condition),
      },
    ];
  });
}
