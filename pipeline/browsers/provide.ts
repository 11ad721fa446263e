import { existsSync } from 'node:fs';
import { run } from '../run_command';
import { findChromium } from './find_chromium';
import { findFirefox } from './find_firefox';

/** Sees to it that there is a browser: installs Debian's where that is allowed, else says what to do. */
const providing =
  (find: () => string | null, debian: string, say: (install: string) => string) =>
  async (): Promise<boolean> => {
    if (find() !== null) return true;
    const install = `apt-get update && apt-get install -y ${debian}`;
    const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    if (mayInstall && (await run(['sh', '-c', install])) === 0 && find() !== null) return true;
    console.error(say(mayInstall ? install : `sudo sh -c '${install}'`));
    return false;
  };

export const provideChromium = providing(
  findChromium,
  'chromium',
  (install) =>
    `The browser tests need a Chromium, and none was found. Install one with "${install}" (or "npx playwright install chromium"), or name one with CHROMIUM_PATH.`,
);

export const provideFirefox = providing(
  findFirefox,
  'firefox-esr',
  (install) =>
    `The journeys in Firefox need one, and none was found. Install it with "${install}", or name one with FIREFOX_PATH.`,
);
