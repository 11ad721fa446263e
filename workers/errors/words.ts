import * as v from 'valibot';
import { commandsTexts } from './texts/commands';
import { engineTexts } from './texts/engine';
import { modelTexts } from './texts/model';
import { pageTexts } from './texts/page';
import { regionsTexts } from './texts/regions';
import { tasksTexts } from './texts/tasks';

/** What an error says in English, by code; the page has each text in its other languages too (app/i18n/errors). */
export const ERROR_TEXTS = {
  ...modelTexts,
  ...regionsTexts,
  ...tasksTexts,
  ...engineTexts,
  ...pageTexts,
  ...commandsTexts,
} as const;

/** What one value of a message quotes of what came from outside, at most. */
export const MAX_QUOTED_CHARACTERS = 200;

type Texts = typeof ERROR_TEXTS;
type Room = keyof Texts;

/** Names a text: "gguf.version". */
export type ErrorCode = { [R in Room]: `${R}.${keyof Texts[R] & string}` }[Room];

export type ErrorValue = string | number;

type TextOf<Code> = Code extends `${infer R extends Room}.${infer Key}`
  ? Texts[R][Key & keyof Texts[R]]
  : never;
type Slots<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Slots<Rest> : never;

/** The values that the text of a code has slots for. */
export type ErrorValues<Code extends ErrorCode> = Readonly<Record<Slots<TextOf<Code>>, ErrorValue>>;

/** A code, then its values where its text has slots, then what `Error` takes. */
export type Said = {
  [Code in ErrorCode]: Slots<TextOf<Code>> extends never
    ? [code: Code, values?: Readonly<Record<string, never>>, options?: ErrorOptions]
    : [code: Code, values: ErrorValues<Code>, options?: ErrorOptions];
}[ErrorCode];

/** What can be said in each language of the page; plain data, which crosses the worker's boundary. */
export interface Words {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, ErrorValue>>;
}

/** The one place where values enter a message: texts are cut to MAX_QUOTED_CHARACTERS. */
export function words(...[code, values = {}]: Said): Words {
  const quoted = Object.entries<ErrorValue>(values).map(([name, value]) => [name, cut(value)]);
  return { code, values: Object.fromEntries(quoted) };
}

/** What an error is made of again. */
export const saidOf = ({ code, values }: Words) => [code, values] as Said;

function cut(value: ErrorValue): ErrorValue {
  if (typeof value === 'number' || value.length <= MAX_QUOTED_CHARACTERS) return value;
  // Half of a surrogate pair is no character.
  return `${value.slice(0, MAX_QUOTED_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Values as a language writes them. @param tag BCP 47 */
export function spelled(values: Words['values'], tag: string): Readonly<Record<string, string>> {
  const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 20 });
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? format.format(value) : value,
    ]),
  );
}

/** The sentence in English, as the command line prints it. */
export function inEnglish({ code, values }: Words): string {
  const [room, key] = code.split('.');
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = ERROR_TEXTS;
  const filled = spelled(values, 'en');
  return (texts[room ?? '']?.[key ?? ''] ?? code).replace(
    /\{\{(\w{1,40})\}\}/g,
    (_, name) => filled[name] ?? '',
  );
}

/** Where data from outside leaves its schema, as values of a message; "$" is the root. */
export function issueValues(issue: v.BaseIssue<unknown>): Record<'at' | 'expected' | 'found', string> {
  return {
    at: v.getDotPath(issue) ?? '$',
    expected: issue.expected ?? issue.message,
    found: issue.received,
  };
}
