import { defineConfig } from '@playwright/test';
import { FONT_SETS, writeFontSet } from './pipeline/browsers/font_sets';
import config from './playwright.config';

/** The tests of layout on one build, once for each set of fonts: see `pipeline/test_fonts.ts`. */
export default defineConfig({
  ...config,
  grep: /@layout/,
  projects: FONT_SETS.map((name) => ({
    name,
    testMatch: ['explorer/*.spec.ts', 'wild/*.spec.ts'],
    use: {
      launchOptions: {
        ...config.use?.launchOptions,
        ...config.projects?.find((project) => project.name === 'page')?.use?.launchOptions,
        env: { ...process.env, FONTCONFIG_FILE: writeFontSet(name) } as Record<string, string>,
      },
    },
  })),
});
