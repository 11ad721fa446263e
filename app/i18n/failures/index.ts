import type { Locale } from '../locales';

/**
 * What the engine says, in another language, by the English message. The engine, which is the command line's too,
 * speaks English; the page looks its messages up. `{0}`, `{1}`, … stand for what a message has filled in, which may
 * itself be words of the list. `test/unit/app/i18n/failures.test.ts` finds a message of the source that is missing.
 */
export type FailurePairs = readonly (readonly [english: string, other: string])[];

interface Entry {
  readonly english: RegExp;
  readonly other: string;
}

const SLOT = /\{(\d+)\}/g;
const entries = new Map<Locale, readonly Entry[]>();

/** Makes the messages of a language known. */
export function addFailures(locale: Locale, pairs: FailurePairs): void {
  entries.set(
    locale,
    pairs.map(([english, other]) => ({ english: patternOf(english), other })),
  );
}

/** A message of the engine in a language; one that is not known, in English. */
export function failureWords(message: string, locale: Locale): string {
  for (const { english, other } of entries.get(locale) ?? []) {
    const slots = english.exec(message)?.slice(1);
    if (slots === undefined) continue;
    return other.replace(SLOT, (_, at: string) => failureWords(slots[Number(at)] ?? '', locale));
  }
  return message;
}

/** The whole message, and as little as can be in each slot. */
function patternOf(english: string): RegExp {
  const literals = english.split(SLOT).filter((_, at) => at % 2 === 0);
  return new RegExp(`^${literals.map(escaped).join('([^]*?)')}$`);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
