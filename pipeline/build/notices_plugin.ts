import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import license, { type Dependency } from 'rollup-plugin-license';
import type { Plugin } from 'vite';

/** What stands in the build beside the page, linked under "About". */
const FILE_NAME = 'THIRD_PARTY_NOTICES.txt';
/** Under MIT, with no file that says so in their packages: whose they are. */
const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  'onnxruntime-common': 'Copyright (c) Microsoft Corporation',
  'onnxruntime-web': 'Copyright (c) Microsoft Corporation',
};

const found = new Map<string, string>();

const noticeOf = ({ name, version, license: kind, licenseText, noticeText }: Dependency) =>
  [`${name} ${version} (${kind ?? 'licence not named'})`, licenseText, noticeText]
    .filter((part) => part !== null && part !== undefined)
    .join('\n\n');

/** Collects the packages that one bundle holds: the page, its worker and its service worker are three. */
export function collectNotices(): Plugin {
  return license({
    thirdParty: {
      output: (dependencies) => {
        for (const one of dependencies) found.set(one.name ?? '', noticeOf(one));
      },
    },
    // Written for rollup; the hooks that it uses are those of rolldown too.
  }) as unknown as Plugin;
}

/** Writes the licences and notices of every package that is in the build. */
export function writeNotices(): Plugin {
  let outDir = 'dist';
  return {
    name: 'third-party-notices',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (!existsSync(join(outDir, 'index.html'))) return;
        const mit = await readFile('LICENSE', 'utf8');
        for (const [name, whose] of Object.entries(WITHOUT_TEXT)) {
          const manifest = await readFile(join('node_modules', name, 'package.json'), 'utf8');
          const { version } = JSON.parse(manifest) as { readonly version: string };
          found.set(name, `${name} ${version} (MIT)\n\n${mit.replace(/^Copyright.*$/m, whose)}`);
        }
        const notices = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
        await writeFile(join(outDir, FILE_NAME), `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
      },
    },
  };
}
