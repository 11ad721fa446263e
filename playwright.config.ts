import { defineConfig } from '@playwright/test';
import { findChromium, LAUNCH_FLAGS, SOFTWARE_WEBGPU_FLAGS } from './pipeline/browsers/find_chromium';

/** Two checkouts can test at once, each on its own port. */
const PORT = Number(process.env.E2E_PORT ?? 4199);
const executablePath = findChromium() ?? undefined;
const launch = (flags: readonly string[]) => ({
  launchOptions: {
    args: [...LAUNCH_FLAGS, ...flags],
    ...(executablePath === undefined ? {} : { executablePath }),
  },
});

/** No test is about time: these only end what hangs. What computes has its own (`COMPUTING_MS` of the tests). */
const STEP_MS = 45_000;
const SERVER_MS = 5 * 60_000;
const TEST_MS = 15 * 60_000;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // One Chromium with the model takes 2.5 GB.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: TEST_MS,
  expect: { timeout: STEP_MS },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    actionTimeout: STEP_MS,
    trace: 'off',
    // Each test is a first visit, and would keep 85 MB for offline use; the tests of that allow it.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'wasm', testMatch: 'engine-wasm.spec.ts', use: launch([]) },
    { name: 'webgpu', testMatch: 'engine-webgpu.spec.ts', use: launch(SOFTWARE_WEBGPU_FLAGS) },
    { name: 'page', testMatch: ['explorer/*.spec.ts', 'wild/*.spec.ts'], use: launch([]) },
  ],
  webServer: {
    command: `npx vite build && npx vite preview --outDir dist-test --port ${PORT}`,
    env: { WITH_HARNESS: '1' },
    url: `http://localhost:${PORT}/`,
    timeout: SERVER_MS,
    reuseExistingServer: false,
  },
});
