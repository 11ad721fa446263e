import type { TFunction } from 'i18next';
import { changeSentence, type Touched } from '../i18n/sentence';
import { DEFAULT_STATE, type SharedState } from '../link/shared';

/** A state in words, as the share dialog and a lecture's slides say it: what is changed, then what is looked at. */
export function describeState(shared: SharedState, touched: Touched | null, t: TFunction): readonly string[] {
  const { prompt, languages, ownText, page } = shared;
  return [
    changeSentence(shared, touched, t),
    ...(page === null ? [] : [t('share.describes.page')]),
    ...(prompt === DEFAULT_STATE.prompt ? [] : [t('share.describes.prompt', { prompt })]),
    ...(languages === DEFAULT_STATE.languages ||
    JSON.stringify(languages) === JSON.stringify(DEFAULT_STATE.languages)
      ? []
      : [t('share.describes.languages', { count: languages.length })]),
    ...(ownText.trim() === '' ? [] : [t('share.describes.ownText')]),
  ];
}
