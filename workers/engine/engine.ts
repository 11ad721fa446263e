import type { LayerVariant } from '../backend/layers';
import type { Checkpoint } from '../decoder/decoder';
import { LoadedModel, type LoadedModelOptions } from '../decoder/loaded_model';
import { BackendError, CancelledError, RegionError, TextError } from '../errors';
import { openGguf } from '../gguf/reader';
import { memoryNeeds } from '../model/memory';
import { declaredShape, modelName } from '../model/metadata';
import { parseRecipe, type Recipe, type RegionEdit } from '../model/recipe';
import type {
  Attention,
  AttentionJob,
  BackendChoice,
  ChoiceAnswer,
  ChooseJob,
  DimensionTraffic,
  DiscoverJob,
  DiscoverProgress,
  EngineApi,
  EngineInfo,
  GeneratedToken,
  GenerateJob,
  GenerationEnd,
  InsideJob,
  InsidePosition,
  LensRow,
  LoadProgress,
  MaskQuery,
  MatrixMask,
  ModelReport,
  ModelSource,
  NextTokens,
  NextTokensJob,
  OverlapQuery,
  OverlapTable,
  OwnRegionReport,
  RecipeReport,
  RegionIndex,
  RegionQuery,
  ResidualStream,
  SavedTraining,
  ScoreJob,
  StorageProblem,
  TextScore,
  TrainedReport,
  TrainingProgress,
  TrainJob,
} from '../protocol';
import type { RegionMask } from '../regions/mask';
import { chooseAnswer, MAX_QUESTIONS } from '../tasks/choose';
import { discover } from '../tasks/discover';
import { generate } from '../tasks/generate';
import { trafficOf } from '../tasks/inside/residual';
import { scoreText } from '../tasks/score';
import { describe as describeRecipe } from '../weights/describe';
import { NO_REGIONS } from '../weights/resolve';
import { EngineInside } from './engine_inside';
import { EngineRegions } from './engine_regions';
import { EngineTraining } from './engine_training';
import type { EngineEnvironment } from './environment';
import { checkBackend } from './golden_check';
import { JobQueue } from './queue';

const LOAD_CHANNEL = 'load';
const OWN_REGION_CHANNEL = 'own-region';
const TRAINING_CHANNEL = 'train';

/**
 * The engine behind the protocol: the same in a worker, in Node and in tests.
 *
 * Callbacks that cross to the page travel on ports of their own, which keep no order with the answer of the call.
 * So a job ends only when its callbacks have been delivered (a comlink proxy answers with a promise).
 */
export class Engine implements EngineApi {
  private readonly queue = new JobQueue();
  private model: LoadedModel | null = null;
  private training: EngineTraining | null = null;
  private loading: { promise: Promise<EngineInfo>; abort: AbortController } | null = null;
  private readonly regions: EngineRegions;
  private readonly inside = new EngineInside(this.queue, () => this.ready());

  constructor(private readonly environment: EngineEnvironment) {
    this.regions = new EngineRegions(environment, () => {
      const model = this.model;
      if (model === null) return null;
      return {
        modelSha256: model.info.modelSha256,
        matrices: (layer) => model.weights.matrices(layer),
      };
    });
  }

  load(
    source: ModelSource,
    backend: BackendChoice,
    onProgress: (progress: LoadProgress) => void,
    onNotKept: (problem: StorageProblem) => void = () => {},
  ): Promise<EngineInfo> {
    if (this.loading && !this.loading.abort.signal.aborted) return this.loading.promise;
    const abort = new AbortController();
    const promise = this.queue
      .run(LOAD_CHANNEL, () => this.loadNow(source, backend, onProgress, onNotKept, abort.signal))
      .finally(() => {
        if (this.loading?.abort === abort) this.loading = null;
      });
    this.loading = { promise, abort };
    return promise;
  }

  async cancelLoad(): Promise<void> {
    this.loading?.abort.abort();
  }

  isCached(source: ModelSource): Promise<boolean> {
    return this.environment.isCached(source);
  }

  async inspect(asked: ModelSource): Promise<ModelReport> {
    const { source, keptBytes, gpuBufferBytes } = await this.environment.inspect(asked);
    const gguf = await openGguf(source);
    const shape = declaredShape(gguf);
    return {
      name: modelName(gguf.metadata),
      architecture: shape.architecture,
      sizeBytes: source.sizeBytes,
      files: source.files?.length ?? 1,
      keptBytes,
      needs: memoryNeeds(shape, gguf),
      gpuBufferBytes,
    };
  }

