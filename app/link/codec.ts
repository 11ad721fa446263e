import * as v from 'valibot';
import {
  EditSchema,
  MAX_DIMENSION,
  MAX_EDITS,
  MAX_FACTOR,
  MAX_FIRST,
  MAX_KEPT_DIMENSIONS,
  type Operation,
} from '../../workers/model/recipe';
import { MATRICES, MAX_LAYERS, type Matrix } from '../../workers/model/shape';
import type { ExtraEdit, KeptDimensions } from './settings';

/** Thrown by a decoder; `decodeState` turns it into the default and a notice. */
export class UnreadableError extends Error {}

/** How one value is written into a link and read from it. `decode` throws UnreadableError on junk. */
export interface Codec<T> {
  encode(value: T): string;
  decode(text: string): T;
}

const unreadable = (text: string): never => {
  throw new UnreadableError(text);
};

export const flag: Codec<boolean> = {
  encode: (value) => (value ? '1' : '0'),
  decode: (text) => (text === '1' ? true : text === '0' ? false : unreadable(text)),
};

/** Longest way to write a number: nobody needs more digits, and no expression meets more. */
const MAX_NUMBER_CHARACTERS = 40;
const NUMBER = /^-?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i;

/** A finite number between two bounds; -0 is 0, as it is written. */
export function number(least: number, most: number): Codec<number> {
  return {
    encode: (value) => String(value),
    decode: (text) => {
      const isOne = text.length <= MAX_NUMBER_CHARACTERS && NUMBER.test(text);
      const value = isOne ? Number(text) + 0 : Number.NaN;
      return value >= least && value <= most ? value : unreadable(text);
    },
  };
}

/** A whole number between two bounds. */
export function whole(least: number, most: number): Codec<number> {
  const inner = number(least, most);
  return { ...inner, decode: (text) => (/^\d{1,10}$/.test(text) ? inner.decode(text) : unreadable(text)) };
}

/** One of a fixed set of words or numbers. */
export function oneOf<const T extends string | number>(values: readonly T[]): Codec<T> {
  return {
    encode: (value) => String(value),
    decode: (text) => values.find((value) => String(value) === text) ?? unreadable(text),
  };
}

/** Half a pair of surrogates is no character, and no address can carry it. */
export const wellPaired = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** Free text, not longer than `most` characters. */
export function text(most: number): Codec<string> {
  return {
    encode: wellPaired,
    decode: (value) => (value.length <= most ? wellPaired(value) : unreadable(value)),
  };
}

/**
 * A list; the empty one is written as "none" because an empty value can't be told from a lost one. Of a `unique` one
 * no two items are the same, however they are written ("0" and "000").
 */
export function list<T>(item: Codec<T>, most: number, separator = ',', unique = true): Codec<readonly T[]> {
  return {
    encode: (values) => (values.length === 0 ? 'none' : values.map(item.encode).join(separator)),
    decode: (value) => {
      if (value === 'none') return [];
      const parts = value.split(separator);
      if (parts.length > most) return unreadable(value);
      const items = parts.map(item.decode);
      const isTwice = unique && new Set(items.map(item.encode)).size < items.length;
      return isTwice ? unreadable(value) : items;
    },
  };
}

const firstNumber = whole(1, MAX_FIRST);

/** How many of the most important weights; "all" for null. */
export const firstWeights: Codec<number | null> = {
  encode: (value) => (value === null ? 'all' : firstNumber.encode(value)),
  decode: (value) => (value === 'all' ? null : firstNumber.decode(value)),
};

const layerNumber = whole(0, MAX_LAYERS);

/** First and last layer: "2-9"; "all" for null. */
export const layerRange: Codec<readonly [number, number] | null> = {
  encode: (value) => (value === null ? 'all' : `${value[0]}-${value[1]}`),
  decode: (value) => {
    if (value === 'all') return null;
    const parts = value.split('-');
    const [first, last] = [layerNumber.decode(parts[0] ?? ''), layerNumber.decode(parts[1] ?? '')];
    return parts.length === 2 && first <= last ? [first, last] : unreadable(value);
  },
};

const matrixList = list(oneOf(MATRICES), MATRICES.length, '.');

