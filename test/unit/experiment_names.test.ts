import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../app/experiments/catalog';
import { EXPERIMENT_IDS, PAGE_IDS } from '../../app/link/experiments';
import { EXPERIMENTS } from '../../pipeline/record/experiments';

const sorted = (names: readonly string[]) => [...names].sort();
const IDS = sorted(EXPERIMENT_IDS);

describe('an experiment has one name', () => {
  it('has its page and texts in the folder of its name, and no folder is another’s', () => {
    const files = readdirSync('app/experiments', { recursive: true, encoding: 'utf8' });
    const folders = new Set(files.flatMap((file) => /^([^/\\]+)[/\\].+\.\w+$/.exec(file)?.[1] ?? []));
    expect(sorted([...folders])).toEqual(sorted([...PAGE_IDS, 'shared']));
    for (const id of IDS)
      for (const locale of ['en', 'zh'])
        expect(existsSync(`app/experiments/${id}/texts.${locale}.ts`), id).toBe(true);
    expect(sorted(Object.keys(CATALOG))).toEqual(IDS);
  });

  it('loads the page and the Chinese texts of its own folder', () => {
    const catalog = readFileSync('app/experiments/catalog.ts', 'utf8');
    for (const id of IDS) {
      const entry = new RegExp(
        `^ {2}'?${id}'?: \\{\\n[^}]*import\\('\\./${id}/\\w+Page'\\)[^}]*'\\./${id}/texts\\.zh'`,
        'm',
      );
      expect(catalog).toMatch(entry);
    }
  });

  it('is recorded by the file of its name, and each is', () => {
    const files = readdirSync('pipeline/record/experiments').filter((name) => name.endsWith('.ts'));
    expect(sorted(files)).toEqual(sorted([...IDS, 'index'].map((id) => `${id}.ts`)));
    expect(sorted(EXPERIMENTS.map(({ id }) => id))).toEqual(IDS);
  });

  it('stands in the table of how it is recorded', () => {
    const table = readFileSync('docs/experiments.md', 'utf8');
    for (const id of IDS) expect(table).toContain(`\n| \`${id}\` |`);
  });
});
