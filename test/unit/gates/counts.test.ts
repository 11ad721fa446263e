import { describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../../pipeline/test/counts';

describe('the counts that npm test adds up', () => {
  it('are those of vitest, where a test that was left out has not passed', () => {
    const report = { numPassedTests: 10, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(vitestCounts(report)).toEqual({ passed: 10, failed: 4 });
  });

  it('are those of Playwright, where one that needed luck or did not run has not passed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2, duration: 3 };
    expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 4 });
  });

  it('are refused where the report is none', () => {
    expect(() => vitestCounts({})).toThrow();
    expect(() => playwrightCounts({ stats: {} })).toThrow();
  });
});
