import { transferHandlers } from 'comlink';
import {
  BackendError,
  CancelledError,
  ExplorerError,
  GgufError,
  ModelPartError,
  RecipeError,
  RegionError,
  TextError,
  TrainingError,
} from './errors';
import { type Said, saidOf, type Words } from './errors/words';

/** What crosses the worker's boundary in place of an error. */
interface ErrorMessage {
  readonly kind: string;
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** What one of our own errors says, as code and values. */
  readonly words: Words | null;
}

type Thrown = { readonly value: unknown };

const CLASSES: Readonly<Record<string, new (...said: Said) => ExplorerError>> = {
  gguf: GgufError,
  'model-part': ModelPartError,
  region: RegionError,
  recipe: RecipeError,
  text: TextError,
  backend: BackendError,
  training: TrainingError,
  cancelled: CancelledError,
};

/** An error as plain data. */
export function serialiseError(value: unknown): ErrorMessage {
  const error = value instanceof Error ? value : new Error(String(value));
  const own = error instanceof ExplorerError ? error : null;
  const { name, message, stack } = error;
  return { kind: own?.kind ?? 'unknown', name, message, stack, words: own?.words ?? null };
}

/** The error again, of its own class. One that is not ours becomes an Error with its old name. */
export function reviveError({ kind, name, message, stack, words }: ErrorMessage): Error {
  const Class = CLASSES[kind] ?? ExplorerError;
  const error = words === null ? Object.assign(new Error(message), { name }) : new Class(...saidOf(words));
  if (stack) error.stack = stack;
  return error;
}

/**
 * Makes comlink carry our errors with their class: by itself it keeps only name, message and stack.
 * Called once on each side. See https://github.com/GoogleChromeLabs/comlink#transfer-handlers-and-event-listeners
 */
export function registerErrorTransfer(): void {
  const original = transferHandlers.get('throw');
  if (!original)
    throw new Error('comlink has no handler for thrown values: its version is not the expected one');
  transferHandlers.set('throw', {
    canHandle: original.canHandle,
    serialize: (thrown: Thrown) => [serialiseError(thrown.value), []],
    deserialize: (message: ErrorMessage) => {
      throw reviveError(message);
    },
  });
}
