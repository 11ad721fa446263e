import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Forgetting, ForgettingSchema } from '../../../app/experiments/forgetting/figures';
import type { LanguageCode } from '../../../app/languages';
import type { LoadedModel } from '../../../workers/engine/loaded_model';
import { PAPER_TRAINING, Trainer } from '../../../workers/tasks/train';
import { INTACT, type RegionEdit } from '../../../workers/weights/recipe';
import { packSequences } from '../../regions/corpus';
import { EVALUATION_TEXT, readEvaluation, scoreEvaluation } from '../evaluation';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { removed } from './recipes';

const LANGUAGE = 'ar';
const SCORED: readonly LanguageCode[] = ['ar', 'en', 'zh'];
const STEPS = 60;
/** Sequences of at most 512 tokens in a step: about 1,024 tokens. */
const SEQUENCES = 2;
const SCORE_EVERY = 5;
const SCORED_TOKENS = 1000;
const RATES = [5e-5, 5e-6] as const;
const DISCOVERY_LINES = 1600;

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

interface Saved {
  readonly figures: Forgetting;
  readonly steps: number;
}

/** A training that is under way, in the scratch folder: figures beside one file of weights and moments. */
class Checkpoint {
  constructor(private readonly folder: string) {}

  async load(trainer: Trainer): Promise<Forgetting | null> {
    let saved: Saved;
    try {
      saved = JSON.parse(await readFile(join(this.folder, 'saved.json'), 'utf8')) as Saved;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
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
    await writeFile(join(this.folder, `${steps}.f32`), state);
    await writeFile(join(this.folder, 'saved.new'), JSON.stringify({ figures, steps } satisfies Saved));
    await rename(join(this.folder, 'saved.new'), join(this.folder, 'saved.json'));
    await rm(join(this.folder, `${steps - SCORE_EVERY}.f32`), { force: true });
  }

  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function scoresAt(context: RecordContext, model: LoadedModel, variant: 'base' | 'edited') {
  const scores = [];
  for (const language of SCORED) {
    const text = await readEvaluation(context.corpus, language, model.tokenizer, SCORED_TOKENS);
    scores.push(await scoreEvaluation(model, variant, text));
  }
  return scores;
}

async function train(
  context: RecordContext,
  learningRate: number,
  region: RegionEdit | null,
  id: string,
): Promise<Forgetting> {
  const { engine, corpus, cache, log } = context;
  const model = engine.ready();
  const frozen = region === null ? null : await engine.region(region);
  const lines = (await readFile(join(corpus, `${LANGUAGE}.txt`), 'utf8'))
    .split('\n')
    .slice(0, DISCOVERY_LINES);
  const sequences = packSequences(lines, model.tokenizer);
  const trainer = await Trainer.start(model, { ...PAPER_TRAINING, learningRate }, frozen);
  const checkpoint = new Checkpoint(join(cache, 'forgetting', id));
  try {
    let figures = (await checkpoint.load(trainer)) ?? {
      learningRate,
      frozenWeights: frozen?.count() ?? 0,
      points: [{ step: 0, tokens: 0, loss: null, scores: await scoresAt(context, model, 'base') }],
    };
    let tokens = figures.points.at(-1)?.tokens ?? 0;
    while (trainer.steps < STEPS) {
      const from = (trainer.steps * SEQUENCES) % (sequences.length - SEQUENCES + 1);
      const step = await trainer.step(sequences.slice(from, from + SEQUENCES), () => {});
      tokens += step.tokens;
      log(`forgetting ${id}: step ${step.step} of ${STEPS}, loss ${step.loss.toFixed(3)}`);
      if (step.step % SCORE_EVERY !== 0) continue;
      const point = {
        step: step.step,
        tokens,
        loss: step.loss,
        scores: await scoresAt(context, model, 'edited'),
      };
      figures = { ...figures, points: [...figures.points, point] };
      await checkpoint.save(trainer, figures);
    }
    await checkpoint.clear();
    return figures;
  } finally {
    await trainer.release();
  }
}

/** Section 3.5 and Figure 6 of the paper: further pre-training on Arabic, with and without the core frozen. */
export const forgettingExperiment: Experiment<Forgetting> = {
  id: 'forgetting',
  figures: ForgettingSchema,
  text: `Trained on NTREX-128 (CC BY-SA 4.0), Arabic, lines 1 to 1,600; scored on ${EVALUATION_TEXT}`,
  units: async (context) =>
    RATES.flatMap((learningRate) =>
      FREEZINGS.map(({ id: freezing, region }): Unit<Forgetting> => {
        const id = `${freezing}-${learningRate}`;
        return {
          id,
          recipe: INTACT,
          conditions: { learningRate, freezing },
          inputs: {
            steps: STEPS,
            sequences: SEQUENCES,
            scored: SCORED_TOKENS,
            every: SCORE_EVERY,
            ...PAPER_TRAINING,
          },
          run: () => train(context, learningRate, region, id),
        };
      }),
    ),
};
