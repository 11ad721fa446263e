import { LETTERS } from '../../../workers/protocol/questions';

/** What may stand between cells: spreadsheet programs of countries with a decimal comma write semicolons. */
const SEPARATORS = [',', ';', '\t'] as const;
/** A file's first line is looked at no further than this. */
const MAX_HEAD_CHARACTERS = 10_000;

/** What separates the cells of a file: the one that stands most often in its first line, outside of quotes. */
export function separatorOf(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text.slice(0, MAX_HEAD_CHARACTERS)) {
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return SEPARATORS.reduce((most, one) => ((counts.get(one) ?? 0) > (counts.get(most) ?? 0) ? one : most));
}

/** Letters that stand for the options in other alphabets, in their order. */
const ALPHABETS = ['أبجده', 'АБВГД', 'ΑΒΓΔΕ', 'אבגדה', '甲乙丙丁戊', '①②③④⑤'] as const;

const digitOf = (cell: string) => (/^[0-9]$/.test(cell) ? Number(cell) : null);

/**
 * How a file counts its options by digits: from 0 where one of its answers is 0, as most benchmarks do; from 1 where one
 * is the number of its options; null where the answers do not tell.
 * @param rows an answer and the number of options, each
 */
export function firstDigit(rows: readonly { readonly answer: string; readonly of: number }[]): 0 | 1 | null {
  const digits = rows.flatMap(({ answer, of }) => {
    const digit = digitOf(plain(answer));
    return digit === null ? [] : [{ digit, of }];
  });
  if (digits.some(({ digit }) => digit === 0)) return 0;
  return digits.some(({ digit, of }) => digit === of) ? 1 : null;
}

/** An option by its letter, in one of a few alphabets, or by its digit; -1 for anything else. */
export function optionOf(answer: string, first: 0 | 1 | null): number {
  const sign = plain(answer);
  const digit = digitOf(sign);
  if (digit !== null) return first === null ? -1 : digit - first;
  const latin = LETTERS.findIndex((letter) => letter === sign);
  if (latin >= 0 || [...sign].length !== 1) return latin;
  const at = ALPHABETS.map((letters) => [...letters].indexOf(sign)).find((place) => place >= 0);
  return at ?? -1;
}

/** "(b)", "B." and "٢" as "B" and "2". */
function plain(answer: string): string {
  const bare = answer.trim().replace(/^[([]|[)\].:、]$/g, '');
  const digit = /^\p{Nd}$/u.test(bare) ? digitValue(bare) : bare;
  return bare === 'ا' ? 'أ' : digit.replace(/^[a-zа-яα-ω]$/u, (letter) => letter.toUpperCase());
}

/** A digit of any script; its ten begin at a code point that ends in 0 or 6 (hexadecimal). */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const row = code & ~0xf;
  return String(code - (/^\p{Nd}$/u.test(String.fromCodePoint(row)) ? row : row + 6));
}

/**
 * The header that a file without one would have: a question, its options and the right one, as the files of usual
 * benchmarks (MMLU) stand. Null where the first line is a header, or no such question.
 */
export function missingHeader(cells: readonly string[]): readonly string[] | null {
  const options = cells.length - 2;
  if (options < 2 || options > LETTERS.length) return null;
  if (cells.some((cell) => /^(?:question|answer|choices)$/i.test(cell.trim()))) return null;
  const answer = cells.at(-1) ?? '';
  const isAnswer = optionOf(answer, 0) >= 0 && optionOf(answer, 0) <= options;
  return isAnswer ? ['question', ...LETTERS.slice(0, options), 'answer'] : null;
}
