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

/** Trainings in the browser's private file system (OPFS). @param page address of the page @param root of that system */
export function browserTrainings(
  page: string,
  root: () => Promise<FileSystemDirectoryHandle> = () => navigator.storage.getDirectory(),
): TrainingStore {
  const folderOf = async (modelSha256: string, create: boolean) => {
    const all = await (await root()).getDirectoryHandle(trainingFolder(page), { create });
    return all.getDirectoryHandle(modelSha256, { create });
  };
  const store: TrainingStore = {
    async files(modelSha256) {
      const folder = await found(folderOf(modelSha256, false));
      if (folder === null) return [];
      const files: File[] = [];
      for await (const handle of folder.values())
        if (handle instanceof FileSystemFileHandle) files.push(await handle.getFile());
      return files.sort((a, b) => b.lastModified - a.lastModified);
    },
    async write(modelSha256, name, parts) {
      const folder = await folderOf(modelSha256, true);
      try {
        await writeWhole(await folder.getFileHandle(name, { create: true }), parts);
      } catch (error) {
        await folder.removeEntry(name);
        throw error;
      }
      for await (const other of folder.keys()) if (other !== name) await folder.removeEntry(other);
    },
    async clear(modelSha256) {
      const all = await found(root().then((top) => top.getDirectoryHandle(trainingFolder(page))));
      if (all !== null) await found(all.removeEntry(modelSha256, { recursive: true }));
    },
  };
  return store;
}

/** What a promise gives; null where nothing of that name is there. */
async function found<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
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
