import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { i18n } from '../../../../app/i18n';
import { describedText } from '../../../../app/i18n/described';
import { describedEn } from '../../../../app/i18n/described.en';

const RECORDED = 'public/recorded/gemma-3-270m';
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('what a file says of its text', () => {
  const known: readonly string[] = Object.values(describedEn);

  it.each(readdirSync(RECORDED))('is known to the translators for the recorded %s', (file) => {
    expect(known).toContain(json(`${RECORDED}/${file}`).text);
  });

  it('is known to the translators for the shipped regions', () => {
    expect(known).toContain(json('public/regions/gemma-3-270m/index.json').corpus);
  });

  it('is shown as the file has it where the page does not know it', () => {
    expect(describedText('my own corpus', i18n.t)).toBe('my own corpus');
    expect(describedText(describedEn.counted, i18n.t)).toBe(describedEn.counted);
  });
});
