import type { Engine } from '../../../../app/engine/status';
import { CancelledError, type ExplorerError, RegionError, TrainingError } from '../../../../workers/errors';
import { INTACT, isDrawn, type Recipe, recipeKey } from '../../../../workers/model/recipe';
import type {
  ChooseJob,
  GeneratedToken,
  GenerateJob,
  OwnRegionReport,
  SavedTraining,
  ScoreJob,
  TextScore,
  TrainedReport,
} from '../../../../workers/protocol';

/** What the fake was asked for, in order: "score intact: ar zh", "generate core". */
export type Log = string[];

interface Waiting {
  readonly channel: string;
  readonly go: () => void;
  readonly stop: () => void;
}

/** "intact", "core", "ar ru", "matched ar" */
export function nameOf(recipe: Recipe): string {
  if (recipeKey(recipe) === recipeKey(INTACT)) return 'intact';
  return recipe.edits
    .map((edit) =>
      edit.target === 'region' ? `${isDrawn(edit.kind) ? `${edit.kind} ` : ''}${edit.of}` : edit.target,
    )
    .join(' ');
}

/** An engine whose jobs wait until the test lets them go; perplexity is the length of the text and recipe. */
export class FakeEngine implements Engine {
  readonly log: Log = [];
  failWith: ExplorerError | null = null;
  /** Pace that generations are said to have. */
  msPerToken = 80;
  private waiting: Waiting[] = [];

  describe: Engine['describe'] = async (recipe) => ({
    edits: recipe.edits.map(() => ({ weights: 10, share: 0.1 })),
    touchedWeights: 10 * recipe.edits.length,
    editableWeights: 100,
  });

  score: Engine['score'] = async (job: ScoreJob, onScore) => {
    this.log.push(`score ${nameOf(job.recipe)}: ${job.items.map((item) => item.id).join(' ')}`);
    await this.turn(job.channel);
    for (const item of job.items) onScore(scoreOf(job.recipe, item.id, item.text));
  };

  generate: Engine['generate'] = async (job: GenerateJob, onToken) => {
    this.log.push(`generate ${nameOf(job.recipe)}`);
    await this.turn(job.channel);
    const tokens: GeneratedToken[] = [0, 1].map((id) => ({
      id,
      piece: { text: ` ${nameOf(job.recipe)}${id}` },
      surprisal: 1,
    }));
    for (const token of tokens) onToken(token);
    const text = tokens.map((token) => token.piece.text).join('');
    return {
      tokens,
      text,
      promptTokens: 3,
      promptTruncated: job.prompt.length > 100,
      stopped: 'length',
      msPerToken: this.msPerToken,
    };
  };

  /** Always answers A, the surer the more is edited. */
  choose: Engine['choose'] = async (job: ChooseJob, onAnswer) => {
    this.log.push(`choose ${nameOf(job.recipe)} ${job.language}: ${job.questions.length}`);
    await this.turn(job.channel);
    const first = job.recipe.edits.length > 0 ? 0.75 : 0.5;
    for (const { id, choices, answer } of job.questions) {
      const rest = choices.slice(1).map(() => (1 - first) / (choices.length - 1));
      const probabilities = [first, ...rest];
      onAnswer({
        id,
        probabilities,
        letterProbability: 0.5,
        choice: 0,
        isRight: answer === 0,
        promptTokens: 9,
      });
    }
  };

  cancel: Engine['cancel'] = async (channel) => {
    const stopped = this.waiting.filter((job) => job.channel === channel);
    this.waiting = this.waiting.filter((job) => job.channel !== channel);
    for (const job of stopped) job.stop();
  };

  /** Says the same two tokens everywhere, the less surely the more is edited. */
  nextTokens: Engine['nextTokens'] = async (job) => {
    this.log.push(`next ${nameOf(job.recipe)} at ${job.at} of ${job.written.length}`);
    await this.turn(job.channel);
    const isEdited = job.recipe.edits.length > 0;
    const token = (id: number, base: number, edited: number, rank: number) => ({
      id,
      piece: { text: id === 7 ? ' seven' : ' eight' },
      base: { probability: base, rank },
      edited: { probability: isEdited ? edited : base, rank: isEdited ? 3 - rank : rank },
    });
    const tokens = [token(7, 0.5, 0.1, 1), token(8, 0.25, 0.2, 2)];
    const bits = isEdited ? 1.5 : 0;
    return { tokens, stands: null, entropyBits: { base: 2, edited: 3 }, divergenceBits: bits };
  };

  lens: Engine['lens'] = async (job, onRow) => {
    this.log.push(`lens ${nameOf(job.recipe)}`);
    const cell = { piece: { text: ' seven' }, probability: 0.5 };
    const chance = { probability: 0.5, rank: 2 };
    for (let after = 0; after <= 18; after++) {
      await this.turn(job.channel);
      onRow(
        {
          after,
          base: [cell, cell],
          edited: [cell, { ...cell, piece: { text: ' eight' } }],
          divergenceBits: [0, after],
          target: [{ base: chance, edited: chance }, null],
        },
        [
          { at: 0, piece: { text: '<bos>' } },
          { at: 1, piece: { text: ' six' } },
        ],
      );
    }
  };

  attention: Engine['attention'] = async (job) => {
    this.log.push(`attention ${nameOf(job.recipe)} in layer ${job.layer}`);
    await this.turn(job.channel);
    // Head 1 looks at the first token, head 0 at its own; the edited model's heads change places.
    const shares = (swapped: boolean) =>
      Float32Array.of(...[swapped, !swapped].flatMap((first) => (first ? [1, 0, 1, 0] : [1, 0, 0, 1])));
    return {
      positions: [
        { at: 0, piece: { text: '<bos>' } },
        { at: 1, piece: { text: ' six' } },
      ],
      heads: 2,
      base: shares(false),
      edited: shares(job.recipe.edits.length > 0),
    };
  };

