import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../app/i18n/en';

interface Tree {
  readonly [name: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): readonly string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [here] : leaves(value, here);
  });
}

const source = ['app', 'workers', 'pipeline']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('i18n/en') && !/\.(en|zh)\.ts$/.test(name))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');

/** A key is used by its whole name, or by a template that ends in its last part. */
function isUsed(key: string): boolean {
  // An error is thrown by its code, which is its key without the first part.
  const name = key.replace(/_(one|other)$/, '').replace(/^errors\./, '');
  const parent = name.slice(0, name.lastIndexOf('.'));
  return source.includes(`'${name}'`) || source.includes(`\`${parent}.\${`);
}

const { charts: _, ...own } = en;

describe('the messages', () => {
  it('are all used', () => {
    expect(leaves(own).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are plain: no exclamation marks, no space before a stop', () => {
    const texts = leaves(own).map((key) => [key, key.split('.').reduce<unknown>(step, own)] as const);
    expect(texts.filter(([, text]) => /!| [.,;]/.test(String(text)))).toEqual([]);
  });
});

function step(tree: unknown, name: string): unknown {
  return typeof tree === 'object' && tree !== null && name in tree ? (tree as Tree)[name] : undefined;
}