  async describe(recipe: Recipe): Promise<RecipeReport> {
    const checked = parseRecipe(recipe);
    const needsRegions = checked.edits.some((edit) => edit.target === 'region');
    if (this.model && !needsRegions) return describeRecipe(checked, this.model.shape, NO_REGIONS);
    const namesOwn = checked.edits.some((edit) => edit.target === 'region' && edit.of === 'own');
    const { index, library } = await this.regions.of(namesOwn, this.info);
    this.expectModelOf(index);
    return describeRecipe(checked, index.shape, library);
  }

  score(job: ScoreJob, onScore: (score: TextScore) => void): Promise<void> {
    return this.runRecipe(job, async (model, variant, checkpoint, deliver) => {
      for (const item of job.items) {
        checkpoint();
        deliver(onScore(await scoreText(model, item, variant, checkpoint)));
      }
    });
  }

  generate(job: GenerateJob, onToken: (token: GeneratedToken) => void): Promise<GenerationEnd> {
    return this.runRecipe(job, (model, variant, checkpoint, deliver) =>
      generate(model, job, variant, checkpoint, (token) => deliver(onToken(token))),
    );
  }

  async choose(job: ChooseJob, onAnswer: (answer: ChoiceAnswer) => void): Promise<void> {
    const { language, questions } = job;
    if (questions.length > MAX_QUESTIONS)
      throw new TextError('question.tooMany', { most: MAX_QUESTIONS, found: questions.length });
    return this.runRecipe(job, async (model, variant, checkpoint, deliver) => {
      for (const question of questions) {
        checkpoint();
        deliver(onAnswer(await chooseAnswer(model, question, language, variant, checkpoint)));
      }
    });
  }

  /** Runs with a recipe; ends when all that `deliver` was given has been delivered. */
  private async runRecipe<Result>(
    { channel, recipe }: Pick<ScoreJob, 'channel' | 'recipe'>,
    run: (
      model: LoadedModel,
      variant: LayerVariant,
      checkpoint: Checkpoint,
      deliver: (delivery: unknown) => void,
    ) => Promise<Result>,
  ): Promise<Result> {
    const checked = parseRecipe(recipe);
    return this.queue.run(channel, async (checkpoint) => {
      const model = this.ready();
      const variant = await model.apply(checked, checkpoint);
      const delivered: unknown[] = [];
      const result = await run(model, variant, checkpoint, (delivery) => delivered.push(delivery));
      await Promise.all(delivered);
      return result;
    });
  }

  async nextTokens(job: NextTokensJob): Promise<NextTokens> {
    return this.inside.nextTokens(job);
  }

  async lens(
    job: InsideJob,
    onRow: (row: LensRow, positions: readonly InsidePosition[]) => void,
  ): Promise<void> {
    return this.inside.lens(job, onRow);
  }

  async attention(job: AttentionJob): Promise<Attention> {
    return this.inside.attention(job);
  }

  async residual(job: InsideJob): Promise<ResidualStream> {
    return this.inside.residual(job);
  }

  async traffic(query: RegionQuery): Promise<DimensionTraffic> {
    const { index, library } = await this.regions.of(query.of === 'own', this.info);
    this.expectModelOf(index);
    return trafficOf(await library.region(query), index.shape);
  }

  async countTokens(text: string): Promise<number> {
    return this.ready().tokenizer.encode(text).length;
  }

  async cancel(channel: string): Promise<void> {
    this.queue.cancel(channel);
  }

  async regionIndex(): Promise<RegionIndex> {
    return (await this.regions.of(false, this.info)).index;
  }

  openRegions(bytes: Uint8Array): Promise<RegionIndex> {
    return this.queue.run(OWN_REGION_CHANNEL, async () => {
      const model = this.ready();
      // Edits by earlier regions of the same names must not be taken for edits by these.
      await model.restore();
      return this.regions.take(bytes, model.info);
    });
  }

  async mask(query: MaskQuery): Promise<MatrixMask> {
    return (await this.regions.of(query.of === 'own', this.info)).library.mask(query);
  }

  async overlap(query: OverlapQuery): Promise<OverlapTable> {
    const namesOwn = query.a.of === 'own' || query.b.of === 'own';
    return (await this.regions.of(namesOwn, this.info)).library.overlap(query);
  }

  async discover(
    job: DiscoverJob,
    onProgress: (progress: DiscoverProgress) => void,
  ): Promise<OwnRegionReport> {
    return this.queue.run(job.channel, async (checkpoint) => {
      const model = this.ready();
      // Edited layers give their memory to the gradients; the next job that wants them makes them again.
      await model.restore();
      this.inside.forget();
      return this.regions.takeOwn(await discover(model, job, checkpoint, onProgress), model.info);
    });
  }

