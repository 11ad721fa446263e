import { defineConfig } from 'vitest/config';

/** The real model in Node against PyTorch: the one test file that loads it all has both cores, and none is about time. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/golden/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 8 * 60_000,
    hookTimeout: 8 * 60_000,
  },
});