/** Matrices in the order of MATRICES, at least one. */
export const matrices: Codec<readonly Matrix[]> = {
  encode: (value) => value.join('.'),
  decode: (value) => {
    const found = matrixList.decode(value);
    return found.length === 0 ? unreadable(value) : MATRICES.filter((matrix) => found.includes(matrix));
  },
};

const dimensionList = list(whole(0, MAX_DIMENSION), MAX_KEPT_DIMENSIONS, '.');

/** "except:163.400" or "only:163"; "all" for null. */
export const keptDimensions: Codec<KeptDimensions | null> = {
  encode: (value) => (value === null ? 'all' : `${value.keep}:${dimensionList.encode(value.of)}`),
  decode: (value) => {
    if (value === 'all') return null;
    const [keep = '', of = '', ...rest] = value.split(':');
    const found = dimensionList.decode(of);
    if (rest.length > 0 || found.length === 0) return unreadable(value);
    return { keep: oneOf(['only', 'except'] as const).decode(keep), of: [...found] };
  },
};

const factor = number(-MAX_FACTOR, MAX_FACTOR);
const wholeNumber = whole(0, 0xffff_ffff);

/** "zero", "x4" or "r7" (random with seed 7): the same short forms as on the command line. */
export const operation: Codec<Operation> = {
  encode: (value) =>
    value.op === 'zero'
      ? 'zero'
      : value.op === 'scale'
        ? `x${factor.encode(value.factor)}`
        : `r${value.seed}`,
  decode: (value) => {
    if (value === 'zero') return { op: 'zero' };
    if (value.startsWith('x')) return { op: 'scale', factor: factor.decode(value.slice(1)) };
    if (value.startsWith('r')) return { op: 'random', seed: wholeNumber.decode(value.slice(1)) };
    return unreadable(value);
  },
};

/**
 * `norm:LAYER:DIMENSION:OPERATION` · `dim:DIMENSION:MATRICES|all:LAYERS|all:OPERATION` ·
 * `weight:LAYER:MATRIX:OUTPUT:INPUT:OPERATION`
 */
const extraEdit: Codec<ExtraEdit> = {
  encode: (edit) => {
    const end = operation.encode(edit.operation);
    if (edit.target === 'parameter') return `${edit.norm}:${edit.layer}:${edit.dimension}:${end}`;
    if (edit.target === 'weight')
      return `weight:${edit.layer}:${edit.matrix}:${edit.output}:${edit.input}:${end}`;
    const within = edit.matrices === undefined ? 'all' : matrices.encode(edit.matrices);
    return `dim:${edit.dimension}:${within}:${layerRange.encode(edit.layers ?? null)}:${end}`;
  },
  decode: (value) => {
    const parts = value.split(':');
    const [head = '', ...rest] = parts;
    const result = v.safeParse(EditSchema, readExtra(head, rest));
    return result.success && result.output.target !== 'region' ? result.output : unreadable(value);
  },
};

function readExtra(head: string, rest: readonly string[]): unknown {
  const [a = '', b = '', c = '', d = '', e = ''] = rest;
  const count = (value: string) => wholeNumber.decode(value);
  if (head === 'weight' && rest.length === 5) {
    const [layer, output, input] = [count(a), count(c), count(d)];
    return { target: 'weight', layer, matrix: b, output, input, operation: operation.decode(e) };
  }
  if (head === 'dim' && rest.length === 4) {
    const layers = layerRange.decode(c);
    return {
      target: 'dimension',
      dimension: count(a),
      ...(b === 'all' ? {} : { matrices: matrices.decode(b) }),
      ...(layers === null ? {} : { layers }),
      operation: operation.decode(d),
    };
  }
  if (rest.length !== 3) return unreadable(head);
  return {
    target: 'parameter',
    norm: head,
    layer: count(a),
    dimension: count(b),
    operation: operation.decode(c),
  };
}

/** The edits beside the regions; the same edit may stand twice. */
export const extraEdits: Codec<readonly ExtraEdit[]> = list(extraEdit, MAX_EDITS, ',', false);

/** One of a fixed set of words; "none" for null. */
export function optional<const T extends string>(values: readonly T[]): Codec<T | null> {
  return {
    encode: (value) => value ?? 'none',
    decode: (value) => (value === 'none' ? null : oneOf(values).decode(value)),
  };
}
