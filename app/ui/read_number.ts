/** A longer text is no number that a field asks for. */
const MAX_CHARACTERS = 60;
/** Signs that change the direction of writing: right-to-left keyboards put them around numbers. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const DIGIT = /^\p{Nd}$/u;
/** A comma before three digits: a decimal one in Berlin, one between thousands in London. */
const EITHER_COMMA = /^-?[1-9]\d{0,2},\d{3}$/;

/**
 * A number as people write it anywhere: with a decimal comma or point, in the digits of any script, with a minus sign
 * of any kind. Null where it is none, or where it could be two.
 */
export function readNumber(text: string): number | null {
  if (text.length > MAX_CHARACTERS) return null;
  const plain = text
    .normalize('NFKC')
    .replace(DIRECTION_MARKS, '')
    .trim()
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)))
    .replace(/^[\u2212\u2010-\u2014]/, '-')
    .replace('\u066b', '.');
  if (EITHER_COMMA.test(plain)) return null;
  const number = plain.replace(',', '.');
  return /^[+-]?(?:\d{1,60}(?:\.\d{0,60})?|\.\d{1,60})(?:e[+-]?\d{1,3})?$/i.test(number)
    ? Number(number)
    : null;
}

/** Unicode puts the ten digits of a script in a row that begins at a code point ending in 0 or 6 (hexadecimal). */
function digitValue(codePoint: number): number {
  const row = codePoint & ~0xf;
  return codePoint - (DIGIT.test(String.fromCodePoint(row)) ? row : row + 6);
}
