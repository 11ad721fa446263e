import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Forgetting, ForgettingSchema } from '../../../../app/figures/forgetting';
import type { Trainer } from '../../../../workers/tasks/train';
import { writeWhole } from '../../../write_whole';
import { readRecorded } from '../../read_recorded';

const SavedSchema = v.object({
  figures: ForgettingSchema,
  steps: v.pipe(v.number(), v.integer()),
  /** Whether the run is over: then no weights are kept. */
  isDone: v.boolean(),
});
type Saved = v.InferInput<typeof SavedSchema>;

/** A training that is under way, in the scratch folder: figures beside one file of weights and moments. */
export class Checkpoint {
  constructor(private readonly folder: string) {}

  private read = async () => (await readRecorded(join(this.folder, 'saved.json'), SavedSchema))?.read;

  /** The figures of a run that is over; null of any other. */
  async finished(): Promise<Forgetting | null> {
    const saved = await this.read();
    return saved?.isDone ? saved.figures : null;
  }

  async load(trainer: Trainer): Promise<Forgetting | null> {
    const saved = await this.read();
    if (saved === undefined) return null;
    const bytes = await readFile(this.weightsAt(saved.steps));
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
    await writeWhole(this.weightsAt(steps), state);
    await this.write({ figures, steps, isDone: false });
    const before = figures.points.at(-2)?.step;
    if (before !== undefined) await rm(this.weightsAt(before), { force: true });
  }

  /** Keeps the figures of a run that is over, without its weights. */
  async finish(figures: Forgetting): Promise<void> {
    await this.clear();
    await mkdir(this.folder, { recursive: true });
    await this.write({ figures, steps: figures.points.at(-1)?.step ?? 0, isDone: true });
  }

  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private weightsAt = (steps: number) => join(this.folder, `${steps}.f32`);

  private write = (saved: Saved) => writeWhole(join(this.folder, 'saved.json'), JSON.stringify(saved));
}
