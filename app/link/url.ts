import {
  MAX_DIMENSION,
  MAX_FACTOR,
  MAX_SEED,
  REGION_LANGUAGES,
  REGION_NAMES,
  REGION_SHARES,
} from '../../workers/model/recipe';
import { MATRICES, MAX_HEADS, MAX_LAYERS } from '../../workers/model/shape';
import { LANGUAGE_CODES } from '../languages/languages';
import {
  type Codec,
  extraEdits,
  firstWeights,
  flag,
  keptDimensions,
  layerRange,
  list,
  matrices,
  number,
  oneOf,
  optional,
  text,
  UnreadableError,
  wellPaired,
  whole,
} from './codec';
import { PAGE_IDS } from './experiments';
import { INSIDE_PANELS, type InsideView } from './inside_view';
import { lecturePlace } from './lecture_place';
import { namedModel } from './named_model';
import { ORDERS } from './order';
import type { OverlapView } from './overlap_view';
import { pinnedSettings } from './pinned';
import { type Problem, restoreState, withoutOwnRegion } from './restore';
import { sentNumbers } from './sent';
import {
  KINDS,
  OPERATIONS,
  type RecipeSettings,
  RULES,
  regionsOff,
  SHARES,
  STREAMS,
  type Stream,
} from './settings';
import {
  DEFAULT_STATE,
  HIDEABLE,
  MAX_PAGE_NEW_TOKENS,
  MAX_PAGE_TEXT_CHARACTERS,
  MAX_PROMPT_CHARACTERS,
  MAX_TEMPERATURE,
  type SharedState,
} from './shared';
import { STEP_IDS } from './tour_steps';
import { isTracker, mayHaveLostBlanks, mendHash, pairOf, withoutTail } from './travelled';

/** The first word of a hash that this codec writes and reads. */
export const VERSION = 'v1';
/** A longer hash is not read at all: no link that this page writes comes near. */
export const MAX_HASH_CHARACTERS = 100_000;
/** Unreadable parts of a link that are named; the others are counted. */
const MAX_NAMED = 3;

interface Field<T> extends Codec<T> {
  /** The name in the link. */
  readonly name: string;
}

function field<T>(name: string, codec: Codec<T>): Field<T> {
  return { name, ...codec };
}

/** How each part of an overlap view is written, in the order of the link: "ar-vi-1-before-code-0-q". */
const OVERLAP_PARTS: { readonly [K in keyof OverlapView]: Codec<OverlapView[K]> } = {
  a: oneOf(REGION_NAMES),
  b: oneOf(REGION_NAMES),
  share: oneOf(SHARES),
  stage: oneOf(['before', 'after'] as const),
  rule: oneOf(['code', 'paper'] as const),
  layer: whole(0, MAX_LAYERS),
  matrix: oneOf(MATRICES),
};
const OVERLAP_KEYS = Object.keys(OVERLAP_PARTS) as (keyof OverlapView)[];

const overlap: Codec<OverlapView> = {
  encode: (view) => OVERLAP_KEYS.map((key) => view[key]).join('-'),
  decode: (value) => {
    const parts = value.split('-');
    if (parts.length !== OVERLAP_KEYS.length) throw new UnreadableError(value);
    const read = OVERLAP_KEYS.map((key, at) => [key, OVERLAP_PARTS[key].decode(parts[at])]);
    return Object.fromEntries(read) as unknown as OverlapView;
  },
};

