import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
    >
  >;
}

const lock = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../package-lock.json'), 'utf8'),
) as Lock;

describe('package-lock.json', () => {
  it('lists the builds for every platform, without which "npm ci" refuses to install', () => {
    // A registry that holds only some platforms makes "npm install" drop the others: put them back.
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });
});
