import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Forgetting, ForgettingSchema } from '../../../app/figures/forgetting';
import type { LanguageCode } from '../../../app/languages/languages';
import type { LoadedModel } from '../../../workers/decoder/loaded_model';
import { INTACT, type RegionEdit } from '../../../workers/model/recipe';
import { paperSchedule } from '../../../workers/tasks/adamw';
import { PAPER_TRAINING, Trainer } from '../../../workers/tasks/train';
import { discoveryLines, readNtrex } from '../../corpora/ntrex';
import { writeWhole } from '../../write_whole';
import { readEvaluation, scoreEvaluation } from '../evaluation';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { readRecorded } from '../read_recorded';
import { removed } from '../recipes';

const LANGUAGE = 'ar';
const SCORED: readonly LanguageCode[] = ['ar', 'en', 'zh'];
/** Steps of a run, where `--steps` does not say another number. */
const STEPS = 60;
/** Tokens of a sequence, and sequences of a step: 1,024 tokens. */
const SEQUENCE_TOKENS = 512;
const SEQUENCES = 2;
const SCORE_EVERY = 5;
const SCORED_TOKENS = 1000;
const RATES = [5e-5, 5e-6] as const;

/** What is frozen: nothing, the core's top 5 %, or as many random weights in each matrix. */
const FREEZINGS: readonly { readonly id: string; readonly region: RegionEdit | null }[] = [
  { id: 'full', region: null },
  { id: 'core', region: regionOf('top') },
  { id: 'random', region: regionOf('random') },
];

function regionOf(kind: 'top' | 'random'): RegionEdit {
  const [edit] = removed({ of: 'core', kind, share: 5 }).edits;
  if (edit?.target !== 'region') throw new Error('a region has no region edit');
  return edit;
}

const SavedSchema = v.object({ figures: ForgettingSchema, steps: v.pipe(v.number(), v.integer()) });
type Saved = v.InferInput<typeof SavedSchema>;

/** A training that is under way, in the scratch folder: figures beside one file of weights and moments. */
class Checkpoint {
  constructor(private readonly folder: string) {}

  async load(trainer: Trainer): Promise<Forgetting | null> {
    const saved = (await readRecorded(join(this.folder, 'saved.json'), SavedSchema))?.read;
    if (saved === undefined) return null;
    const bytes = await readFile(join(this.folder, `${saved.steps}.f32`));
    let offset = 0;
    const state = trainer.state().map(({ length }) => {
      const values = new Float32Array(length);
      new Uint8Array(values.buffer).set(bytes.subarray(offset, offset + values.byteLength));
      offset += values.byteLength;
      return values;
    });
    await trainer.restore(state, saved.steps);
    return saved.figures;
  }

