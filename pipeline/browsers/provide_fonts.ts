import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { run } from '../run_command';
import { NOTO_FOLDER } from './font_sets';

const PACKAGES = ['fonts-noto-core', 'fonts-noto-cjk'];

/** Sees to it that Debian's Noto fonts lie unpacked in the project's cache; 69 MB are fetched the first time. */
export async function provideNotoFonts(): Promise<boolean> {
  if (existsSync(`${NOTO_FOLDER}/usr/share/fonts`)) return true;
  const unpack = `apt-get download ${PACKAGES.join(' ')} && for package in *.deb; do dpkg -x "$package" . || exit 1; done && rm *.deb`;
  await mkdir(NOTO_FOLDER, { recursive: true });
  if ((await run(['sh', '-c', `cd '${NOTO_FOLDER}' && ${unpack}`])) === 0) return true;
  console.error(
    `The layout is tried with Debian's ${PACKAGES.join(' and ')}, and "apt-get download" did not give them. ` +
      'Run "apt-get update" on a Debian, then try again.',
  );
  return false;
}
