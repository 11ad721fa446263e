import { describe, expect, it } from 'vitest';
import { addFailures, failureWords } from '../../../../app/i18n/failures';
import { failuresZh } from '../../../../app/i18n/failures/zh';
import { planBackends } from '../../../../workers/backend/probe';
import { thrownMessages } from '../../../support/thrown_messages';

addFailures('zh', failuresZh);
const HAN = /\p{Script=Han}/u;
const slots = (text: string) => [...text.matchAll(/\{(\d+)\}/g)].map(([, at]) => at).sort();

describe('what the engine says in Chinese', () => {
  const thrown = thrownMessages();

  it('is asked of all the messages of the source', () => {
    expect(thrown.length).toBeGreaterThan(100);
    expect(thrown.map(({ message }) => message)).toContain('Question "{0}" is empty. Write a question.');
  });

  it.each(thrown)('is there for $file: $message', ({ message }) => {
    expect(failureWords(message, 'zh')).toMatch(HAN);
  });

  it.each(failuresZh)('leaves nothing out of "%s"', (english, chinese) => {
    // A repeated word may be said once.
    const asked = [...new Set(slots(english))];
    const said = [...new Set(slots(chinese))];
    expect(asked).toEqual(expect.arrayContaining(said));
    expect(asked.length - said.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['auto', { crossOriginIsolated: true, cores: 2, adapter: null }],
    ['wasm-1', { crossOriginIsolated: true, cores: 2, adapter: null }],
    ['webgpu', { crossOriginIsolated: false, cores: 2, adapter: null }],
    [
      'auto',
      { crossOriginIsolated: true, cores: 2, adapter: { description: 'SwiftShader', isSoftware: true } },
    ],
    ['auto', { crossOriginIsolated: true, cores: 2, adapter: { description: 'H100', isSoftware: false } }],
  ] as const)('says why a back end was chosen: %s, %j', (choice, found) => {
    const reasons = planBackends(choice, found as Parameters<typeof planBackends>[1]).flatMap((plan) => [
      ...plan.reasons,
    ]);
    for (const reason of reasons)
      expect(failureWords(reason, 'zh')).toMatch(/\p{Script=Han}|^H100$|^SwiftShader$/u);
  });

  it('keeps the numbers, and says words within a message too', () => {
    expect(failureWords('The number of steps has to be a whole number from 1 to 500, not 0.', 'zh')).toBe(
      '步数应为 1 至 500 的整数，而不是 0。',
    );
    expect(
      failureWords(
        'Part m.part01 of the model is missing on the host (status 404). Run "npm run model" there, then try again.',
        'zh',
      ),
    ).toBe('模型的分片 m.part01 在主机上缺失（状态 404）。请在主机上运行 "npm run model"，然后重试。');
  });

  it('is English where it is not known, and where the page is English', () => {
    expect(failureWords('out of cheese', 'zh')).toBe('out of cheese');
    expect(failureWords('No model is loaded yet: load one first.', 'en')).toBe(
      'No model is loaded yet: load one first.',
    );
  });
});
