import { existsSync } from 'node:fs';
import { run } from '../run_command';
import { findFirefox } from './find_firefox';

const INSTALL = 'apt-get update && apt-get install -y firefox-esr';

/** Sees to it that there is a Firefox: installs Debian's where that is allowed, else says what to do. */
export async function provideFirefox(): Promise<boolean> {
  if (findFirefox() !== null) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && (await run(['sh', '-c', INSTALL])) === 0 && findFirefox() !== null) return true;
  console.error(
    `The journeys in Firefox need one, and none was found. Install it with "${mayInstall ? INSTALL : `sudo sh -c '${INSTALL}'`}", ` +
      'or name one with FIREFOX_PATH.',
  );
  return false;
}
