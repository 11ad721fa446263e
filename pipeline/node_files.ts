import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { GgufError } from '../workers/errors';
import { filesSource } from '../workers/gguf/files';
import { type ByteSource, checkRange } from '../workers/gguf/source';
import { splitNames } from '../workers/gguf/split';
import { DEFAULT_PATHS } from '../workers/model/default_model';

/** Where `npm run model` puts the default model, relative to the project's root. */
export const MODEL_FOLDER = `public/${DEFAULT_PATHS.model}`;

/** Bytes that are hashed at a time. */
const HASH_CHUNK = 2 ** 24;

/** SHA-256 of all bytes of a model, as the page names it. */
export async function hashOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.sizeBytes; at += HASH_CHUNK)
    hash.update(await source.read(at, Math.min(HASH_CHUNK, source.sizeBytes - at)));
  return hash.digest('hex');
}

/** A source over files on disk; `close` gives the handles back. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/**
 * Opens one file, or consecutive parts of one, as a source.
 * @throws GgufError where a file is not there.
 */
export async function openFiles(paths: readonly string[]): Promise<FileSource> {
  const files: { handle: FileHandle; start: number; size: number }[] = [];
  let sizeBytes = 0;
  for (const path of paths) {
    let handle: FileHandle;
    try {
      handle = await open(path, 'r');
    } catch (cause) {
      await Promise.all(files.map((file) => file.handle.close()));
      throw new GgufError('command.notOpened', { path }, { cause });
    }
    const { size } = await handle.stat();
    files.push({ handle, start: sizeBytes, size });
    sizeBytes += size;
  }
  return {
    sizeBytes,
    async read(offset, length) {
      checkRange(sizeBytes, offset, length);
      const out = new Uint8Array(length);
      for (const { handle, start, size } of files) {
        const from = Math.max(offset, start);
        const to = Math.min(offset + length, start + size);
        let done = from;
        while (done < to) {
          const { bytesRead } = await handle.read(out, done - offset, to - done, done - start);
          if (bytesRead === 0) throw new GgufError('command.fileShrank');
          done += bytesRead;
        }
      }
      return out;
    },
    async close() {
      await Promise.all(files.map((file) => file.handle.close()));
    },
  };
}

/** Opens all files of a split GGUF. @param names of the files in `folder` */
async function openSplit(folder: string, names: readonly string[]): Promise<FileSource> {
  const files: FileSource[] = [];
  const close = async () => {
    await Promise.all(files.map((file) => file.close()));
  };
  try {
    for (const name of names) files.push(await openFiles([join(folder, name)]));
    return { ...(await filesSource(files)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens a GGUF: a path of a file, of one of a split model (`x-00001-of-00003.gguf`, the others beside it), of its
 * first part (`x.gguf.part00`, the others beside it), or of a folder with parts; without a path the default model.
 * @throws GgufError where there is nothing to open.
 */
export async function openModelFile(path: string = MODEL_FOLDER): Promise<FileSource> {
  const split = splitNames(basename(path));
  if (split !== null) return openSplit(dirname(path), split);
  if (path.endsWith('.gguf')) return openFiles([path]);
  const first = /^(.*\.gguf)\.part\d+$/.exec(basename(path));
  const folder = first ? dirname(path) : path;
  const isPart = (name: string) =>
    first ? name.startsWith(`${first[1]}.part`) : /\.gguf\.part\d+$/.test(name);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    throw new GgufError('command.notRead', { folder }, { cause });
  }
  const parts = names.filter(isPart).sort();
  if (parts.length === 0) {
    throw new GgufError('command.noModel', { folder });
  }
  return openFiles(parts.map((name) => join(folder, name)));
}
