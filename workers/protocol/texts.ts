import type { Recipe } from '../model/recipe';
import type { ChoiceLanguage, ChoiceQuestion } from './questions';

export interface TextItem {
  readonly id: string;
  readonly text: string;
}

/** Score of one text: a prediction for every token after the first, which is BOS where the model's file asks for it. */
export interface TextScore {
  readonly id: string;
  /** Ids, with BOS where the file asks for it, [T]. */
  readonly ids: readonly number[];
  /** Text of each id after the first, [T-1]; see tokenizer `pieces`. */
  readonly pieces: readonly TokenPiece[];
  /** The text's first token where no BOS stands before it: nothing predicts it. */
  readonly unpredicted?: TokenPiece;
  /** Negative log-likelihood in nats of each token after the first, [T-1]. */
  readonly negativeLogLikelihood: readonly number[];
  readonly meanNll: number;
  readonly perplexity: number;
  /** Sum of the negative log-likelihood in bits over the UTF-8 bytes of the tokens that are predicted. */
  readonly bitsPerByte: number;
  /** True where the text was cut to the context of the model. */
  readonly truncated: boolean;
}

/** Text of one token: readable text, or raw bytes where the token is a part of a character. */
export interface TokenPiece {
  readonly text: string;
  /** Hex of the bytes, where they are not valid UTF-8 by themselves. */
  readonly bytes?: string;
}

export interface ScoreJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly items: readonly TextItem[];
}

export interface GenerateJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly prompt: string;
  readonly newTokens: number;
  /** 0 is greedy. */
  readonly temperature: number;
  readonly seed: number;
}

export interface GeneratedToken {
  readonly id: number;
  readonly piece: TokenPiece;
  /** Surprisal of the token in nats under the model that wrote it. */
  readonly surprisal: number;
}

export interface GenerationEnd {
  readonly tokens: readonly GeneratedToken[];
  readonly text: string;
  /** Tokens of the prompt that were read, BOS not counted. */
  readonly promptTokens: number;
  /** True where the prompt was cut to the context of the model. */
  readonly promptTruncated: boolean;
  readonly stopped: 'length' | 'end-of-text' | 'context';
  /** Time between two tokens; 0 where fewer than two were written. */
  readonly msPerToken: number;
}

/** Multiple-choice questions in one language; see tasks/choose.ts. */
export interface ChooseJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly language: ChoiceLanguage;
  readonly questions: readonly ChoiceQuestion[];
}

/** How the model answered one question. */
export interface ChoiceAnswer {
  readonly id: string;
  /** Probability of each offered letter as the next token, over the offered letters: they sum to one. */
  readonly probabilities: readonly number[];
  /** Probability of the offered letters together, among all tokens. */
  readonly letterProbability: number;
  /** Index of the likeliest letter. */
  readonly choice: number;
  readonly isRight: boolean;
  /** Tokens of the prompt, BOS not counted. */
  readonly promptTokens: number;
}
