import type { Lane, Place, Way } from './lanes';
import { acrossTo } from './steps';

/** Keys that come later than this after the last one begin a new word. */
const WORD_MS = 1000;

/** What has been typed so far, and when the last key came. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const NOTHING_TYPED: Typed = { text: '', at: Number.NEGATIVE_INFINITY };

/** Whether a key is a letter or a digit to look for. */
export const isTyped = (key: string): boolean => [...key].length === 1 && /[\p{L}\p{N}]/u.test(key);

/** The word after one more key. @param now milliseconds, as events count them */
export function typeKey({ text, at }: Typed, key: string, now: number): Typed {
  return { text: (now - at > WORD_MS ? '' : text) + key.toLocaleLowerCase(), at: now };
}

const matches = (names: readonly string[] | undefined, test: (name: string) => boolean) =>
  names?.some((name) => test(name.toLocaleLowerCase())) === true;

/** Indices from `from` on, around the end. */
const around = (count: number, from: number) =>
  Array.from({ length: count }, (_, at) => (((from + at) % count) + count) % count);

/** The datum of a lane whose number is the nearest to what was typed. */
function nearestNumber(lane: Lane | undefined, value: number): number | null {
  let best: { at: number; off: number } | null = null;
  for (const [at, { names }] of (lane?.data ?? []).entries())
    for (const name of names ?? []) {
      const off = Math.abs(Number(name) - value);
      if (name !== '' && (best === null || off < best.off) && Number.isFinite(off)) best = { at, off };
    }
  return best?.at ?? null;
}

/**
 * Where a word leads: a lane of that name, the datum of the lane with the nearest number, or a datum of that name.
 * One letter goes on to the next name that begins with it.
 */
export function findTyped(text: string, lanes: readonly Lane[], from: Place, way: Way): Place | null {
  const start = from.lane + (text.length === 1 ? 1 : 0);
  for (const test of [(name: string) => name === text, (name: string) => name.startsWith(text)]) {
    const lane = around(lanes.length, start).find((at) => matches(lanes[at]?.names, test));
    if (lane !== undefined) return acrossTo(lanes, from, lane, way);
  }
  if (/^\d+$/.test(text)) {
    const at = nearestNumber(lanes[from.lane], Number(text));
    if (at !== null) return { lane: from.lane, at };
  }
  for (const lane of around(lanes.length, from.lane)) {
    const data = lanes[lane]?.data ?? [];
    const first = lane === from.lane ? from.at + (text.length === 1 ? 1 : 0) : 0;
    const at = around(data.length, first).find((one) =>
      matches(data[one]?.names, (name) => name.startsWith(text)),
    );
    if (at !== undefined) return { lane, at };
  }
  return null;
}
