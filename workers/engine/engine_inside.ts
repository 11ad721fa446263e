import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { parseRecipe } from '../model/recipe';
import type {
  Attention,
  AttentionJob,
  InsideJob,
  InsidePosition,
  LensRow,
  NextTokens,
  NextTokensJob,
  ResidualStream,
} from '../protocol';
import { attention } from '../tasks/inside/attention';
import { lens } from '../tasks/inside/lens';
import { nextTokens } from '../tasks/inside/next_tokens';
import { residualStream } from '../tasks/inside/residual';
import { positionsOf, TextReader } from '../tasks/inside/text_states';
import type { JobQueue } from './queue';

/** Looks into the model that is loaded. */
export class EngineInside {
  private reader: { readonly of: LoadedModel; readonly texts: TextReader } | null = null;

  constructor(
    private readonly queue: JobQueue,
    private readonly ready: () => LoadedModel,
  ) {}

  /** Other weights stand under a recipe's name from now on. */
  forget(): void {
    this.reader = null;
  }

  nextTokens(job: NextTokensJob): Promise<NextTokens> {
    return this.run(job, async (model, texts, checkpoint, checked) =>
      nextTokens(model, await texts.read(checked, checkpoint), job.at),
    );
  }

  lens(job: InsideJob, onRow: (row: LensRow, positions: readonly InsidePosition[]) => void): Promise<void> {
    return this.run(job, async (model, texts, checkpoint, checked) => {
      const text = await texts.read(checked, checkpoint);
      const positions = positionsOf(model, text.ids);
      const delivered: unknown[] = [];
      await lens(model, text, checkpoint, (row) => delivered.push(onRow(row, positions)));
      await Promise.all(delivered);
    });
  }

  residual(job: InsideJob): Promise<ResidualStream> {
    return this.run(job, async (model, texts, checkpoint, checked) =>
      residualStream(model, await texts.read(checked, checkpoint)),
    );
  }

  attention(job: AttentionJob): Promise<Attention> {
    return this.run(job, async (model, texts, checkpoint, checked) =>
      attention(model, await texts.read(checked, checkpoint), { ...checked, layer: job.layer }, checkpoint),
    );
  }

  /** A job of the queue; the recipe is checked before it waits. */
  private run<T>(
    job: InsideJob,
    work: (model: LoadedModel, texts: TextReader, checkpoint: Checkpoint, checked: InsideJob) => Promise<T>,
  ): Promise<T> {
    const checked = { ...job, recipe: parseRecipe(job.recipe) };
    return this.queue.run(job.channel, async (checkpoint) => {
      const model = this.ready();
      if (this.reader?.of !== model) this.reader = { of: model, texts: new TextReader(model) };
      return work(model, this.reader.texts, checkpoint, checked);
    });
  }
}
