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

/** What crosses the worker's boundary in place of an error. */
interface ErrorMessage {
  readonly kind: string;
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly part: string | undefined;
}

type Thrown = { readonly value: unknown };

const MAKE: Readonly<Record<string, (message: ErrorMessage) => ExplorerError>> = {
  gguf: ({ message }) => new GgufError(message),
  'model-part': ({ message, part }) => new ModelPartError(part ?? 'unknown', message),
  region: ({ message }) => new RegionError(message),
  recipe: ({ message }) => new RecipeError(message),
  text: ({ message }) => new TextError(message),
  backend: ({ message }) => new BackendError(message),
  training: ({ message }) => new TrainingError(message),
  cancelled: ({ message }) => new CancelledError(message),
};

/** An error as plain data. */
export function serialiseError(value: unknown): ErrorMessage {
  const error = value instanceof Error ? value : new Error(String(value));
  return {
    kind: error instanceof ExplorerError ? error.kind : 'unknown',
    name: error.name,
    message: error.message,
    stack: error.stack,
    part: error instanceof ModelPartError ? error.part : undefined,
  };
}

/** The error again, of its own class. An unknown kind becomes an Error with its old name. */
export function reviveError(message: ErrorMessage): Error {
  const make = MAKE[message.kind];
  const error = make ? make(message) : Object.assign(new Error(message.message), { name: message.name });
  if (message.stack) error.stack = message.stack;
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
