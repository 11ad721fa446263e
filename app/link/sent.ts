import { isLanguageCode, type LanguageCode } from '../languages/languages';
import { type Codec, UnreadableError } from './codec';

/** Back ends that a sender may have, and how the link names them. */
const BACKENDS = ['webgpu', 'wasm'] as const;
export type SentBackend = (typeof BACKENDS)[number];

/** Mean negative log-likelihoods, nats a token, that the sender of a link saw live, and on which back end. */
export interface SentNumbers {
  readonly backend: SentBackend;
  readonly meanNll: readonly { readonly language: LanguageCode; readonly nats: number }[];
}

/** Languages that a link carries numbers of: enough to notice a difference, few enough for a short link. */
export const MAX_SENT = 3;
const MAX_NATS = 1000;
const DIGITS = 4;
const WRITTEN = /^\d{1,4}(?:\.\d{1,20})?$/;

/** "wasm:ar:4.0431:fa:3.2210" */
export const sentNumbers: Codec<SentNumbers | null> = {
  encode: (sent) =>
    sent === null
      ? 'none'
      : [
          sent.backend,
          ...sent.meanNll.flatMap(({ language, nats }) => [language, nats.toFixed(DIGITS)]),
        ].join(':'),
  decode: (value) => {
    if (value === 'none') return null;
    const [name, ...parts] = value.split(':');
    const backend = BACKENDS.find((one) => one === name);
    if (backend === undefined || parts.length === 0 || parts.length % 2 !== 0 || parts.length > 2 * MAX_SENT)
      throw new UnreadableError(value);
    const meanNll = [];
    for (let at = 0; at < parts.length; at += 2) {
      const language = parts[at] ?? '';
      const digits = parts[at + 1] ?? '';
      // As it is written again.
      const nats = Number(Number(digits).toFixed(DIGITS));
      const isTwice = parts.indexOf(language) < at;
      if (!isLanguageCode(language) || isTwice || !WRITTEN.test(digits) || nats > MAX_NATS)
        throw new UnreadableError(value);
      meanNll.push({ language, nats });
    }
    return { backend, meanNll };
  },
};

/**
 * What two runs of the same recipe may differ by, nats a token: the same back end on two machines (threads add up in
 * another order), and two back ends (the bound of the golden edits, 2e-3, once for each). Of a broken model, whose
 * losses are large, the same share of the loss.
 */
const SAME_BACKEND = 1e-3;
const OTHER_BACKEND = 4e-3;
const USUAL_NATS = 4;

export interface Comparison {
  readonly language: LanguageCode;
  readonly there: number;
  readonly here: number;
  readonly differs: boolean;
}

/** Compares what was sent with what came out here. */
export function compareSent(
  sent: SentNumbers,
  backend: string,
  here: (language: LanguageCode) => number | null,
): readonly Comparison[] {
  const bound = backend === sent.backend ? SAME_BACKEND : OTHER_BACKEND;
  return sent.meanNll.flatMap(({ language, nats }) => {
    const value = here(language);
    if (value === null) return [];
    const allowed = bound * Math.max(1, nats / USUAL_NATS);
    return [{ language, there: nats, here: value, differs: !(Math.abs(value - nats) <= allowed) }];
  });
}
