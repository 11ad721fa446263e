import type { SeededRandom } from '../../workers/random';

/** Pieces that have broken readers of text before: numbers past every limit, half characters, names that objects have. */
const PIECES = [
  ...[
    '',
    '0',
    '-0',
    '-1',
    '0.5',
    '000',
    '1e308',
    '1e999',
    '-1e999',
    'NaN',
    'Infinity',
    '9007199254740993',
    '0x10',
  ],
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '"',
    '\\',
    ',',
    ':',
    ';',
    '=',
    '&',
    '#',
    '.',
    '-',
    '+',
    '|',
    '\n',
    '\r\n',
    '\t',
    ' ',
  ],
  ...[
    '%',
    '%00',
    '%E0%A4',
    '%26',
    '%2B',
    '&amp;',
    '\u0000',
    '\u001B',
    '\u007F',
    '\uD800',
    '\uDC00',
    '\uFFFE',
    '\uFEFF',
  ],
  ...[
    '\u202E',
    '\u200D',
    '\u2028',
    'é',
    'e\u0301',
    '你',
    '\u{1F600}',
    'İ',
    '٤',
    '__proto__',
    'constructor',
    'toString',
  ],
] as const;
/** Values that stand where another one is meant. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    '',
    'x',
    -1,
    -0,
    0,
    0.5,
    1,
    1e21,
    1e308,
    2 ** 31,
    2 ** 53,
    [],
    {},
    [[]],
    ['x'],
    { toString: 1 },
  ],
  'x'.repeat(5000),
  '\uD800',
  JSON.parse('{"__proto__":{"polluted":true}}'),
];
/** Longest repetition of a piece: what is quadratic shows at this length. */
const LONGEST = 50_000;
const MOST_CHANGES = 4;

/** One of a list. */
export const pick = <T>(random: SeededRandom, items: readonly T[]): T =>
  items[random.below(items.length)] as T;

/** A text with a few changes; one in twenty has something in it a very great number of times. */
export function mutateText(random: SeededRandom, text: string): string {
  let changed = text;
  for (let left = 1 + random.below(MOST_CHANGES); left > 0; left--) {
    const from = random.below(changed.length + 1);
    const to = Math.min(changed.length, from + random.below(8));
    changed = changed.slice(0, from) + insertion(random, changed) + changed.slice(to);
  }
  return changed;
}

function insertion(random: SeededRandom, text: string): string {
  const from = random.below(text.length + 1);
  const own = text.slice(from, from + 1 + random.below(12));
  const piece = random.below(3) === 0 ? own : pick(random, PIECES);
  if (random.below(20) > 0) return piece;
  return piece.repeat(random.below(LONGEST / Math.max(1, piece.length)));
}

/** Bytes with a few of them changed, moved, added or taken away. @param within how far from the beginning */
export function mutateBytes(
  random: SeededRandom,
  bytes: Uint8Array,
  within = bytes.length,
): Uint8Array<ArrayBuffer> {
  let changed = Uint8Array.from(bytes);
  for (let left = 1 + random.below(MOST_CHANGES); left > 0; left--) {
    const at = random.below(Math.max(1, Math.min(within, changed.length)));
    const way = random.below(12);
    if (way === 0) changed = changed.slice(0, at);
    else if (way === 1)
      changed = Uint8Array.from([...changed.subarray(0, at), random.below(256), ...changed.subarray(at)]);
    else if (way < 5) changed.fill(pick(random, [0, 0x7f, 0xff]), at, at + 1 + random.below(8));
    else changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  }
  return changed;
}

/** JSON with one or two of its values replaced, taken away, doubled or turned round, then perhaps its letters too. */
export function mutateJson(random: SeededRandom, value: unknown): string {
  const root: { value: unknown } = { value: structuredClone(value) };
  for (let left = 1 + random.below(2); left > 0; left--) changeOne(random, root);
  const text = JSON.stringify(root.value) ?? '';
  return random.below(8) === 0 ? mutateText(random, text) : text;
}

type Branch = Record<string, unknown>;

function changeOne(random: SeededRandom, root: { value: unknown }): void {
  let parent = root as Branch;
  let key = 'value';
  for (;;) {
    const child = parent[key];
    const keys = typeof child === 'object' && child !== null ? Object.keys(child) : [];
    if (keys.length === 0 || random.below(6) === 0) break;
    parent = child as Branch;
    key = pick(random, keys);
  }
  const found = parent[key];
  const way = random.below(8);
  // Mostly a neighbour of what was there: what is far off is refused at once.
  if (way === 0 && parent !== root) delete parent[key];
  else if (way === 1 && Array.isArray(found)) parent[key] = [...found, ...found];
  else if (way === 2 && Array.isArray(found)) parent[key] = [...found].reverse();
  else if (way < 7 && typeof found === 'number') parent[key] = found + pick(random, [-1, 1, 0.5, 1e9]);
  else if (way < 7 && typeof found === 'string') parent[key] = mutateText(random, found);
  else parent[key] = structuredClone(pick(random, VALUES));
}