  residual: Engine['residual'] = async (job) => {
    this.log.push(`residual ${nameOf(job.recipe)}`);
    await this.turn(job.channel);
    const width = 640;
    // Dimension 163 grows with the layers on the first token, and not at all where something is edited.
    const states = (grows: boolean) =>
      Array.from({ length: 19 }, (_, layer) =>
        Float32Array.from({ length: 2 * width }, (__, at) => (at === 163 && grows ? 1000 * layer : 1)),
      );
    return {
      positions: [
        { at: 0, piece: { text: '<bos>' } },
        { at: 1, piece: { text: ' six' } },
      ],
      width,
      base: states(true),
      edited: states(job.recipe.edits.length === 0),
    };
  };

  traffic: Engine['traffic'] = async () => ({
    reads: Array.from({ length: 640 }, (_, at) => (at === 163 ? 900 : 90)),
    writes: Array.from({ length: 640 }, () => 40),
  });

  countTokens: Engine['countTokens'] = async (text) => text.length;
  regionIndex: Engine['regionIndex'] = () => Promise.reject(new Error('not part of this fake'));
  mask: Engine['mask'] = () => Promise.reject(new Error('not part of this fake'));
  overlap: Engine['overlap'] = () => Promise.reject(new Error('not part of this fake'));

  /** What a discovery gives; null refuses a file, as one of another model. */
  ownReport: OwnRegionReport | null = null;

  discover: Engine['discover'] = async (job, onProgress) => {
    this.log.push(`discover ${job.importance}${job.other === null ? '' : ' less another'}`);
    onProgress({
      text: 'own',
      stage: 'head',
      tokensDone: 500,
      tokensTotal: 2000,
      tokensPerSecond: 20,
      remainingMs: 75_000,
    });
    await this.turn(job.channel);
    return this.ownRegion();
  };

  openRegions: Engine['openRegions'] = async () => {
    throw new Error('not part of this fake');
  };

  openOwnRegion: Engine['openOwnRegion'] = async (bytes) => {
    this.log.push(`open ${bytes.length} bytes`);
    return this.ownRegion();
  };

  ownRegionFile: Engine['ownRegionFile'] = async () => new Uint8Array([1, 2, 3]);

  /** What the fake has learned. */
  learned: TrainedReport | null = null;

  train: Engine['train'] = async (job, onProgress) => {
    this.log.push(`train ${job.frozen} ${job.steps}`);
    const from = this.learned?.steps ?? 0;
    for (let step = from; step <= from + job.steps; step++) {
      const begins = step === from;
      if (!begins) {
        onProgress({ point: null, withinStep: 0.5 });
        await this.turn(job.channel);
        const { learningRate, frozen } = job;
        this.learned = {
          steps: step,
          tokens: step * 32,
          learningRate,
          frozen,
          frozenWeights: 0,
          notKept: this.trainingNotKept,
        };
      }
      const scores = job.items.map(({ id }) => ({ id, tokens: 60, meanNll: 3 + step / 10 }));
      const done = begins ? null : 2;
      onProgress({
        point: { step, tokens: step * 32, loss: done, gradientNorm: done, msPerStep: done, scores },
        withinStep: 0,
      });
    }
    if (this.learned === null) throw new TrainingError('training.steps', { least: 1, most: 500, found: 0 });
    return this.learned;
  };

  trained: Engine['trained'] = async () => this.learned;

  resetTraining: Engine['resetTraining'] = async () => {
    this.log.push('reset training');
    this.learned = null;
    this.kept = null;
  };

  /** What the fake's browser keeps of a training, and why it keeps none from now on. */
  kept: SavedTraining | null = null;
  trainingNotKept: TrainedReport['notKept'] = 'unavailable';

  keptTraining: Engine['keptTraining'] = async () => this.kept;

  openTraining: Engine['openTraining'] = async (file) => {
    this.log.push(`open training ${file === null ? 'kept' : `of ${file.size} bytes`}`);
    if (this.kept === null) throw new TrainingError('training.noFile');
    const { steps, tokens, frozenWeights, settings } = this.kept;
    const { learningRate, frozen } = settings;
    this.learned = { steps, tokens, learningRate, frozen, frozenWeights, notKept: null };
    return this.kept;
  };

  trainingFile: Engine['trainingFile'] = async () => new Blob(['trained']);

  private ownRegion(): OwnRegionReport {
    if (this.ownReport === null)
      throw new RegionError('region.otherModel', { model: 'tiny', expected: 'ab', found: 'cd' });
    return this.ownReport;
  }

  /** Lets the job that waits end, and everything settle that follows from it. */
  async step(): Promise<void> {
    await settle();
    this.waiting.shift()?.go();
    await settle();
  }

  /** Lets jobs end until none comes any more. */
  async finish(): Promise<void> {
    await settle();
    while (this.waiting.length > 0) await this.step();
  }

  private turn(channel: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => (this.failWith === null ? resolve() : reject(this.failWith));
      this.waiting.push({
        channel,
        go,
        stop: () => reject(new CancelledError('engine.replaced', { channel })),
      });
    });
  }
}

/** Everything that is ready to run has run once a macrotask has passed. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function scoreOf(recipe: Recipe, id: string, text: string): TextScore {
  const perplexity = text.length + 1000 * recipe.edits.length;
  return {
    id,
    ids: [2, 3, 4],
    pieces: [{ text: 'a' }, { text: 'b' }],
    negativeLogLikelihood: [1, 2],
    meanNll: Math.log(perplexity),
    perplexity,
    bitsPerByte: 1,
    truncated: text.length > 100,
  };
}
