// @vitest-environment happy-dom
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { CLAIMS } from '../../../../app/experiments/claims/claims';
import { wordsOf } from '../../../../app/experiments/claims/words';
import '../../../../app/experiments/texts';
import { i18n, loadTexts } from '../../../../app/i18n';
import { recordedPath } from '../../../support/recorded_files';

const README = 'README.md';
const [BEGIN, END] = ['<!-- claims -->', '<!-- end of claims -->'];

beforeAll(() => loadTexts('experiments'));

/** The table of the page "Does the paper hold here?" as Markdown. */
function claimsTable(): string {
  const say = i18n.t as (key: string, values?: Record<string, string>) => string;
  const rows = CLAIMS.map(({ id, experiment, judge, reported }) => {
    const outcome = judge(JSON.parse(readFileSync(recordedPath(experiment), 'utf8')));
    const row = `experiments.claims.rows.${id}`;
    const values = wordsOf(outcome?.values ?? {});
    const cells = [
      `${say(`${row}.claim`)} ${say(`${row}.where`)}`,
      say(`${row}.paper`, wordsOf(reported)),
      say(`${row}.here`, values),
      say(`${row}.control`, values),
      `**${say(`experiments.claims.verdicts.${outcome?.verdict ?? 'untested'}`)}**`,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const columns = (['claim', 'paper', 'here', 'control', 'verdict'] as const).map((column) =>
    say(`experiments.claims.columns.${column}`),
  );
  return [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`, ...rows].join('\n');
}

it('stands in README as it is judged by the recorded files (UPDATE_README=1 writes it)', () => {
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(BEGIN) + BEGIN.length, readme.indexOf(END)];
  expect(to).toBeGreaterThan(from);
  const now = `\n${claimsTable()}\n`;
  if (process.env.UPDATE_README) writeFileSync(README, readme.slice(0, from) + now + readme.slice(to));
  else expect(readme.slice(from, to)).toBe(now);
});
