import { GATE_NAMES, type GateName, runGates } from './test/gates';

/**
 * `npm test`: every gate in order; ends with one line, "N passed, N failed". `npm run check` and `npm run test:golden`
 * name the gates that they want.
 */
const named = process.argv.slice(2);
const unknown = named.filter((name) => !GATE_NAMES.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`There is no gate "${unknown.join('", "')}". There are ${GATE_NAMES.join(', ')}.`);
  process.exit(2);
}
const outcomes = await runGates(named.length === 0 ? GATE_NAMES : (named as GateName[]));
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
for (const { name, seconds, ...counts } of outcomes) {
  const mark = counts.failed === 0 ? 'passed' : 'FAILED';
  console.log(`${mark}  ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds.toFixed(0)} s`);
  for (const line of [...counts.failures, ...counts.skipped]) console.log(`        ${line}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
