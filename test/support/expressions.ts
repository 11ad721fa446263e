import { parseSync } from 'vite';

/** A regular expression of a source file, as it stands there. */
export interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Ways in which a bounded part may match one place, multiplied: a constant, whatever the text's length. */
const MAX_WAYS = 1_000_000;

/** Every literal regular expression of a TypeScript file. */
export function expressionsOf(file: string, source: string): readonly Expression[] {
  const found: Expression[] = [];
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || node instanceof RegExp) return;
    const { regex } = node as { readonly regex?: { readonly pattern: string; readonly flags: string } };
    if (regex !== undefined && regex !== null) found.push({ file, ...regex });
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseSync(file, source).program);
  return found;
}

/** One quantifier: where its atom begins and ends, and how often that may stand at most. */
interface Quantifier {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

const UNBOUNDED = Number.POSITIVE_INFINITY;

/**
 * Why an expression takes no more steps than a constant times the length of its text; null where that is not seen.
 * What is seen: nothing in it repeats without bound; or one letter or class does, not within a repeated group, and the expression
 * is tried at the beginning of the text alone or ends with it, so that a search goes on behind what it took.
 */
export function boundOf({ pattern, flags }: Pick<Expression, 'pattern' | 'flags'>): string | null {
  const quantifiers = quantifiersOf(pattern);
  const endless = quantifiers.filter(({ most }) => most === UNBOUNDED);
  const ways = quantifiers.reduce((all, { most }) => all * (most === UNBOUNDED ? 1 : Math.max(1, most)), 1);
  const isNested = endless.some((inner) =>
    quantifiers.some(({ from, to, most }) => most > 1 && from <= inner.from && inner.to < to),
  );
  if (ways > MAX_WAYS || isNested) return null;
  if (endless.length === 0) return 'bounded';
  if (endless.length > 1 || endless.some(({ from }) => pattern[from] === '(')) return null;
  const isAnchored = pattern.startsWith('^') && !flags.includes('m') && !hasChoiceOutside(pattern);
  if (isAnchored) return 'tried once';
  const [only] = endless;
  return only !== undefined && only.to === pattern.length - 1 ? 'ends with what repeats' : null;
}

function hasChoiceOutside(pattern: string): boolean {
  let depth = 0;
  for (const { text } of atomsOf(pattern)) {
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (text === '|' && depth === 0) return true;
  }
  return false;
}

interface Atom {
  readonly at: number;
  readonly text: string;
}

/** Escapes and classes as one each, everything else letter by letter. */
function atomsOf(pattern: string): readonly Atom[] {
  const atom =
    /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/gu;
  return [...pattern.matchAll(atom)].map((match) => ({ at: match.index, text: match[0] }));
}

function quantifiersOf(pattern: string): readonly Quantifier[] {
  const found: Quantifier[] = [];
  const open: number[] = [];
  let from = 0;
  let before = '';
  for (const { at, text } of atomsOf(pattern)) {
    const most = mostOf(text);
    if (most !== null && before !== '(' && !(text === '?' && mostOf(before) !== null))
      found.push({ from, to: at, most });
    else if (text === '(') open.push(at);
    else if (text === ')') from = open.pop() ?? at;
    if (most === null && text !== ')') from = at;
    before = text;
  }
  return found;
}

/** How often a quantifier lets its atom stand; null for what is none. */
function mostOf(text: string): number | null {
  if (text === '?') return 1;
  if (text === '*' || text === '+') return UNBOUNDED;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(text) ?? [];
  if (least === undefined) return null;
  return comma === '' ? Number(least) : most === '' ? UNBOUNDED : Number(most);
}
