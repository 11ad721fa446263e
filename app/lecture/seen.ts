import type { TFunction } from 'i18next';
import { changeSentence } from '../i18n/sentence';
import { MAX_STEPS } from '../link/lecture_place';
import type { SharedState } from '../link/shared';
import { encodeState } from '../link/url';
import { type LectureStep, MAX_TITLE_CHARACTERS } from './schema';
import type { Lectures } from './store';

/** A state as a step of a lecture, named by what is changed in it. */
export function stepOf(state: SharedState, t: TFunction): Omit<LectureStep, 'id'> {
  return {
    title: changeSentence(state, null, t).slice(0, MAX_TITLE_CHARACTERS),
    notes: '',
    link: encodeState({ ...state, lecture: null, tour: null, sent: null }),
    predict: false,
    shows: 'both',
  };
}

/** Where a step was put. */
export interface Added {
  readonly title: string;
  /** The step's place, from 1. */
  readonly at: number;
}

/**
 * Adds what is seen to the lecture that was edited last, or else to the newest, or else to a new one.
 * @returns null where that lecture has as many steps as one may have, or no more lectures are kept
 */
export function addSeen(lectures: Lectures, state: SharedState, t: TFunction): Added | null {
  const { lectures: own, editing } = lectures.state.getState();
  const into =
    own.find(({ id }) => id === editing?.id) ?? own.at(-1) ?? lectures.create(t('lecture.untitled'));
  if (into === null || into.steps.length >= MAX_STEPS) return null;
  const at = into.steps.length;
  lectures.addStep(into.id, stepOf(state, t));
  lectures.edit(into.id, at);
  return { title: into.title, at: at + 1 };
}
