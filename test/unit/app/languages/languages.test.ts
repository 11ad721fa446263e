import { expect, test } from 'vitest';
import { DEFAULT_LANGUAGES, isLanguageCode, LANGUAGES, language } from '../../../../app/languages/languages';
import { passage } from '../../../../app/languages/passages';
import { REGION_LANGUAGES } from '../../../../workers/model/recipe';

const SCRIPTS: Record<string, RegExp> = {
  arabic: /\p{Script=Arabic}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  bengali: /\p{Script=Bengali}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  latin: /\p{Script=Latin}/gu,
  greek: /\p{Script=Greek}/gu,
  han: /\p{Script=Han}/gu,
  japanese: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  thai: /\p{Script=Thai}/gu,
  tamil: /\p{Script=Tamil}/gu,
  malayalam: /\p{Script=Malayalam}/gu,
};

test('the 30 languages of the paper are there, and each language has a code and a colour of its own', () => {
  expect(LANGUAGES.filter((entry) => entry.inPaper30)).toHaveLength(30);
  for (const key of ['code', 'name', 'ownName', 'colour'] as const)
    expect(new Set(LANGUAGES.map((entry) => entry[key])).size).toBe(LANGUAGES.length);
});

test('every region language and every default language is in the table', () => {
  for (const code of [...REGION_LANGUAGES, ...DEFAULT_LANGUAGES]) expect(isLanguageCode(code)).toBe(true);
  expect(isLanguageCode('xx')).toBe(false);
});

test('languages of one family follow each other', () => {
  const changes = LANGUAGES.filter((entry, index) => LANGUAGES[index - 1]?.family !== entry.family);
  expect(changes.length).toBe(new Set(LANGUAGES.map((entry) => entry.family)).size);
});

test.each(LANGUAGES.map((entry) => entry.code))('the passage in %s is written in its own script', (code) => {
  const text = passage(code);
  const letters = text.match(/\p{L}|\p{M}/gu) ?? [];
  const inScript = text.match(SCRIPTS[language(code).script] ?? /$^/) ?? [];
  expect(inScript.length).toBeGreaterThanOrEqual(letters.length * 0.97);
  expect(text).toBe(text.normalize('NFC'));
  expect(text).not.toMatch(/\s{2}|^\s|\s$|[0-9]|!/);
});

test('the passages are of one length: no translation is cut or doubled', () => {
  const bytes = (code: (typeof LANGUAGES)[number]['code']) => new Blob([passage(code)]).size;
  for (const { code } of LANGUAGES) {
    expect(bytes(code)).toBeGreaterThan(bytes('en') * 0.75);
    expect(bytes(code)).toBeLessThan(bytes('en') * 4);
  }
});
