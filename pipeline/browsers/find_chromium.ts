import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where Linux and macOS keep a Chromium of their own. */
const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium: CHROMIUM_PATH, then the system's, then Playwright's own; null where there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  return (
    [named ?? '', ...SYSTEM_PATHS, chromium.executablePath()].find(
      (path) => path !== '' && existsSync(path),
    ) ?? null
  );
}

/** No sandbox (root in a container), and nothing of the browser's own on the network. */
export const LAUNCH_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** WebGPU on the CPU: slow, but the same on every machine. */
export const SOFTWARE_WEBGPU_FLAGS = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-angle=swiftshader',
];
