import { trainingFolder } from '../deployment';

/** Where trainings are kept from one visit to the next, by the model's hash. */
export interface TrainingStore {
  /** What is kept, newest first: the first that is whole counts. */
  files(modelSha256: string): Promise<readonly Blob[]>;
  /**
   * Keeps a file, and lets go of earlier ones once it is whole.
   * @param parts of the file, one behind the other; the first is written last, so that a torn file is seen
   * @throws DOMException where the browser refuses, QuotaExceededError where it is full
   */
  write(modelSha256: string, name: string, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
  clear(modelSha256: string): Promise<void>;
}

/**
 * Trainings in the browser's private file system (OPFS); where it gives none, nothing is there and nothing can be kept.
 * @param page address of the page
 * @param root of that system: missing outside of secure contexts, refused in some private windows
 */
export function browserTrainings(
  page: string,
  root: () => Promise<FileSystemDirectoryHandle> | undefined = () => navigator.storage?.getDirectory?.(),
): TrainingStore {
  const top = () => orNone(Promise.resolve(root()));
  const all = async () => orNone((await top())?.getDirectoryHandle(trainingFolder(page)));
  return {
    async files(modelSha256) {
      const folder = await orNone((await all())?.getDirectoryHandle(modelSha256));
      if (folder === undefined) return [];
      const files: File[] = [];
      for await (const handle of folder.values())
        if (handle instanceof FileSystemFileHandle) files.push(await handle.getFile());
      return files.sort((a, b) => b.lastModified - a.lastModified);
    },
    async write(modelSha256, name, parts) {
      const system = await top();
      if (system === undefined) throw new DOMException('This browser keeps no files.', 'NotSupportedError');
      const mine = await system.getDirectoryHandle(trainingFolder(page), { create: true });
      const folder = await mine.getDirectoryHandle(modelSha256, { create: true });
      try {
        await writeWhole(await folder.getFileHandle(name, { create: true }), parts);
      } catch (error) {
        await folder.removeEntry(name);
        throw error;
      }
      for await (const other of folder.keys()) if (other !== name) await folder.removeEntry(other);
    },
    async clear(modelSha256) {
      await orNone((await all())?.removeEntry(modelSha256, { recursive: true }));
    },
  };
}

/** What a promise gives; nothing where there is no such entry, or the browser refuses to name its files at all. */
async function orNone<T>(promise: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    const absent = error instanceof DOMException && ['NotFoundError', 'SecurityError'].includes(error.name);
    if (absent) return undefined;
    throw error;
  }
}

async function writeWhole(
  handle: FileSystemFileHandle,
  parts: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const file = await handle.createSyncAccessHandle();
  try {
    file.truncate(0);
    const [header = new Uint8Array(), ...rest] = parts;
    let at = header.length;
    for (const part of rest) {
      write(file, part, at);
      at += part.length;
    }
    file.flush();
    write(file, header, 0);
    file.flush();
  } finally {
    file.close();
  }
}

/** A disk that fills up takes the beginning of a part, in some browsers without a word. */
function write(file: FileSystemSyncAccessHandle, part: Uint8Array<ArrayBuffer>, at: number): void {
  if (file.write(part, { at }) !== part.length)
    throw new DOMException('The disk is full.', 'QuotaExceededError');
}
