import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text with its ids (BOS first, where the file asks for it) and the log-likelihoods that PyTorch gave it. */
interface GoldenText {
  readonly text: string;
  readonly ids: readonly number[];
  readonly nll: readonly number[];
  readonly mean: number;
}

interface GoldenContinuation {
  readonly prompt: string;
  /** With BOS, where the file asks for it. */
  readonly ids: readonly number[];
  readonly new: readonly number[];
  readonly text: string;
}

export interface GoldenEdit {
  readonly edit: { readonly op: 'zero' | 'scale'; readonly factor?: number; readonly where: string };
  readonly meanNll: Readonly<Record<string, number>>;
  readonly greedy: GoldenContinuation;
}

interface GoldenImportance {
  readonly shape: readonly [number, number];
  readonly gradNorm: number;
  readonly sumAbsThetaGrad: number;
  /** Flat index [output, input] and importance, largest first; not of q and k where the GGUF has their rows in another order. */
  readonly top20?: readonly (readonly [number, number])[];
}

/** What the real model has to give, made with PyTorch in float32 from the same GGUF (see shared/golden). */
export interface Golden {
  readonly sha256: string;
  readonly texts: Readonly<Record<string, GoldenText>>;
  /** Odd strings, control tokens by their names; not of the default model. */
  readonly tokenization?: readonly { readonly text: string; readonly ids: readonly number[] }[];
  readonly greedy: readonly GoldenContinuation[];
  /** Before each layer, and after the final norm, on the English text. */
  readonly largestResidualDimension: readonly {
    readonly layer: number;
    readonly dimension: number;
    readonly meanAbs: number;
  }[];
  readonly edits: readonly GoldenEdit[];
  readonly importance: {
    readonly text: string;
    /** By "<layer>.<matrix>". */
    readonly matrices: Readonly<Record<string, GoldenImportance>>;
  };
}

/** @param name of a fixture, as `gemma-3-270m` */
export const readGolden = (name: string): Golden =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/golden-${name}.json`), 'utf8')) as Golden;

/** Of the default model. */
export const golden = readGolden('gemma-3-270m');

/** The golden text of a language. */
export function goldenText(language: string, of: Golden = golden): GoldenText {
  const text = of.texts[language];
  if (!text) throw new Error(`the golden file has no text in "${language}"`);
  return text;
}
