import { describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../../../pipeline/test/counts';

describe('the counts that npm test adds up', () => {
  it('are those of vitest, where a test that was left out has not passed', () => {
    const counts = { numPassedTests: 10, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(vitestCounts({ ...counts, testResults: [] })).toEqual({
      passed: 10,
      failed: 4,
      failures: [],
      skipped: [],
    });
  });

  it('leave out a test whose model could not be fetched, and name it with the command', () => {
    const counts = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0 };
    const fullName = 'SmolLM2 is skipped: "npm run model -- smollm2" fetches its file';
    const assertionResults = [
      { fullName, status: 'skipped' },
      { fullName: 'a mask counts', status: 'skipped' },
    ];
    const found = vitestCounts({ ...counts, testResults: [{ name: 'a.test.ts', assertionResults }] });
    expect(found).toEqual({
      passed: 1,
      failed: 1,
      failures: ['a.test.ts: a mask counts'],
      skipped: [fullName],
    });
  });

  it('are those of Playwright, where one that needed luck or did not run has not passed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2, duration: 3 };
    expect(playwrightCounts({ stats, suites: [] })).toEqual({
      passed: 5,
      failed: 4,
      failures: [],
      skipped: [],
    });
  });

  it('leave out a test of the page whose model could not be fetched', () => {
    const title = 'SmolLM2 is skipped: "npm run model -- smollm2" fetches its file';
    const suites = [{ specs: [{ title, ok: true, file: 'page.spec.ts', line: 7 }] }];
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };
    expect(playwrightCounts({ stats, suites })).toEqual({
      passed: 5,
      failed: 0,
      failures: [],
      skipped: [title],
    });
  });

  it('name what failed, so that the end of a long log tells it', () => {
    const none = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
    const assertionResults = [
      { fullName: 'a mask counts', status: 'passed' },
      { fullName: 'a mask is empty', status: 'failed' },
    ];
    const testResults = [{ name: 'mask.test.ts', assertionResults }];
    expect(vitestCounts({ ...none, testResults }).failures).toEqual(['mask.test.ts: a mask is empty']);
    const spec = (title: string, ok: boolean) => ({ title, ok, file: 'page.spec.ts', line: 7 });
    const suites = [{ specs: [spec('loads', true)], suites: [{ specs: [spec('breaks', false)] }] }];
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, suites }).failures).toEqual(['page.spec.ts:7: breaks']);
  });

  it('are refused where the report is none', () => {
    expect(() => vitestCounts({})).toThrow();
    expect(() => playwrightCounts({ stats: {} })).toThrow();
  });
});
