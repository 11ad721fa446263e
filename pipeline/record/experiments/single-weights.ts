import {
  editOf,
  type SingleWeightsFigures,
  SingleWeightsSchema,
  WEIGHT_LANGUAGES,
  type ZeroedWeight,
} from '../../../app/figures/single-weights';
import type { LoadedModel } from '../../../workers/decoder/loaded_model';
import { INTACT } from '../../../workers/model/recipe';
import { matrixDims } from '../../../workers/model/shape';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { beginningOf } from '../passage_beginning';
import { type CandidateCounts, candidatesOf } from './single-weights/candidates';
import { channelsOf } from './single-weights/channels';

/** Tokens of each language; the shortest passage has a few more. */
const PREDICTED = 48;
const COUNTS: CandidateCounts = { products: 7, controls: 2 };
const CORE_WEIGHTS = 20;

type Untried = Omit<ZeroedWeight, 'meanNll'>;
type Texts = readonly (readonly number[])[];

/** Is there a super weight: one weight of FFN.down without which the model breaks (arXiv 2411.07191)? */
export const singleWeightsExperiment: Experiment<SingleWeightsFigures> = {
  id: 'single-weights',
  figures: SingleWeightsSchema,
  units: async (context) => {
    const model = context.engine.ready();
    const texts = WEIGHT_LANGUAGES.map((language) => beginningOf(language, PREDICTED, model.tokenizer));
    const inputs = { predicted: PREDICTED, languages: WEIGHT_LANGUAGES };
    const ofLayers = Array.from(
      { length: model.shape.layers },
      (_, layer): Unit<SingleWeightsFigures> => ({
        id: `layer-${layer}`,
        // Each weight has a recipe of its own, see `editOf`.
        recipe: INTACT,
        conditions: { layer },
        inputs: { ...inputs, counts: COUNTS },
        seconds: 15,
        run: async () => zeroEach(model, texts, await ofLayer(model, texts, layer)),
      }),
    );
    const strongest = strongestOf(context);
    if (strongest.length === 0) return ofLayers;
    const core: Unit<SingleWeightsFigures> = {
      id: 'core',
      recipe: INTACT,
      inputs: { ...inputs, strongest },
      seconds: 15,
      run: async () => zeroEach(model, texts, await ofCore(model, strongest)),
    };
    return [...ofLayers, core];
  },
};

function strongestOf({ regionIndex }: RecordContext) {
  return regionIndex.entries.flatMap((entry) => entry.strongest ?? []).slice(0, CORE_WEIGHTS);
}

async function ofLayer(model: LoadedModel, texts: Texts, layer: number): Promise<readonly Untried[]> {
  const inputs: Float32Array[] = [];
  for (const ids of texts)
    await model.decoder.hidden(
      ids.slice(0, -1),
      'base',
      () => {},
      (at, input) => {
        if (at === layer) inputs.push(input.slice());
      },
    );
  const { down } = await model.weights.matrices(layer);
  const channels = await channelsOf(model, layer, inputs);
  return candidatesOf(down, channels, COUNTS, [layer]).map(({ output, input, reason }) => ({
    layer,
    matrix: 'down' as const,
    output,
    input,
    reason,
    weight: down[input * model.shape.width + output],
    activation: channels.input[input],
  }));
}

async function ofCore(
  model: LoadedModel,
  strongest: ReturnType<typeof strongestOf>,
): Promise<readonly Untried[]> {
  const untried: Untried[] = [];
  for (const { layer, matrix, output, input } of strongest) {
    const values = (await model.weights.matrices(layer))[matrix];
    const outputs = matrixDims(model.shape, matrix).output;
    const weight = values[input * outputs + output];
    untried.push({ layer, matrix, output, input, reason: 'core', weight, activation: null });
  }
  return untried;
}

/** Sets each weight to zero, one at a time, and scores the texts. */
async function zeroEach(
  model: LoadedModel,
  texts: Texts,
  untried: readonly Untried[],
): Promise<SingleWeightsFigures> {
  const weights: ZeroedWeight[] = [];
  for (const one of untried) {
    const variant = await model.apply({ version: 1, edits: [editOf(one)] }, () => {});
    weights.push({ ...one, meanNll: await scoresOf(model, texts, variant) });
  }
  return { tokens: PREDICTED, base: await scoresOf(model, texts, 'base'), weights };
}

async function scoresOf(
  model: LoadedModel,
  texts: Texts,
  variant: 'base' | 'edited',
): Promise<[number, number, number]> {
  const means: number[] = [];
  for (const ids of texts) {
    const nll = await model.decoder.score(ids, variant, () => {});
    means.push(Array.from(nll).reduce((sum, value) => sum + value, 0) / nll.length);
  }
  const [en = 0, ar = 0, zh = 0] = means;
  return [en, ar, zh];
}
