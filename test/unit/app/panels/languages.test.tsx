// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { changeLocale } from '../../../../app/i18n';
import { languageName } from '../../../../app/i18n/language_names';
import { LANGUAGE_CODES } from '../../../../app/languages/languages';
import { LanguageChooser } from '../../../../app/panels/perplexity/LanguageChooser';
import { openPage } from '../../../support/page';

afterEach(() => changeLocale('en'));

it.each(['en', 'zh'] as const)(
  'the list of languages names each in the page’s own language, %s',
  async (locale) => {
    await changeLocale(locale);
    const { user, shared } = await openPage(<LanguageChooser />);
    const boxes = screen.getAllByRole('checkbox', { hidden: true });
    expect(boxes.map((box) => box.closest('label')?.textContent)).toEqual(LANGUAGE_CODES.map(languageName));
    expect(languageName('ar')).toBe({ en: 'Arabic', zh: '阿拉伯语' }[locale]);
    await user.click(screen.getByRole('checkbox', { name: languageName('fi'), hidden: true }));
    expect(shared().languages).toContain('fi');
  },
);
