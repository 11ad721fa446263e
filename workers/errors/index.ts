import { type ErrorCode, inEnglish, type Said, type Words, words } from './words';

/**
 * Every error that a reader can meet: a code and values, which each language has a text for, saying what was
 * expected, what was found and what to do. `message` is that text in English. `kind` and `words` survive the
 * crossing of a worker boundary, where class identity does not (see rpc.ts).
 */
export class ExplorerError extends Error {
  readonly kind: string = 'explorer';
  readonly words: Words;
  constructor(...said: Said) {
    const told = words(...said);
    super(inEnglish(told), said[2]);
    this.name = new.target.name;
    this.words = told;
  }

  get code(): ErrorCode {
    return this.words.code;
  }
}

const ofKind = <const Kind extends string>(kind: Kind) =>
  class extends ExplorerError {
    override readonly kind = kind;
  };

/** A GGUF file, or part of one, that is damaged, incomplete or of a kind that is not supported. */
export class GgufError extends ofKind('gguf') {}

/** A part of the model that is missing, short or altered. */
export class ModelPartError extends ofKind('model-part') {}

/** A region file that is damaged or belongs to another model. */
export class RegionError extends ofKind('region') {}

/** A recipe (from a link, a file or the command line) that does not fit the schema or the model. */
export class RecipeError extends ofKind('recipe') {}

/** Text that can't be scored or continued: empty, too short. */
export class TextError extends ofKind('text') {}

/** A back end (WebGPU, wasm) that is missing, lost or out of memory. */
export class BackendError extends ofKind('backend') {}

/** A training that diverged, or a saved one that does not fit. */
export class TrainingError extends ofKind('training') {}

/** A request that a newer one replaced, or that the reader cancelled. Not a failure. */
export class CancelledError extends ofKind('cancelled') {}

/** What any error says; one that is not ours is quoted. */
export function wordsOf(error: unknown): Words {
  if (error instanceof ExplorerError) return error.words;
  return words('engine.unexpected', { reason: error instanceof Error ? error.message : String(error) });
}
