import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelPartError } from '../../workers/errors';
import type { ManifestPart, ModelManifest } from '../../workers/model/manifest';
import { writeWhole } from '../write_whole';

/** A part with its place in the whole file. */
export interface PlacedPart extends ManifestPart {
  readonly start: number;
}

/** The parts of a manifest with where each begins, in bytes. */
export function placedParts(manifest: ModelManifest): PlacedPart[] {
  return manifest.parts.map((part, index) => ({ ...part, start: index * manifest.partBytes }));
}

/** What is wrong with a part on disk; the hash of a good part's bytes is fed on to `whole`. */
async function problemOf(
  folder: string,
  part: ManifestPart,
  whole: ReturnType<typeof createHash>,
): Promise<string | null> {
  const path = join(folder, part.file);
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return 'missing';
  if (size !== part.sizeBytes) return `${size} bytes instead of ${part.sizeBytes}`;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    whole.update(chunk);
  }
  return hash.digest('hex') === part.sha256 ? null : 'altered (its SHA-256 differs)';
}

export interface FolderCheck {
  /** Parts that have to be fetched, each with what is wrong. */
  readonly bad: readonly { readonly part: PlacedPart; readonly problem: string }[];
  /** Whether all parts together have the manifest's SHA-256. */
  readonly wholeMatches: boolean;
}

/** Checks every part's size and SHA-256, and the SHA-256 of all together, reading each byte once. */
export async function checkFolder(folder: string, manifest: ModelManifest): Promise<FolderCheck> {
  const whole = createHash('sha256');
  const bad: { part: PlacedPart; problem: string }[] = [];
  for (const part of placedParts(manifest)) {
    const problem = await problemOf(folder, part, whole);
    if (problem !== null) bad.push({ part, problem });
  }
  return { bad, wholeMatches: bad.length === 0 && whole.digest('hex') === manifest.sha256 };
}

/** A piece of the whole file on disk. */
export interface Piece {
  readonly path: string;
  readonly start: number;
  readonly sizeBytes: number;
}

/**
 * Cuts a part out of pieces, checks it and moves it into place in one step, so that no half-written part is seen.
 * @throws ModelPartError where the pieces do not hold it or its SHA-256 differs.
 */
export async function cutPart(folder: string, part: PlacedPart, pieces: readonly Piece[]): Promise<void> {
  const bytes = new Uint8Array(part.sizeBytes);
  let filled = 0;
  for (const piece of pieces) {
    const from = Math.max(part.start, piece.start);
    const to = Math.min(part.start + part.sizeBytes, piece.start + piece.sizeBytes);
    if (from >= to) continue;
    const handle = await open(piece.path, 'r');
    try {
      const { bytesRead } = await handle.read(bytes, from - part.start, to - from, from - piece.start);
      filled += bytesRead;
    } finally {
      await handle.close();
    }
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (filled !== part.sizeBytes || hash !== part.sha256) {
    throw new ModelPartError('command.packagesDiffer', {
      part: part.file,
      expected: part.sha256.slice(0, 12),
      found: hash.slice(0, 12),
    });
  }
  await writeWhole(join(folder, part.file), bytes);
}