/** "next-base-0-none", "residual-base-0-163", with layer and head "attention-base-0-none-5-2"; "none": no panel is open. */
const inside: Codec<InsideView | null> = {
  encode: (view) =>
    view === null
      ? 'none'
      : [
          ...[view.panel, view.text, view.at, view.dimension ?? 'none'],
          ...(view.layer === 0 && view.head === 0 ? [] : [view.layer, view.head]),
        ].join('-'),
  decode: (value) => {
    if (value === 'none') return null;
    const [panel = '', of = '', at = '', dimension = '', layer = '0', head = '0', ...rest] = value.split('-');
    if (rest.length > 0) throw new UnreadableError(value);
    return {
      panel: oneOf(INSIDE_PANELS).decode(panel),
      text: oneOf(['base', 'edited'] as const).decode(of),
      at: whole(0, MAX_PAGE_NEW_TOKENS).decode(at),
      dimension: dimension === 'none' ? null : whole(0, MAX_DIMENSION).decode(dimension),
      layer: whole(0, MAX_LAYERS).decode(layer),
      head: whole(0, MAX_HEADS).decode(head),
    };
  },
};

/** The settings that make a recipe, with their names in the link and how they are written. */
const RECIPE_FIELDS: { readonly [K in keyof RecipeSettings]: Field<RecipeSettings[K]> } = {
  core: field('core', flag),
  off: field('off', list(oneOf(REGION_LANGUAGES), REGION_LANGUAGES.length)),
  own: field('own', flag),
  share: field('share', oneOf(REGION_SHARES)),
  first: field('first', firstWeights),
  kind: field('kind', oneOf(KINDS)),
  operation: field('op', oneOf(OPERATIONS)),
  factor: field('x', number(-MAX_FACTOR, MAX_FACTOR)),
  rule: field('rule', oneOf(RULES)),
  seed: field('seed', whole(0, MAX_SEED)),
  stream: field('draw', oneOf(STREAMS)),
  layers: field('layers', layerRange),
  matrices: field('in', matrices),
  keptDimensions: field('dims', keptDimensions),
  extras: field('edit', extraEdits),
};

/** Every part of the shared state, with its name in the link and how it is written. The one table of the codec. */
export const FIELDS: { readonly [K in keyof SharedState]: Field<SharedState[K]> } = {
  ...RECIPE_FIELDS,
  prompt: field('prompt', text(MAX_PROMPT_CHARACTERS)),
  newTokens: field('tokens', whole(1, MAX_PAGE_NEW_TOKENS)),
  temperature: field('t', number(0, MAX_TEMPERATURE)),
  sampleSeed: field('sample', whole(0, MAX_SEED)),
  languages: field('lang', list(oneOf(LANGUAGE_CODES), LANGUAGE_CODES.length)),
  order: field('order', oneOf(ORDERS)),
  ownText: field('text', text(MAX_PAGE_TEXT_CHARACTERS)),
  overlap: field('map', overlap),
  inside: field('inside', inside),
  page: field('page', optional(PAGE_IDS)),
  tour: field('tour', optional(STEP_IDS)),
  lecture: field('lecture', lecturePlace),
  model: field('model', namedModel),
  hide: field('hide', list(oneOf(HIDEABLE), HIDEABLE.length)),
  pinned: field('a', pinnedSettings(RECIPE_FIELDS)),
  sent: field('sent', sentNumbers),
};

const KEYS = Object.keys(FIELDS) as (keyof SharedState)[];
const KEY_OF = new Map(KEYS.map((key) => [FIELDS[key].name, key]));
/** Fields that hold any text: there nothing can be told from what was meant. */
const FREE_TEXTS: ReadonlySet<keyof SharedState> = new Set(['prompt', 'ownText']);

/** Escapes what has a meaning in a hash; commas, colons and spaces stay readable. */
function escapeValue(value: string): string {
  return (
    encodeURIComponent(wellPaired(value))
      .replace(/%2C/g, ',')
      .replace(/%3A/g, ':')
      .replace(/%20/g, '+')
      // ":~:" would begin a text fragment, which browsers take out of an address.
      .replace(/~/g, '%7E')
  );
}

function unescapeValue(value: string): string {
  // A percent sign alone was decoded on the way; at the very end it may be what is left of a cut link.
  const whole = value.replace(/\+/g, ' ').replace(/%(?![0-9a-f]{2})(?=.{2})/gis, '%25');
  try {
    return decodeURIComponent(whole);
  } catch {
    throw new UnreadableError(value);
  }
}

