import { type GateOutcome, runGates } from './test/gates';

/** `npm test`: every gate in order; ends with one line, "N passed, N failed". */
const outcomes: readonly GateOutcome[] = await runGates();
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
for (const { name, seconds, ...counts } of outcomes) {
  const mark = counts.failed === 0 ? 'passed' : 'FAILED';
  console.log(`${mark}  ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds.toFixed(0)} s`);
  for (const failure of counts.failures) console.log(`        ${failure}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
