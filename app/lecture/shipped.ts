import type { TFunction } from 'i18next';
import { FIGURE_FOUR } from '../languages/presets';
import { DEFAULT_STATE, type SharedState } from '../link/shared';
import { encodeState } from '../link/url';
import { LECTURE_VERSION, type Lecture, type Shows } from './schema';

export const SHIPPED_ID = 'fudan-university';

/** The steps of the lecture that ships; its texts are `lecture.shipped.steps.<id>`. All of them are recorded. A slide of
 * languages lists those that its notes speak of, also those that contradict the story. */
const STEPS = [
  ['intact', {}, 'texts', false],
  ['core', { core: true }, 'texts', true],
  [
    'core-languages',
    { core: true, languages: ['ar', 'zh', 'en', 'ta', 'fa', 'fi', 'sw'] },
    'languages',
    true,
  ],
  ['control', { core: true, kind: 'matched' }, 'texts', true],
  ['parameter', { extras: [FIGURE_FOUR.breaks] }, 'texts', true],
  ['ordinary', { extras: [FIGURE_FOUR.ordinary] }, 'texts', true],
  ['arabic', { off: ['ar'], languages: ['ar', 'he', 'ta', 'ml', 'fa', 'zh', 'en'] }, 'languages', true],
  ['arabic-text', { off: ['ar'], prompt: 'جامعة فودان تقع في' }, 'texts', false],
  ['russian', { off: ['ru'], languages: ['ru', 'uk', 'cs', 'ta', 'ml', 'vi', 'en'] }, 'languages', true],
  ['doubts', { off: ['en'], languages: ['en', 'cs', 'ml', 'zh', 'de', 'fr', 'ar'] }, 'languages', true],
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