/**
 * The streams of a link that names none: the first ones where it has a region that they draw, or whose control they
 * draw, for it was made before there were others.
 */
function unnamedStream(state: SharedState): Stream {
  return regionsOff(state).length > 0 && state.kind !== 'matched' ? 1 : DEFAULT_STATE.stream;
}

function encodeField<K extends keyof SharedState>(key: K, state: SharedState): string | null {
  const { name, encode } = FIELDS[key];
  const value = encode(state[key]);
  const unnamed = encode({ ...DEFAULT_STATE, stream: unnamedStream(state) }[key]);
  return value === unnamed ? null : `${name}=${escapeValue(value)}`;
}

/** The state as a hash without "#": only what differs from the default; "" for the default itself. */
export function encodeState(state: SharedState): string {
  const parts = KEYS.map((key) => encodeField(key, state)).filter((part) => part !== null);
  return parts.length === 0 ? '' : [VERSION, ...parts].join('&');
}

export interface DecodedState {
  readonly state: SharedState;
  /** What could not be read or does not exist; the default stands in its place. */
  readonly problems: readonly Problem[];
}

function readField<K extends keyof SharedState>(
  into: { [P in K]: SharedState[P] },
  key: K,
  value: string,
  isLast: boolean,
): void {
  const { decode } = FIELDS[key];
  const text = unescapeValue(value);
  try {
    into[key] = decode(text);
  } catch (error) {
    if (!(error instanceof UnreadableError) || FREE_TEXTS.has(key)) throw error;
    const code = (isLast ? withoutTail(text) : text).toLowerCase();
    if (code === text) throw error;
    into[key] = decode(code);
  }
}

/**
 * Reads a hash (with or without "#", or a whole share link). Never throws: what can't be read keeps its default
 * and is named in `problems`.
 * @param hasOwnRegion whether the region of the reader's own text, which no link carries, is here
 */
export function decodeState(link: string, hasOwnRegion = false): DecodedState {
  const hash = link.includes('#') ? link.slice(link.indexOf('#') + 1) : link;
  if (hash === '') return { state: DEFAULT_STATE, problems: [] };
  const [version = '', ...parts] = hash.length <= MAX_HASH_CHARACTERS ? mendHash(hash).split('&') : [''];
  if (withoutTail(version).toLowerCase() !== VERSION)
    return { state: DEFAULT_STATE, problems: [{ kind: 'version' }] };
  const read: { -readonly [K in keyof SharedState]: SharedState[K] } = { ...DEFAULT_STATE };
  const unreadable: string[] = [];
  const problems: Problem[] = [];
  const named = new Set<keyof SharedState>();
  const pairs = parts
    .map((part) => pairOf(part) ?? ([part, null] as const))
    .filter(([name]) => name !== '' && !isTracker(name));
  for (const [at, [name, value]] of pairs.entries()) {
    const key = KEY_OF.get(name);
    if (key === undefined || value === null) {
      unreadable.push(name);
      continue;
    }
    try {
      readField(read, key, value, at === pairs.length - 1);
      named.add(key);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      unreadable.push(name);
    }
  }
  for (const name of unreadable.slice(0, MAX_NAMED))
    problems.push({ kind: 'field', name: name.slice(0, 24) });
  if (unreadable.length > MAX_NAMED) problems.push({ kind: 'more', count: unreadable.length - MAX_NAMED });
  if (mayHaveLostBlanks(read.prompt)) problems.push({ kind: 'plus' });
  if (!named.has('stream')) read.stream = unnamedStream(read);
  const present = hasOwnRegion ? { state: read, problems: [] } : withoutOwnRegion(read);
  const restored = restoreState(present.state);
  return { state: restored.state, problems: [...problems, ...present.problems, ...restored.problems] };
}
