import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import viteConfig from './vite.config';

const FOLDER = 'test/unit';
const TESTS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => join(FOLDER, file));
const opensPage = (file: string) => readFileSync(file, 'utf8').startsWith('// @vitest-environment happy-dom');

/** The unit tests. What opens the page has a document and modules of its own; all others share what they import. */
export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      testTimeout: 60_000,
      // Vitest would leave one core alone, which is half of two.
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          test: { name: 'shared', include: TESTS.filter((file) => !opensPage(file)), isolate: false },
        },
        { extends: true, test: { name: 'page', include: TESTS.filter(opensPage) } },
      ],
    },
  }),
);
