/**
 * The languages of the page: the 30 of the paper's evaluation (its 30th, Vietnamese, is inferred from Table 5
 * and the alphabetical order of the list) and four more. Listed so that relatives sit together.
 * Colours: Arabic red and Vietnamese blue as in the paper, Okabe-Ito for the other languages that have a
 * region (a paler yellow, which colour-blind readers can tell from orange), muted tones for the rest. Marks take them as
 * `charts/marks/colours.ts` fits them to the theme.
 */
const TABLE = [
  ['ar', 'Arabic', 'العربية', 'arabic', 'semitic', '#c8232c'],
  ['he', 'Hebrew', 'עברית', 'hebrew', 'semitic', '#927079'],
  ['fa', 'Persian', 'فارسی', 'arabic', 'iranian', '#ac878a'],
  ['hi', 'Hindi', 'हिन्दी', 'devanagari', 'indo-aryan', '#9d6c66'],
  ['bn', 'Bengali', 'বাংলা', 'bengali', 'indo-aryan', '#b68574'],
  ['ru', 'Russian', 'русский', 'cyrillic', 'slavic', '#56b4e9'],
  ['uk', 'Ukrainian', 'українська', 'cyrillic', 'slavic', '#907362'],
  ['pl', 'Polish', 'polski', 'latin', 'slavic', '#a68d75'],
  ['cs', 'Czech', 'čeština', 'latin', 'slavic', '#8f764d'],
  ['es', 'Spanish', 'español', 'latin', 'romance', '#e69f00'],
  ['pt', 'Portuguese', 'português', 'latin', 'romance', '#a09264'],
  ['it', 'Italian', 'italiano', 'latin', 'romance', '#7d7c5d'],
  ['fr', 'French', 'français', 'latin', 'romance', '#8e9778'],
  ['ro', 'Romanian', 'română', 'latin', 'romance', '#6b835b'],
  ['en', 'English', 'English', 'latin', 'germanic', '#009e73'],
  ['de', 'German', 'Deutsch', 'latin', 'germanic', '#789d7b'],
  ['nl', 'Dutch', 'Nederlands', 'latin', 'germanic', '#638371'],
  ['da', 'Danish', 'dansk', 'latin', 'germanic', '#769c90'],
  ['no', 'Norwegian', 'norsk bokmål', 'latin', 'germanic', '#498780'],
  ['sv', 'Swedish', 'svenska', 'latin', 'germanic', '#609fa2'],
  ['el', 'Greek', 'ελληνικά', 'greek', 'hellenic', '#5b828a'],
  ['fi', 'Finnish', 'suomi', 'latin', 'uralic', '#7598a8'],
  ['hu', 'Hungarian', 'magyar', 'latin', 'uralic', '#56809d'],
  ['tr', 'Turkish', 'Türkçe', 'latin', 'turkic', '#7695ba'],
  ['id', 'Indonesian', 'Bahasa Indonesia', 'latin', 'austronesian', '#6e7a96'],
  ['ms', 'Malay', 'Bahasa Melayu', 'latin', 'austronesian', '#8c90ae'],
  ['vi', 'Vietnamese', 'Tiếng Việt', 'latin', 'austroasiatic', '#0072b2'],
  ['zh', 'Chinese', '简体中文', 'han', 'sinitic', '#dbd394'],
  ['ja', 'Japanese', '日本語', 'japanese', 'japonic', '#7c739e'],
  ['ko', 'Korean', '한국어', 'hangul', 'koreanic', '#cc79a7'],
  ['th', 'Thai', 'ไทย', 'thai', 'kra-dai', '#9c88b2'],
  ['ta', 'Tamil', 'தமிழ்', 'tamil', 'dravidian', '#87728b'],
  ['ml', 'Malayalam', 'മലയാളം', 'malayalam', 'dravidian', '#a4889e'],
  ['sw', 'Swahili', 'Kiswahili', 'latin', 'bantu', '#976b82'],
] as const;

/** ISO 639-1 code of a language of the page. `no` is Bokmål, `zh` simplified, `pt` Brazilian. */
export type LanguageCode = (typeof TABLE)[number][0];
/** Writing system; the keys of `charts.script` name it. */
export type Script = (typeof TABLE)[number][3];
/** Family, or branch of Indo-European; the keys of `charts.family` name it. */
export type Family = (typeof TABLE)[number][4];

export interface Language {
  readonly code: LanguageCode;
  /** Name in English. */
  readonly name: string;
  /** Name in the language itself. */
  readonly ownName: string;
  readonly script: Script;
  readonly family: Family;
  readonly dir: 'ltr' | 'rtl';
  /** One colour everywhere, sRGB hex. */
  readonly colour: string;
  /** One of the paper's 30 evaluation languages. */
  readonly inPaper30: boolean;
}

/** The paper's evaluation languages. One that is added to the page is none of them. */
const PAPER_30: ReadonlySet<string> = new Set(
  'ar fa ru uk pl cs es pt it fr ro en de nl da no sv el fi hu tr id ms vi zh ja ko ta ml sw'.split(' '),
);
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['arabic', 'hebrew']);

/** All languages, relatives together. */
export const LANGUAGES: readonly Language[] = TABLE.map(([code, name, ownName, script, family, colour]) => ({
  code,
  name,
  ownName,
  script,
  family,
  dir: RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr',
  colour,
  inPaper30: PAPER_30.has(code),
}));

/** Colour of the region of the reader's own text: none of a language's, nor of a mark's. */
export const OWN_REGION_COLOUR = '#a02cf7';

export const LANGUAGE_CODES: readonly LanguageCode[] = TABLE.map(([code]) => code);

/** Shown until the reader chooses: the paper's six, English, and relatives that show how damage spreads. */
export const DEFAULT_LANGUAGES: readonly LanguageCode[] = [
  'ar',
  'zh',
  'es',
  'ru',
  'ko',
  'vi',
  'en',
  'fa',
  'pt',
  'uk',
  'ja',
];

const BY_CODE: ReadonlyMap<string, Language> = new Map(LANGUAGES.map((entry) => [entry.code, entry]));

/** Whether a string from outside is a language of the page. */
export function isLanguageCode(value: string): value is LanguageCode {
  return BY_CODE.has(value);
}

/** The language of a code. */
export function language(code: LanguageCode): Language {
  const found = BY_CODE.get(code);
  if (!found) throw new RangeError(`No language "${code}" in app/languages/languages.ts.`);
  return found;
}
