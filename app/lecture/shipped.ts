import type { TFunction } from 'i18next';
import { FIGURE_FOUR } from '../languages/presets';
import { DEFAULT_STATE, type SharedState } from '../link/shared';
import { encodeState } from '../link/url';
import { LECTURE_VERSION, type Lecture, type Shows } from './schema';

export const SHIPPED_ID = 'fudan-university';

/** The steps of the lecture that ships; its texts are `lecture.shipped.steps.<id>`. All of them are recorded. A slide lists the
 * languages that its notes speak of. */
const STEPS = [
  ['intact', {}, 'texts', false],
  ['core', { core: true }, 'texts', true],
  ['core-languages', { core: true }, 'languages', true],
  ['control', { core: true }, 'languages', false],
  ['parameter', { extras: [FIGURE_FOUR.breaks] }, 'texts', true],
  ['ordinary', { extras: [FIGURE_FOUR.ordinary] }, 'texts', true],
  ['arabic', { off: ['ar'], languages: ['ar', 'fa', 'ru', 'es', 'vi', 'zh', 'en'] }, 'languages', true],
  ['arabic-text', { off: ['ar'], prompt: 'جامعة فودان تقع في' }, 'texts', false],
  ['russian', { off: ['ru'], languages: ['ru', 'uk', 'ar', 'es', 'vi', 'zh', 'en'] }, 'languages', true],
  ['doubts', {}, 'languages', false],
] as const satisfies readonly (readonly [string, Partial<SharedState>, Shows, boolean])[];

/** "Fudan University is located in": ten minutes, with speaker notes, in the language of the page. */
export function shippedLecture(t: TFunction): Lecture {
  return {
    version: LECTURE_VERSION,
    id: SHIPPED_ID,
    title: t('lecture.shipped.title'),
    revision: 0,
    steps: STEPS.map(([id, change, shows, predict]) => ({
      id,
      title: t(`lecture.shipped.steps.${id}.title`),
      notes: t(`lecture.shipped.steps.${id}.notes`),
      link: encodeState({ ...DEFAULT_STATE, ...change }),
      predict,
      shows,
    })),
  };
}
