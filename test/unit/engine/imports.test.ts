import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const WORKERS = join(ROOT, 'workers');

/** Packages that the engine may use; each runs in a worker, in Node and in a test. */
const ALLOWED_PACKAGES = ['@huggingface/gguf', 'comlink', 'onnxruntime-web', 'pbf', 'valibot'];
/** Globals that only a page has. `navigator`, `caches`, `fetch` and `crypto` exist in workers too. */
const PAGE_GLOBALS = /(?<![.\w'"`])(document|window|localStorage|sessionStorage|HTMLElement|alert)\s*[.([]/;

const files = readdirSync(WORKERS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') || name.endsWith('.tsx'))
  .map((name) => join(WORKERS, name));

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)'([^']+)'/g;
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier]) => specifier ?? '');
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
const nameOf = (file: string) => relative(ROOT, file);

describe('the engine (workers/) stands by itself', () => {
  it('has files, and this test sees what they import', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(importsOf(join(WORKERS, 'engine.worker.ts'))).toContain('comlink');
  });

  it.each(files.map((file) => [nameOf(file), file]))(
    '%s imports only its own room and known packages',
    (_, file) => {
      for (const specifier of importsOf(file)) {
        if (specifier.startsWith('.')) {
          expect(relative(WORKERS, resolve(file, '..', specifier)), specifier).not.toMatch(/^\.\./);
        } else {
          expect(specifier).not.toMatch(/^node:|^react/);
          expect(builtinModules).not.toContain(specifier);
          const known = ALLOWED_PACKAGES.some(
            (name) => specifier === name || specifier.startsWith(`${name}/`),
          );
          expect(known, `${specifier} is not on the list of packages that the engine may use`).toBe(true);
        }
      }
    },
  );

  it.each(files.map((file) => [nameOf(file), file]))(
    '%s uses nothing that only a page or only Node has',
    (_, file) => {
      const code = withoutComments(readFileSync(file, 'utf8'));
      expect(code).not.toMatch(PAGE_GLOBALS);
      expect(code).not.toMatch(/\b(process\.|require\(|Buffer\.|__dirname)/);
    },
  );

  it('would be caught using the page', () => {
    expect('const x = document.title;').toMatch(PAGE_GLOBALS);
    expect('window.alert(1)').toMatch(PAGE_GLOBALS);
    expect('shape.slidingWindow, layers.document').not.toMatch(PAGE_GLOBALS);
  });
});
