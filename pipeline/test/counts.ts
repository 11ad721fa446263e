import * as v from 'valibot';

/** Tests of a gate. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Names of those that failed, each with its file. */
  readonly failures: readonly string[];
  /** Names of tests that were left out since a model's file is missing, which say how it is fetched. */
  readonly skipped: readonly string[];
}

/** What the name of a test says that needs a file which could not be fetched; see test/golden/other_models.test.ts. */
const LACKS_A_FILE = ' is skipped: "npm run model';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const VitestReport = v.object({
  numPassedTests: whole,
  numFailedTests: whole,
  /** Skipped, todo: not allowed here, so they count as failed. */
  numPendingTests: whole,
  numTodoTests: whole,
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
    }),
  ),
});

/** Counts of vitest's JSON reporter. A test that was left out has not passed, unless a model's file is missing. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = v.parse(
    VitestReport,
    report,
  );
  const notPassed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed').map((one) => ({ name, ...one })),
  );
  const lacking = ({ status, fullName }: { status: string; fullName: string }) =>
    status === 'skipped' && fullName.includes(LACKS_A_FILE);
  const skipped = notPassed.filter(lacking).map(({ fullName }) => fullName);
  return {
    passed: numPassedTests,
    failed: numFailedTests + numPendingTests + numTodoTests - skipped.length,
    failures: notPassed.filter((one) => !lacking(one)).map(({ name, fullName }) => `${name}: ${fullName}`),
    skipped,
  };
}

interface PlaywrightSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
  }[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const Suite: v.GenericSchema<PlaywrightSuite> = v.object({
  specs: v.array(v.object({ title: v.string(), file: v.string(), line: whole, ok: v.boolean() })),
  suites: v.optional(v.array(v.lazy(() => Suite))),
});

const PlaywrightReport = v.object({
  stats: v.object({ expected: whole, unexpected: whole, flaky: whole, skipped: whole }),
  suites: v.array(Suite),
});

/** Counts of Playwright's JSON reporter. A test that did not run, after one of its series failed, has not passed. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, suites } = v.parse(PlaywrightReport, report);
  const lackingOf = ({ specs, suites: inner = [] }: PlaywrightSuite): string[] => [
    ...specs.map(({ title }) => title).filter((title) => title.includes(LACKS_A_FILE)),
    ...inner.flatMap(lackingOf),
  ];
  const skipped = suites.flatMap(lackingOf);
  const failuresOf = ({ specs, suites: inner = [] }: PlaywrightSuite): string[] => [
    ...specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`),
    ...inner.flatMap(failuresOf),
  ];
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped - skipped.length,
    failures: suites.flatMap(failuresOf),
    skipped,
  };
}
