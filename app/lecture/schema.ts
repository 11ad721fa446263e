import * as v from 'valibot';
import { ExplorerError } from '../../workers/errors';
import { issueValues } from '../../workers/errors/words';
import { MAX_STEPS } from '../link/lecture_place';

/** Version of the format; a later one is refused with words. */
export const LECTURE_VERSION = 1;
/** Limits of what a lecture from outside may hold, each to keep the page usable. */
export const MAX_LECTURES = 50;
export const MAX_TITLE_CHARACTERS = 200;
export const MAX_NOTES_CHARACTERS = 4000;
export const MAX_LINK_CHARACTERS = 12_000;
/** Of a lecture file, or of what a lecture's link unpacks to. */
export const MAX_LECTURE_BYTES = 2_000_000;
/** Changes of one lecture that are counted: far from the numbers that lose their last digits. */
const MAX_REVISION = 2 ** 40;

/** What a slide shows of its state: the texts, the languages, or both. */
export const SHOWS = ['both', 'texts', 'languages'] as const;
export type Shows = (typeof SHOWS)[number];

/** A lecture file or link that can't be read. */
export class LectureError extends ExplorerError {
  override readonly kind = 'lecture';
}

/** Control characters, and those that turn the direction of all that follows: no text needs them. */
const HARMFUL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
const plain = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.transform((text) => text.replace(HARMFUL, (one) => (one === '\n' || one === '\t' ? one : ''))),
  );
const MAX_ID_CHARACTERS = 40;
const id = v.pipe(v.string(), v.maxLength(MAX_ID_CHARACTERS), v.regex(/^[a-z0-9-]+$/));

export const StepSchema = v.object({
  id,
  title: plain(MAX_TITLE_CHARACTERS),
  notes: plain(MAX_NOTES_CHARACTERS),
  /** The hash of a share link: what is set at this step. */
  link: v.pipe(v.string(), v.maxLength(MAX_LINK_CHARACTERS)),
  /** The result stays hidden until the audience has guessed. */
  predict: v.boolean(),
  shows: v.picklist(SHOWS),
});
export type LectureStep = v.InferOutput<typeof StepSchema>;

/** Steps that can be told apart: of two with one id, the later gets another. */
function withOwnIds(steps: readonly LectureStep[]): LectureStep[] {
  const taken = new Set(steps.map((step) => step.id));
  const seen = new Set<string>();
  return steps.map((step) => {
    let own = step.id;
    for (let count = 2; seen.has(own) || (own !== step.id && taken.has(own)); count++)
      own = `${step.id.slice(0, MAX_ID_CHARACTERS - 4)}-${count}`;
    seen.add(own);
    return own === step.id ? step : { ...step, id: own };
  });
}

export const LectureSchema = v.object({
  version: v.literal(LECTURE_VERSION),
  id,
  title: plain(MAX_TITLE_CHARACTERS),
  /** Raised by every change: tells two tabs apart. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_REVISION)),
  steps: v.pipe(
    v.array(StepSchema),
    v.maxLength(MAX_STEPS),
    v.transform((steps) => withOwnIds(steps)),
  ),
});
export type Lecture = v.InferOutput<typeof LectureSchema>;

/** Reads a lecture from JSON. @throws LectureError that says what is wrong with it */
export function readLecture(text: string): Lecture {
  if (text.length > MAX_LECTURE_BYTES)
    throw new LectureError('lecture.size', { found: text.length, most: MAX_LECTURE_BYTES });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new LectureError('lecture.json', {}, { cause });
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : null;
  if (typeof version === 'number' && version > LECTURE_VERSION)
    throw new LectureError('lecture.version', { found: version, read: LECTURE_VERSION });
  const read = v.safeParse(LectureSchema, value);
  if (!read.success) throw new LectureError('lecture.shape', issueValues(read.issues[0]));
  return read.output;
}
