import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  type RecordedExperiment,
  type RecordedResult,
  recordedSchema,
  resultSchema,
} from '../../app/figures/schema';
import { SOURCES, sourceRead } from '../../app/figures/sources';
import { type Recipe, type RegionEdit, rankedKind, recipeKey } from '../../workers/model/recipe';
import type { RegionIndex, RegionIndexEntry } from '../../workers/protocol';
import { writeWhole } from '../write_whole';
import type {
  AnyExperiment,
  Experiment,
  RecordContext,
  RecordFiles,
  RecordLimit,
  RecordSummary,
  Unit,
} from './experiment';
import { readRecorded } from './read_recorded';

/** Digits that are kept: more than a reader ever sees, and half the bytes. */
const DIGITS = 6;
const HASH_CHARACTERS = 16;

/** Makes an experiment one of a list. */
export function recordable<F>(experiment: Experiment<F>): AnyExperiment {
  return { id: experiment.id, record: (...args) => record(experiment, ...args) };
}

/**
 * Computes what is missing or stale of an experiment, unit by unit; each is saved as soon as it is there, so that a
 * stop costs one unit. Results of units that the plan no longer has are dropped.
 */
export async function record<F>(
  experiment: Experiment<F>,
  context: RecordContext,
  files: RecordFiles,
  limit: RecordLimit,
): Promise<RecordSummary> {
  const units = await experiment.units(context);
  const before = await readExperiment(experiment, files, context.log);
  const results = new Map(before.results.map((result) => [result.id, result]));
  const wanted = units.map((unit) => ({ unit, inputs: inputsHash(unit, files, context.regionIndex) }));
  const isFresh = ({ unit, inputs }: (typeof wanted)[number]) => results.get(unit.id)?.inputs === inputs;
  const todo = wanted.filter((entry) => !isFresh(entry) && limit.isWanted(entry.unit.id));
  const fresh = wanted.filter(isFresh).length;
  let computed = 0;
  const figuresOf = (id: string) =>
    wanted.some((entry) => entry.unit.id === id && isFresh(entry)) ? results.get(id)?.figures : undefined;
  const started = performance.now();
  for (const { unit, inputs } of limit.checkOnly ? [] : todo) {
    if (performance.now() > limit.until) break;
    const figures = rounded(await unit.run(figuresOf));
    const { id, recipe, conditions = {} } = unit;
    const { backend, madeWith } = files;
    results.set(id, { id, recipe, conditions: { ...conditions }, inputs, backend, madeWith, figures });
    const inOrder = units.flatMap((one) => results.get(one.id) ?? []);
    await writeExperiment(experiment, files, units, inOrder);
    computed++;
    const seconds = (performance.now() - started) / 1000;
    const left = (seconds / computed) * (todo.length - computed);
    context.log(
      `${experiment.id} ${id}: ${computed} of ${todo.length} after ${Math.round(seconds)} s, about ${Math.round(left / 60)} min left`,
    );
  }
  // A plan that has grown since is written down, so that the page knows what is missing.
  if (!limit.checkOnly && computed === 0 && before.results.length > 0 && isOtherPlan(before.planned, units))
    await writeExperiment(experiment, files, units, before.results);
  const missing = wanted.filter((entry) => !isFresh(entry)).map(({ unit }) => unit);
  const left = missing.map(({ id }) => id);
  const leftSeconds = missing.reduce((sum, { seconds }) => sum + seconds, 0);
  const dirty = units.flatMap(({ id }) => (results.get(id)?.madeWith.endsWith('-dirty') ? [id] : []));
  return { fresh, computed, left, leftSeconds, dirty };
}

