import { FREEZINGS, type Freezing } from '../../../../app/figures/forgetting';
import type { LearnedLanguage } from '../../../../app/languages/scored';
import { CORE_LANGUAGES, type RegionLanguage } from '../../../../workers/model/recipe';
import { type LayerWeights, MATRICES, matrixDims } from '../../../../workers/model/shape';
import { matchedRegion } from '../../../../workers/regions/drawn';
import { RegionMask } from '../../../../workers/regions/mask';
import { randomMask, streamsOf } from '../../../../workers/regions/random';
import { selectLevels } from '../../../../workers/regions/select';
import { GradientSum } from '../../../../workers/tasks/importance';
import { layeredGradients } from '../../../../workers/tasks/layered_gradients';
import type { RecordContext } from '../../experiment';
import { regionEdit } from '../../recipes';
import { readBeginning } from './text';

/** The share of the core that the paper freezes. */
export const FROZEN_SHARE = 5;
/** Tokens of each language that a core without the learned language is found on. */
export const CORE_TOKENS = 2000;

/** Whether the shipped core was found on the learned language too, so that another one is needed. */
const isInCore = (language: string): language is RegionLanguage =>
  (CORE_LANGUAGES as readonly string[]).includes(language);

/** What the frozen weights depend on: the shipped core's file, or the texts that another core is found on. */
export function frozenInputs(context: RecordContext, language: LearnedLanguage, freezing: Freezing): unknown {
  if (freezing === 'full') return [];
  if (isInCore(language))
    return { languages: CORE_LANGUAGES.filter((one) => one !== language), tokens: CORE_TOKENS };
  return context.regionIndex.entries
    .filter(({ of, kind, shares }) => of === 'core' && kind === 'top' && shares.includes(FROZEN_SHARE))
    .map(({ file, sizeBytes, tokens }) => [file, sizeBytes, tokens]);
}

/** The weights that never move; null where all do. Random ones are as many in each matrix as the core's. */
export async function frozenWeights(
  context: RecordContext,
  language: LearnedLanguage,
  freezing: Freezing,
  seed: number,
): Promise<RegionMask | null> {
  if (freezing === 'full' || freezing === 'smaller') return null;
  const core = isInCore(language)
    ? await coreWithout(context, language)
    : await context.engine.region(regionEdit({ of: 'core', share: FROZEN_SHARE }));
  const model = context.engine.ready();
  const streams = streamsOf(`forgetting ${language} ${FREEZINGS.indexOf(freezing)}`, seed);
  if (freezing === 'random') return randomMask(model.shape, core.counts(), streams);
  if (freezing === 'core') return core;
  return (await matchedRegion(core, (layer) => model.base.original.matrices(layer), streams)).mask;
}

/**
 * The core's top 5 % by importances of its languages without the one that is learned, on a beginning of their
 * discovery documents: what freezing it keeps is then nothing that the learned language had a say in.
 */
async function coreWithout(
  { engine, corpus, log }: RecordContext,
  language: RegionLanguage,
): Promise<RegionMask> {
  const model = engine.ready();
  const { shape, tokenizer } = model;
  const others = CORE_LANGUAGES.filter((one) => one !== language);
  const texts = await Promise.all(others.map((one) => readBeginning(corpus, one, CORE_TOKENS, tokenizer)));
  const owners = texts.flatMap((sequences, owner) => sequences.map(() => owner));
  log(`forgetting: finding the core of ${others.join(', ')}`);
  const sums = texts.map((sequences) => {
    const sum = new GradientSum({ ...shape, layers: 1 });
    sum.tokens = sequences.reduce((tokens, ids) => tokens + ids.length - 1, 0);
    return sum;
  });
  const core = new RegionMask(shape);
  await layeredGradients(model, texts.flat(), () => {}, {
    onGradients: (_, sequence, gradients) => sums[owners[sequence] ?? 0]?.add(0, gradients),
    onLayer: (layer, weights) => addLayer(core, layer, weights, sums),
    onProgress: async () => {},
  });
  return core;
}

/** Adds a layer's share of a core, and empties the sums for the next layer. */
function addLayer(
  core: RegionMask,
  layer: number,
  weights: LayerWeights,
  sums: readonly GradientSum[],
): void {
  for (const matrix of MATRICES) {
    const { input, output } = matrixDims(core.shape, matrix);
    const importance = new Float32Array(input * output);
    for (const sum of sums) {
      for (const [at, value] of sum.importance(0, matrix, weights).entries()) importance[at] += value;
      sum.layers[0][matrix].fill(0);
    }
    for (const [at, level] of selectLevels(importance, 'top', [FROZEN_SHARE]).entries())
      if (level > 0) core.add(layer, matrix, at);
  }
}
