import type { TFunction } from 'i18next';
import { describedEn } from './described.en';

type Described = keyof typeof describedEn;

/** What a file says of its text, in the page's language; a description that the page does not know is shown as it is. */
export function describedText(text: string, t: TFunction): string {
  const known = (Object.keys(describedEn) as Described[]).find((key) => describedEn[key] === text);
  return known === undefined ? text : t(`described.${known}`);
}

/** The pipeline writes a name of the protocol; any other is shown as it is. */
export function recordedBackend(name: string, t: TFunction): string {
  return name === 'node' ? t('status.backends.node') : name;
}
