import { type Codec, UnreadableError } from './codec';

/** Steps of a lecture, at most. */
export const MAX_STEPS = 60;

/** Where a lecture that is being given stands: which one, and its step, from 0. */
export interface LecturePlace {
  readonly id: string;
  readonly at: number;
}

/** "fudan-university.3" */
export const lecturePlace: Codec<LecturePlace | null> = {
  encode: (place) => (place === null ? 'none' : `${place.id}.${place.at}`),
  decode: (text) => {
    if (text === 'none') return null;
    const [, id, at] = /^([a-z0-9-]{1,40})\.(\d{1,2})$/.exec(text) ?? [];
    if (id === undefined || Number(at) >= MAX_STEPS) throw new UnreadableError(text);
    return { id, at: Number(at) };
  },
};

/** The first word of a hash that holds a whole lecture: "#lecture=…"; a state's begins with its version. */
export const LECTURE_HASH = 'lecture=';

/** What a hash says of a lecture, also where a program encoded the signs around its first word; null of any other. */
export function lectureOfHash(hash: string): string | null {
  const found = /^(?:#|%23){0,4}lecture(?:=|%(?:25){0,3}3d)/i.exec(hash);
  return found === null ? null : hash.slice(found[0].length);
}

export const isLectureHash = (hash: string): boolean => lectureOfHash(hash) !== null;
