import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type ErrorCode, spelled, type Words } from '../../workers/errors/words';
import { en } from './en';
import type { glossaryEn } from './glossary.en';
import type { insideEn } from './inside.en';
import type { lectureEn } from './lecture.en';
import { LANGUAGE_TAGS, type Locale } from './locales';
import type { shareEn } from './share.en';
import type { tourEn } from './tour.en';
import type { Translation } from './translation';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & LaterTexts };
  }
}

/**
 * Texts that come with a part of the page which is loaded later. A room that stands above this one declares its texts
 * here and offers them: see `offerTexts`.
 */
export interface LaterTexts {
  readonly glossary: typeof glossaryEn;
  readonly inside: typeof insideEn;
  readonly lecture: typeof lectureEn;
  readonly share: typeof shareEn;
  readonly tour: typeof tourEn;
}
export type LaterPart = keyof LaterTexts;

type Fetch<Texts> = () => Promise<Texts>;
type Later = { [Part in LaterPart]?: LaterSources<Part> };
interface LaterSources<Part extends LaterPart> {
  readonly en: Fetch<LaterTexts[Part]>;
  readonly zh: Fetch<Translation<LaterTexts[Part]>>;
}

const LATER: Later = {
  glossary: {
    en: async () => (await import('./glossary.en')).glossaryEn,
    zh: async () => (await import('./glossary.zh')).glossaryZh,
  },
  inside: {
    en: async () => (await import('./inside.en')).insideEn,
    zh: async () => (await import('./inside.zh')).insideZh,
  },
  lecture: {
    en: async () => (await import('./lecture.en')).lectureEn,
    zh: async () => (await import('./lecture.zh')).lectureZh,
  },
  share: {
    en: async () => (await import('./share.en')).shareEn,
    zh: async () => (await import('./share.zh')).shareZh,
  },
  tour: {
    en: async () => (await import('./tour.en')).tourEn,
    zh: async () => (await import('./tour.zh')).tourZh,
  },
};

/** Texts of the page. English is bundled; another language comes whole, or not at all. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  // A copy: parts that come later are put into it.
  resources: { en: { translation: { ...en } } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Parts whose texts were asked for: a change of language brings them along. */
const asked = new Set<LaterPart>();

/** Says where the texts of a part are fetched, before the first of them is asked for. */
export function offerTexts<Part extends LaterPart>(part: Part, sources: LaterSources<Part>): void {
  (LATER as { [Each in Part]?: LaterSources<Each> })[part] = sources;
}

/** The texts of a part are there once this ends, in the language of the page. */
export async function loadTexts(part: LaterPart): Promise<void> {
  asked.add(part);
  await fetchPart(part, locale());
}

/** The language of the page. */
export function locale(): Locale {
  return i18n.language as Locale;
}

/** What an error or the engine says, in the language of the page. */
export function engineWords({ code, values }: Words): string {
  // Values were held against the slots of the text where the words were made (`Said`).
  const say = i18n.t as (key: `errors.${ErrorCode}`, values: Readonly<Record<string, string>>) => string;
  return say(`errors.${code}`, spelled(values, LANGUAGE_TAGS[locale()]));
}

/** Changes the language of the page, once all its texts are there. @throws where they can't be fetched */
export async function changeLocale(next: Locale): Promise<void> {
  await Promise.all([
    next === 'zh' && !i18n.exists('header.title', { lng: 'zh', fallbackLng: [] }) ? fetchChinese() : null,
    ...[...asked].map((part) => fetchPart(part, next)),
  ]);
  await i18n.changeLanguage(next);
}

async function fetchChinese(): Promise<void> {
  const { zh } = await import('./zh');
  i18n.addResourceBundle('zh', 'translation', zh, true, true);
}

async function fetchPart(part: LaterPart, of: Locale): Promise<void> {
  if (i18n.getResource(of, 'translation', part) !== undefined) return;
  const sources = LATER[part];
  if (sources === undefined) throw new Error(`Texts of "${part}" were asked for before they were offered.`);
  i18n.addResourceBundle(of, 'translation', { [part]: await sources[of]() }, true, true);
}
