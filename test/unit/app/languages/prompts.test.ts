import { describe, expect, it } from 'vitest';
import { PAPER_PROMPTS, promptsOf } from '../../../../app/languages/prompts';

describe('the paper’s prompts', () => {
  it('begin in the language of the page, where there is one, and are all there', () => {
    for (const locale of ['zh', 'en', 'ar']) {
      const prompts = promptsOf(locale);
      for (const topic of ['university', 'year'])
        expect(prompts.find((one) => one.topic === topic)?.language).toBe(locale);
      expect(prompts).toHaveLength(PAPER_PROMPTS.length);
      expect(new Set(prompts)).toEqual(new Set(PAPER_PROMPTS));
    }
    expect(promptsOf('fr')).toEqual(PAPER_PROMPTS);
  });
});
