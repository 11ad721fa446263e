import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { NESTED_SHARES } from '../model/recipe';
import { type LayerWeights, MATRICES, type ModelShape, matrixDims } from '../model/shape';
import type { DiscoveredText, DiscoverJob, DiscoverProgress, ImportanceRule } from '../protocol';
import type { RegionDescription } from '../regions/header';
import type { OwnRegion, RankedFiles } from '../regions/own_file';
import { RegionEncoder } from '../regions/packed';
import { selectAndCompare, summariseStability } from '../regions/stability';
import { type DiscoveryText, prepareText } from './discovery_text';
import { GradientSum, importanceOf } from './importance';
import { type GradientStage, layeredGradients } from './layered_gradients';

const KINDS = ['top', 'bottom'] as const;
type Kind = (typeof KINDS)[number];

type DiscoverableModel = Pick<LoadedModel, 'shape' | 'decoder' | 'base' | 'tokenizer' | 'info'>;

/**
 * Finds the region of a text, and of a second one to subtract where the job has one (paper, sections 3.1 and 3.3).
 * Stops between the runs of a layer. @throws TextError where a text is not fit for it
 */
export async function discover(
  model: DiscoverableModel,
  job: DiscoverJob,
  checkpoint: Checkpoint,
  onProgress: (progress: DiscoverProgress) => unknown,
): Promise<OwnRegion> {
  const { importance } = job;
  const started = performance.now();
  // Both texts are looked at before either is computed: a fault in the second costs no minute of the first.
  const own = prepareText(model, job.text);
  const other = job.other === null ? null : prepareText(model, job.other);
  const tokensTotal = own.tokens + (other?.tokens ?? 0);
  const report =
    (text: DiscoverProgress['text'], before: number, tokens: number) =>
    async (stage: GradientStage, done: number) => {
      const tokensDone = before + done * tokens;
      const elapsedMs = performance.now() - started;
      await onProgress({
        text,
        stage,
        tokensDone: Math.round(tokensDone),
        tokensTotal,
        tokensPerSecond: tokensDone / (elapsedMs / 1000),
        remainingMs: (elapsedMs / tokensDone) * (tokensTotal - tokensDone),
      });
    };
  const ownFound = await regionOf(model, 'own', own, importance, checkpoint, report('own', 0, own.tokens));
  const otherFound =
    other === null
      ? null
      : await regionOf(
          model,
          'other',
          other,
          importance,
          checkpoint,
          report('other', own.tokens, other.tokens),
        );
  return {
    report: {
      modelName: model.info.modelName,
      modelSha256: model.info.modelSha256,
      importance,
      shares: [...NESTED_SHARES],
      own: ownFound.report,
      other: otherFound?.report ?? null,
      seconds: (performance.now() - started) / 1000,
    },
    own: ownFound.files,
    other: otherFound?.files ?? null,
  };
}

async function regionOf(
  model: DiscoverableModel,
  of: 'own' | 'other',
  text: DiscoveryText,
  importance: ImportanceRule,
  checkpoint: Checkpoint,
  onProgress: (stage: GradientStage, done: number) => Promise<void>,
): Promise<{ files: RankedFiles; report: DiscoveredText }> {
  const { shape, info } = model;
  const selection = new LayerwiseSelection(shape, text.halves, importance, {
    modelName: info.modelName,
    modelSha256: info.modelSha256,
    of,
    shares: [...NESTED_SHARES],
    corpus: "a text of the reader's",
    tokens: text.tokens,
    importance,
  });
  const means = await layeredGradients(model, text.sequences, checkpoint, {
    onGradients: (_, sequence, gradients) => selection.halves[sequence % 2].add(0, gradients),
    onLayer: (layer, weights) => selection.select(layer, weights),
    onProgress,
  });
  const nll = means.reduce((sum, mean, at) => sum + mean * (text.sequences[at].length - 1), 0);
  const { tokens, halves, truncated } = text;
  return {
    files: selection.files(),
    report: { tokens, halves, truncated, meanNll: nll / tokens, stability: selection.stability() },
  };
}

/** Top and Bottom of one layer after the other, with the gradient sums of one layer only. */
class LayerwiseSelection {
  /** Sums of the layer that is at work, one for each half of the text: a model of one layer each. */
  readonly halves: readonly [GradientSum, GradientSum];
  private readonly encoders: Readonly<Record<Kind, RegionEncoder>>;
  /** [layer][matrix][share] */
  private readonly jaccards: Readonly<Record<Kind, number[][][]>> = { top: [], bottom: [] };

  constructor(
    private readonly shape: ModelShape,
    private readonly tokens: readonly [number, number],
    rule: ImportanceRule,
    description: Omit<RegionDescription, 'kind'>,
  ) {
    const oneLayer = { ...shape, layers: 1 };
    this.halves = [new GradientSum(oneLayer, rule), new GradientSum(oneLayer, rule)];
    const encoder = (kind: Kind) => new RegionEncoder({ ...description, kind }, shape);
    this.encoders = { top: encoder('top'), bottom: encoder('bottom') };
  }

  /** Ranks the weights of a layer whose gradients are complete, and empties the sums for the next. */
  select(layer: number, weights: LayerWeights): void {
    for (const kind of KINDS) this.jaccards[kind][layer] = [];
    for (const matrix of MATRICES) {
      const dims = matrixDims(this.shape, matrix);
      const importance = (sum: Float32Array, tokens: number) =>
        importanceOf(sum, weights.matrices[matrix], dims, tokens);
      const [first, second] = this.halves.map((half) => half.layers[0][matrix]);
      const [even, odd] = [importance(first, this.tokens[0]), importance(second, this.tokens[1])];
      for (let at = 0; at < first.length; at++) first[at] += second[at];
      const both = importance(first, this.tokens[0] + this.tokens[1]);
      for (const kind of KINDS) {
        const { levels, jaccards } = selectAndCompare({ even, odd, both }, kind, NESTED_SHARES);
        this.encoders[kind].add(layer, matrix, levels);
        this.jaccards[kind][layer].push(jaccards);
      }
      first.fill(0);
      second.fill(0);
    }
  }

  files(): RankedFiles {
    return { top: this.encoders.top.finish(), bottom: this.encoders.bottom.finish() };
  }

  stability(): DiscoveredText['stability'] {
    const of = (kind: Kind) =>
      summariseStability({ shares: NESTED_SHARES, stability: this.jaccards[kind] }, this.shape);
    return { top: of('top'), bottom: of('bottom') };
  }
}
