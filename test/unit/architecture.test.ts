import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');
const map = read('docs/architecture.md');

/** The part of the map under a heading, up to the next one of its level. */
function section(text: string, heading: string): string {
  const [, after] = text.split(`\n${heading}\n`);
  if (after === undefined) throw new Error(`docs/architecture.md has no "${heading}"`);
  const level = heading.slice(0, heading.indexOf(' '));
  return after.split(`\n${level} `)[0] ?? '';
}

/** Whether a file exports a name, as a value or a type. */
const exportsName = (text: string, name: string) =>
  new RegExp(`^export (async )?(const|function|class|interface|type|let) ${name}\\b`, 'm').test(text) ||
  [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].some(([, names]) =>
    names?.split(',').some((each) => each.trim().split(' as ').at(-1) === name),
  );

describe('“Where is …?” in docs/architecture.md', () => {
  const rows = [
    ...section(map, '## Where is …?').matchAll(/^\| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$/gm),
  ].map(([, question = '', file = '', name = '']) => ({ question, file, name }));

  it('answers fifteen questions, each with one file and one name', () => {
    expect(rows).toHaveLength(15);
    expect(new Set(rows.map(({ question }) => question)).size).toBe(15);
  });

  it('names files that are there and what they export', () => {
    const stale = rows.filter(
      ({ file, name }) => !existsSync(resolve(ROOT, file)) || !exportsName(read(file), name),
    );
    expect(stale).toEqual([]);
  });

  it('would see a name that was changed', () => {
    expect(exportsName('export const LIMIT = 1;', 'LIMIT')).toBe(true);
    expect(exportsName('export async function load() {}', 'load')).toBe(true);
    expect(exportsName('const a = 1;\nexport { a as LIMIT };', 'LIMIT')).toBe(true);
    expect(exportsName('const LIMIT = 1;\nexport const LIMITS = 2;', 'LIMIT')).toBe(false);
  });
});

describe('the recipes of docs/architecture.md', () => {
  it('are there, and every file that they name is', () => {
    const recipes = section(map, '## Recipes');
    for (const what of [
      'an experiment',
      'a language',
      'an architecture',
      'an edit',
      'a view',
      'an interface language',
    ])
      expect(recipes).toContain(`**Add ${what}**`);
    // A name in capitals stands for the new one.
    const named = [...recipes.matchAll(/`((?:app|workers|pipeline|test|docs|public)\/[\w./-]+)`/g)].flatMap(
      ([, path]) => (path === undefined || /[A-Z]{3}/.test(path) ? [] : [path]),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
  });
});
