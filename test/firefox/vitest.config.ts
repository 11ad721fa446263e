import { defineConfig } from 'vitest/config';

/** Journeys in a real Firefox: one after another, and none is about time. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/firefox/**/*.test.ts'],
    globalSetup: 'test/firefox/host.ts',
    fileParallelism: false,
    testTimeout: 8 * 60_000,
    hookTimeout: 4 * 60_000,
  },
});
