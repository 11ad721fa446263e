import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of the system's fonts a browser sees, and which are added. */
export const FONT_SETS = ['bare', 'noto'] as const;
export type FontSet = (typeof FONT_SETS)[number];

/** Debian's packages with Noto fonts, unpacked; not installed, so that no other program sees them. */
export const NOTO_FOLDER = join(import.meta.dirname, '../../.cache/fonts/noto');

/**
 * Writes fontconfig's file for a set, for `FONTCONFIG_FILE`; whatever is installed, the set is the same. "bare" has the
 * system's fonts but for Noto: on Debian DejaVu, which is as wide as Verdana, and Liberation. "noto" has what
 * `fonts-noto-core` and `fonts-noto-cjk` bring beside them, which fontconfig then prefers. @returns the file
 */
export function writeFontSet(set: FontSet): string {
  const folder = join(NOTO_FOLDER, '..', set === 'noto' ? 'with-noto' : 'bare');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, fontconfigOf(set, folder));
  return file;
}

/** @param folder where fontconfig keeps its cache */
export function fontconfigOf(set: FontSet, folder: string): string {
  const hidden = '<selectfont><rejectfont><glob>/usr/*/noto/*</glob></rejectfont></selectfont>';
  const added = `<dir>${join(NOTO_FOLDER, 'usr/share/fonts')}</dir>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  ${hidden}
  ${set === 'noto' ? added : ''}
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
  <cachedir>${folder}</cachedir>
</fontconfig>
`;
}
