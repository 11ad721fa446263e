import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BuiltFile, OfflineFiles } from '../../app/link/built_files';

const SHELL = /^(index\.html|assets\/.*|icons\/.*|icon\.svg|manifest\.webmanifest)$/;
/** In this order: what is small and seen first comes first. */
const STOCK = [/^recorded\//, /^models\/.*\.(json|txt)$/, /^ort\//, /^regions\//];

/** Sorts the files of a build. The model's parts are in neither list: the page keeps those itself. */
export async function offlineFiles(folder: string): Promise<OfflineFiles> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const read = (chosen: readonly string[]) => Promise.all(chosen.map((path) => builtFile(folder, path)));
  return {
    shell: await read(paths.filter((path) => SHELL.test(path))),
    stock: await read(STOCK.flatMap((pattern) => paths.filter((path) => pattern.test(path)))),
  };
}

async function builtFile(folder: string, url: string): Promise<BuiltFile> {
  const bytes = await readFile(join(folder, url));
  return { url, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}