/** Hash of all that a unit's figures depend on. */
export function inputsHash(
  unit: Pick<Unit<unknown>, 'recipe' | 'conditions' | 'inputs'>,
  { modelSha256 }: Pick<RecordFiles, 'modelSha256'>,
  regionIndex: RegionIndex,
): string {
  const parts = [
    modelSha256,
    recipeKey(unit.recipe),
    unit.conditions ?? {},
    unit.inputs,
    regionFiles(unit.recipe, regionIndex),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HASH_CHARACTERS);
}

/** The region files that a recipe depends on. */
function regionFiles({ edits }: Recipe, { entries }: RegionIndex) {
  const regions = edits.filter((edit) => edit.target === 'region');
  return entries
    .filter((entry) => regions.some((edit) => isReadFor(edit, entry)))
    .map(({ file, sizeBytes, tokens, first }) => [
      file,
      sizeBytes,
      tokens,
      ...(first ? [first.file, first.sizeBytes] : []),
    ]);
}

/** Whether a file holds the region of an edit, or what is subtracted from it. */
function isReadFor(edit: RegionEdit, { of, kind, shares, first }: RegionIndexEntry): boolean {
  if (edit.first !== undefined) return of === edit.of && first !== undefined;
  const ranked = rankedKind(edit);
  if (of === edit.of && kind === ranked) return shares.includes(edit.share) || edit.kind === 'sample-by-rank';
  const isSubtracted = edit.of !== 'core' && (of !== 'core' || edit.rule === 'core-free');
  const isLike = kind === ranked || kind === 'top' || (kind === 'bottom' && edit.rule === 'paper');
  return isSubtracted && isLike && shares.includes(edit.share);
}

const pathOf = (experiment: Pick<Experiment<unknown>, 'id'>, files: RecordFiles) =>
  join(files.folder, `${experiment.id}.json`);

interface Before<F> {
  readonly planned: readonly string[] | undefined;
  readonly results: readonly RecordedResult<F>[];
}

/** What is recorded. Results of another form than the experiment's are stale: they are named and left out. */
async function readExperiment<F>(
  experiment: Experiment<F>,
  files: RecordFiles,
  log: (line: string) => void,
): Promise<Before<F>> {
  const file = (await readRecorded(pathOf(experiment, files), recordedSchema(v.unknown())))?.read;
  if (file === undefined) return { planned: undefined, results: [] };
  const results = file.results.flatMap((result) => {
    const read = v.safeParse(resultSchema(experiment.figures), result);
    if (read.success) return [read.output as RecordedResult<F>];
    log(
      `${experiment.id} ${result.id}: its figures have another form than today's (${read.issues[0].message}); stale`,
    );
    return [];
  });
  return { planned: file.planned, results };
}

const isOtherPlan = (planned: readonly string[] | undefined, units: readonly { readonly id: string }[]) =>
  planned?.join() !== units.map(({ id }) => id).join();

async function writeExperiment<F>(
  experiment: Experiment<F>,
  files: RecordFiles,
  units: readonly Pick<Unit<F>, 'id'>[],
  results: readonly RecordedResult<F>[],
): Promise<void> {
  const { modelSha256, modelName, folder } = files;
  const recorded = {
    version: 1,
    experiment: experiment.id,
    modelSha256,
    modelName,
    text: SOURCES[sourceRead(experiment.id)],
    planned: units.map(({ id }) => id),
    results: [...results],
  } satisfies RecordedExperiment<F>;
  v.parse(recordedSchema(experiment.figures), recorded);
  await mkdir(folder, { recursive: true });
  await writeWhole(pathOf(experiment, files), `${JSON.stringify(recorded)}\n`);
}

/** The figures with their numbers cut to DIGITS digits. @throws Error at a number that is none */
export function rounded<T>(figures: T): T {
  return JSON.parse(
    JSON.stringify(figures, (_, value: unknown) => {
      if (typeof value !== 'number' || Number.isInteger(value)) return value;
      if (!Number.isFinite(value)) throw new Error(`${value} is not a number that can be recorded.`);
      return Number(value.toPrecision(DIGITS));
    }),
  ) as T;
}
