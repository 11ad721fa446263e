import * as v from 'valibot';

/** Tests of a gate. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const VitestReport = v.object({
  numPassedTests: whole,
  numFailedTests: whole,
  /** Skipped, todo: not allowed here, so they count as failed. */
  numPendingTests: whole,
  numTodoTests: whole,
});

/** Counts of vitest's JSON reporter. A test that was left out has not passed. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = v.parse(VitestReport, report);
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests };
}

const PlaywrightReport = v.object({
  stats: v.object({ expected: whole, unexpected: whole, flaky: whole, skipped: whole }),
});

/** Counts of Playwright's JSON reporter. A test that did not run, after one of its series failed, has not passed. */
export function playwrightCounts(report: unknown): Counts {
  const { expected, unexpected, flaky, skipped } = v.parse(PlaywrightReport, report).stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}
