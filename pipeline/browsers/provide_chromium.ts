import { existsSync } from 'node:fs';
import { run } from '../run_command';
import { findChromium } from './find_chromium';

const INSTALL = 'apt-get update && apt-get install -y chromium';

/** Sees to it that there is a Chromium: installs Debian's where that is allowed, else says what to do. */
export async function provideChromium(): Promise<boolean> {
  if (findChromium() !== null) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && (await run(['sh', '-c', INSTALL])) === 0 && findChromium() !== null) return true;
  console.error(
    `The browser tests need a Chromium, and none was found. Install one with "${mayInstall ? INSTALL : `sudo sh -c '${INSTALL}'`}" ` +
      '(or "npx playwright install chromium"), or name one with CHROMIUM_PATH.',
  );
  return false;
}
