import { rename, rm, writeFile } from 'node:fs/promises';

/** What a file may be written from; an iterable is written piece by piece. */
export type WholeData = Parameters<typeof writeFile>[1];

/**
 * Writes a file beside its place and moves it there in one step: a command that is killed at any moment leaves the old
 * file or the new one. What is left of a draft is written over by the next run.
 * @throws what the file system says; the old file and no draft are there then
 */
export async function writeWhole(path: string, data: WholeData): Promise<void> {
  const draft = `${path}.new`;
  try {
    await writeFile(draft, data, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
