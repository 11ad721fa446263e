import { afterEach, describe, expect, it } from 'vitest';
import { EXPERIMENT_TEXTS } from '../../../../app/experiments/texts';
import { changeLocale, i18n, loadTexts } from '../../../../app/i18n';
import { en } from '../../../../app/i18n/en';
import { glossaryEn } from '../../../../app/i18n/glossary.en';
import { glossaryZh } from '../../../../app/i18n/glossary.zh';
import { languageName } from '../../../../app/i18n/language_names';
import { lectureEn } from '../../../../app/i18n/lecture.en';
import { lectureZh } from '../../../../app/i18n/lecture.zh';
import { preferredLocale } from '../../../../app/i18n/locales';
import { formatShare, joinSentences, joinWords, semicolon } from '../../../../app/i18n/numbers';
import { changeSentence } from '../../../../app/i18n/sentence';
import { shareEn } from '../../../../app/i18n/share.en';
import { shareZh } from '../../../../app/i18n/share.zh';
import { tourEn } from '../../../../app/i18n/tour.en';
import { tourZh } from '../../../../app/i18n/tour.zh';
import { zh } from '../../../../app/i18n/zh';
import { LANGUAGE_CODES } from '../../../../app/languages/languages';
import { INTACT_SETTINGS } from '../../../../app/link/settings';

interface Tree {
  readonly [name: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [[here, value] as const] : leaves(value, here);
  });
}

const english = new Map(
  leaves({
    ...en,
    experiments: await EXPERIMENT_TEXTS.en(),
    glossary: glossaryEn,
    lecture: lectureEn,
    share: shareEn,
    tour: tourEn,
  }),
);
const chinese = new Map(
  leaves({
    ...zh,
    experiments: await EXPERIMENT_TEXTS.zh(),
    glossary: glossaryZh,
    lecture: lectureZh,
    share: shareZh,
    tour: tourZh,
  } as Tree),
);

/** `{{name}}` of a text, sorted. */
const variables = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

/** What is the same in both languages by its nature: names, formulas, units. */
const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, ''));

afterEach(() => changeLocale('en'));

describe('the Chinese texts', () => {
  it('hold the values that the English ones hold', () => {
    const differing = [...chinese].filter(
      ([key, text]) => String(variables(text)) !== String(variables(english.get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it('are Chinese, but for names, units and formulas, and plain', () => {
    const suspicious = [...chinese].filter(
      ([key, text]) =>
        hasWords(text) &&
        !/\p{Script=Han}/u.test(text) &&
        // Top and Bottom are names, as Chinese papers write them.
        text.toLowerCase() !== english.get(key)?.toLowerCase(),
    );
    expect(suspicious).toEqual([]);
    expect([...chinese].filter(([, text]) => /[!！]|\p{Script=Han}[,;:?]/u.test(text))).toEqual([]);
  });
});

describe('the language of the page', () => {
  it('is the one that the reader chose, else the first of the browser’s that the page speaks', () => {
    expect(preferredLocale('zh', ['en-GB'])).toBe('zh');
    expect(preferredLocale(null, ['ar', 'zh-CN', 'en'])).toBe('zh');
    expect(preferredLocale('xx', ['de'])).toBe('en');
  });

  it('brings along the texts of the parts that are open', async () => {
    await loadTexts('experiments');
    expect(i18n.t('experiments.shell.title')).toBe('Experiments');
    await changeLocale('zh');
    expect(i18n.t('experiments.shell.title')).toBe('实验');
    expect(i18n.t('header.title')).toBe('大语言模型中的语言区域');
  });

  it('falls back to English, text by text, where a translation is missing', async () => {
    await changeLocale('zh');
    const [title, other] = [i18n.t('header.title'), i18n.t('header.share')];
    const bundle = i18n.getResourceBundle('zh', 'translation') as { header: { title?: string } };
    delete bundle.header.title;
    try {
      expect(i18n.t('header.title')).toBe(en.header.title);
      expect(i18n.t('header.share')).toBe(other);
    } finally {
      bundle.header.title = title;
    }
  });

  it('makes the sentence, the names and the lists', async () => {
    const settings = { ...INTACT_SETTINGS, off: ['ar', 'vi'] as const };
    const touched = { weights: 341_204, of: 100_270_080 };
    expect(changeSentence(settings, touched, i18n.t)).toBe(
      'Arabic region and Vietnamese region (top 1 %) removed: 341,204 weights, 0.34 %.',
    );
    await changeLocale('zh');
    expect(changeSentence(settings, touched, i18n.t)).toBe(
      '已去除阿拉伯语区域和越南语区域（Top 1 %）：341,204 个权重，0.34 %。',
    );
    expect(joinWords(['a', 'b', 'c'])).toBe('a、b和c');
    expect(joinWords(['4 条', '5 条'])).toBe('4 条和 5 条');
    expect(joinSentences(['一。', null, '二。'])).toBe('一。二。');
    expect(semicolon()).toBe('；');
    expect(formatShare(0.0034, i18n.t)).toBe('0.34 %');
    expect(LANGUAGE_CODES.map(languageName).every((name) => /\p{Script=Han}/u.test(name))).toBe(true);
  });
});