  async save(trainer: Trainer, figures: Forgetting): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const { steps } = trainer;
    const state = trainer
      .state()
      .map((values) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    await writeWhole(join(this.folder, `${steps}.f32`), state);
    await writeWhole(join(this.folder, 'saved.json'), JSON.stringify({ figures, steps } satisfies Saved));
    await rm(join(this.folder, `${steps - SCORE_EVERY}.f32`), { force: true });
  }

  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function scoresAt(context: RecordContext, model: LoadedModel) {
  const scores = [];
  for (const language of SCORED) {
    const text = await readEvaluation(context.corpus, language, model.tokenizer, SCORED_TOKENS);
    scores.push(await scoreEvaluation(model, 'base', text));
  }
  return scores;
}

/**
 * The text as one stream of whole sequences, each with BOS: first NTREX's documents for discovery, then a second text
 * where they do not suffice. @throws Error where both are too short
 */
async function readStream(context: RecordContext, sequences: number): Promise<number[][]> {
  const { tokenizer } = context.engine.ready();
  const ids: number[] = [];
  const wanted = sequences * SEQUENCE_TOKENS;
  const add = (lines: readonly string[]) => {
    for (const line of lines) if (ids.length < wanted) ids.push(...tokenizer.encode(`${line}\n`));
  };
  add(discoveryLines(await readNtrex(context.corpus, LANGUAGE)));
  if (ids.length < wanted)
    add((await readFile(join(context.corpus, '../prose', `${LANGUAGE}.txt`), 'utf8')).split('\n'));
  if (ids.length < wanted)
    throw new Error(`The text has ${ids.length} tokens; ${wanted} are needed. Record fewer steps (--steps).`);
  return Array.from({ length: sequences }, (_, at) => [
    ...tokenizer.opening,
    ...ids.slice(at * SEQUENCE_TOKENS, (at + 1) * SEQUENCE_TOKENS),
  ]);
}

interface Run {
  readonly id: string;
  readonly learningRate: number;
  readonly region: RegionEdit | null;
  readonly steps: number;
  readonly inputs: unknown;
}

async function train(context: RecordContext, run: Run): Promise<Forgetting> {
  const { engine, cache, log } = context;
  const { id, learningRate, region, steps } = run;
  const model = engine.ready();
  const frozen = region === null ? null : await engine.region(region);
  const sequences = await readStream(context, steps * SEQUENCES);
  const options = { ...PAPER_TRAINING, learningRate, schedule: paperSchedule(steps) };
  const trainer = await Trainer.start(model, options, frozen);
  // A run of other inputs must not go on from this one's weights.
  const hash = createHash('sha256').update(JSON.stringify(run.inputs)).digest('hex').slice(0, 8);
  const checkpoint = new Checkpoint(join(cache, 'forgetting', `${id}-${hash}`));
  try {
    let figures = (await checkpoint.load(trainer)) ?? {
      learningRate,
      frozenWeights: frozen?.count() ?? 0,
      points: [{ step: 0, tokens: 0, loss: null, scores: await scoresAt(context, model) }],
    };
    while (trainer.steps < steps) {
      const from = trainer.steps * SEQUENCES;
      const started = performance.now();
      const step = await trainer.step(sequences.slice(from, from + SEQUENCES), () => {});
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      log(`forgetting ${id}: step ${step.step} of ${steps}, loss ${step.loss.toFixed(3)}, ${seconds} s`);
      if (step.step % SCORE_EVERY !== 0 && step.step !== steps) continue;
      const point = {
        step: step.step,
        tokens: step.step * SEQUENCES * SEQUENCE_TOKENS,
        loss: step.loss,
        scores: await scoresAt(context, model),
      };
      figures = { ...figures, points: [...figures.points, point] };
      if (step.step < steps) await checkpoint.save(trainer, figures);
    }
    await checkpoint.clear();
    return figures;
  } finally {
    await trainer.rest();
    await model.setTrained(null);
  }
}

/** What the region that is frozen was read from; a random one counts the top's weights. */
const frozenFiles = ({ regionIndex }: RecordContext, { of, share }: RegionEdit) =>
  regionIndex.entries
    .filter((entry) => entry.of === of && entry.kind === 'top' && entry.shares.includes(share))
    .map(({ file, sizeBytes, tokens }) => [file, sizeBytes, tokens]);

/** Section 3.5 and Figure 6 of the paper: further pre-training on Arabic, with and without the core frozen. */
export const forgettingExperiment: Experiment<Forgetting> = {
  id: 'forgetting',
  figures: ForgettingSchema,
  units: async (context) => {
    const steps = context.steps ?? STEPS;
    return RATES.flatMap((learningRate) =>
      FREEZINGS.map(({ id: freezing, region }): Unit<Forgetting> => {
        const id = `${freezing}-${learningRate}`;
        const inputs = {
          frozen: region === null ? [] : frozenFiles(context, region),
          steps,
          sequences: SEQUENCES,
          sequenceTokens: SEQUENCE_TOKENS,
          scored: SCORED_TOKENS,
          every: SCORE_EVERY,
          schedule: paperSchedule(steps),
          ...PAPER_TRAINING,
        };
        return {
          id,
          recipe: INTACT,
          conditions: { learningRate, freezing, steps },
          inputs,
          run: () => train(context, { id, learningRate, region, steps, inputs }),
        };
      }),
    );
  },
};