  openOwnRegion(bytes: Uint8Array): Promise<OwnRegionReport> {
    return this.queue.run(OWN_REGION_CHANNEL, async () => {
      const own = await this.regions.readOwn(bytes, this.info);
      // Edits of an earlier own region must not be taken for edits of this one.
      await this.model?.restore();
      this.inside.forget();
      return this.regions.takeOwn(own, this.info);
    });
  }

  async ownRegionFile(): Promise<Uint8Array<ArrayBuffer>> {
    return this.regions.ownFile();
  }

  async train(job: TrainJob, onProgress: (progress: TrainingProgress) => void): Promise<TrainedReport> {
    return this.queue.run(job.channel, async (checkpoint) => {
      return this.trainingOfModel().run(job, checkpoint, onProgress);
    });
  }

  async trained(): Promise<TrainedReport | null> {
    return this.training?.trained ?? null;
  }

  resetTraining(): Promise<void> {
    return this.queue.run(TRAINING_CHANNEL, () => this.trainingOfModel().reset());
  }

  keptTraining(): Promise<SavedTraining | null> {
    return this.trainingOfModel().kept();
  }

  openTraining(file: Blob | null): Promise<SavedTraining> {
    return this.queue.run(TRAINING_CHANNEL, () => this.trainingOfModel().open(file));
  }

  async trainingFile(): Promise<Blob> {
    return this.trainingOfModel().file();
  }

  private trainingOfModel(): EngineTraining {
    // Whoever asks may be about to change the weights.
    this.inside.forget();
    const model = this.ready();
    const regions = this.regions.sourceFor(model.info.modelSha256, () => this.info);
    this.training ??= new EngineTraining(model, regions, this.environment.trainings ?? null);
    return this.training;
  }

  /** Counts of the default model's regions are none of another one. @throws RegionError where another one is loaded */
  private expectModelOf({ modelSha256 }: RegionIndex): void {
    if (this.model !== null && this.model.info.modelSha256 !== modelSha256)
      throw new RegionError('region.otherModelLoaded', {
        expected: modelSha256.slice(0, 12),
        found: this.model.info.modelSha256.slice(0, 12),
      });
  }

  private get info(): EngineInfo | null {
    return this.model?.info ?? null;
  }

  /** The weights of a region edit; shared, do not change it. For tasks that have no place in the protocol. */
  async region(edit: RegionEdit): Promise<RegionMask> {
    return (await this.regions.of(edit.of === 'own', this.info)).library.regionFor(edit);
  }

  /** Weights of a drawn region that stand for weights of another bin; see regions/drawn.ts. */
  async shortfallOf(edit: RegionEdit): Promise<number> {
    return (await this.regions.of(edit.of === 'own', this.info)).library.shortfallOf(edit);
  }

  /** The model, for tasks that have no place in the protocol. @throws BackendError where none is loaded. */
  ready(): LoadedModel {
    if (this.model) return this.model;
    throw new BackendError('backend.noModel');
  }

  private async loadNow(
    source: ModelSource,
    backend: BackendChoice,
    onProgress: (progress: LoadProgress) => void,
    onNotKept: (problem: StorageProblem) => void,
    signal: AbortSignal,
  ): Promise<EngineInfo> {
    const checkpoint: Checkpoint = () => {
      if (signal.aborted) throw new CancelledError('model.loadingCancelled');
    };
    const old = this.model;
    this.model = null;
    this.training = null;
    await old?.release();
    const opened = await this.environment.openModel(source, onProgress, signal, onNotKept);
    checkpoint();
    const regions = this.regions.sourceFor(opened.sha256, () => this.info);
    let failure: unknown = new BackendError('backend.none');
    for (const start of await this.environment.runtimes(backend)) {
      checkpoint();
      try {
        const runtime = await start();
        this.model = await openChecked({ ...opened, runtime, regions, onProgress, checkpoint });
        this.regions.prefetchCore(opened.sha256);
        return this.model.info;
      } catch (error) {
        // A back end that fails gives way to the next one.
        if (!(error instanceof BackendError)) throw error;
        failure = error;
      }
    }
    throw failure;
  }
}

/** Opens a model and sees that its back end computes right. @throws BackendError where it does not */
async function openChecked(options: LoadedModelOptions): Promise<LoadedModel> {
  const model = await LoadedModel.open(options);
  options.onProgress({ stage: 'check', done: 0, total: 1 });
  try {
    await checkBackend(model);
    return model;
  } catch (error) {
    await model.release();
    throw error;
  }
}
