import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/support.md', 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/held by \|$/.test(line));
/** Test files that a line names, below `test/`. */
const testsOf = (text: string) =>
  [...text.matchAll(/`([\w./-]{1,100}\.(?:test|spec)\.tsx?)`/g)].map(([, name]) => name ?? '');

describe('docs/support.md', () => {
  it('names a test that is there on each of its lines, or says that it is not tested', () => {
    const without = rows.filter((row) => testsOf(row).length === 0 && !row.includes('not tested'));
    expect(without).toEqual([]);
    expect(testsOf(page).filter((name) => !existsSync(`test/${name}`))).toEqual([]);
    // No other way of naming one stays unseen.
    expect(page).not.toMatch(/`[\w./-]{1,60}\.(?:spec|test)`/);
  });

  it('has kinds of all seven sections', () => {
    const sections = page.split(/^### (?=\d)/m).slice(1);
    expect(sections.map((section) => section[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    for (const section of sections) expect(testsOf(section).length).toBeGreaterThan(1);
  });
});
