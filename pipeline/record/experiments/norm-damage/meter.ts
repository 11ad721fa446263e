import type { DamageOperation } from '../../../../app/figures/norm-damage';
import { floatsOf, type Tensor } from '../../../../workers/backend/runtime';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import type { PlannedCell } from './cells';

/** Tokens that run through the layers above as one batch, of one cell at least. */
const TOKENS_A_BATCH = 288;
const FACTOR: Readonly<Record<DamageOperation, number>> = { x4: 4, zero: 0 };

/**
 * Measures what one norm parameter does to several short texts of one length. Below the edited layer nothing changes,
 * so its input is computed once; above it all cells share the untouched weights, so many cells run side by side.
 */
export class DamageMeter {
  private readonly targets: Float32Array;
  private readonly predicted: number;

  private constructor(
    private readonly model: LoadedModel,
    private readonly texts: readonly (readonly number[])[],
    /** Input of each layer, [texts, T, d]. */
    private readonly inputs: readonly Float32Array[],
    /** Mean negative log-likelihood of each text, untouched. */
    readonly base: readonly number[],
  ) {
    this.targets = join(texts.map((ids) => model.decoder.parts.embedding.output(ids.slice(1))));
    this.predicted = texts[0].length - 1;
  }

  /** @param texts ids with BOS first, all of one length @throws RangeError where they are not */
  static async open(model: LoadedModel, texts: readonly (readonly number[])[]): Promise<DamageMeter> {
    if (texts.some((ids) => ids.length !== texts[0].length))
      throw new RangeError('texts that are measured side by side need one length');
    const inputs = Array.from({ length: model.shape.layers }, (): Float32Array[] => []);
    const base: number[] = [];
    for (const ids of texts) {
      const collect = (layer: number, input: Float32Array) => inputs[layer].push(input.slice());
      const hidden = await model.decoder.hidden(ids.slice(0, -1), 'base', () => {}, collect);
      const { head, embedding } = model.decoder.parts;
      base.push(meanOf(await head.negativeLogLikelihood(hidden, embedding.output(ids.slice(1)))));
    }
    return new DamageMeter(model, texts, inputs.map(join), base);
  }

  /**
   * Changes of the mean negative log-likelihood of each text, cell by cell.
   * @param cells all of layer `layer` @returns [cells][texts], nats a token
   */
  async measure(
    layer: number,
    cells: readonly PlannedCell[],
    operation: DamageOperation,
  ): Promise<number[][]> {
    const damage: number[][] = [];
    const batchSize = Math.max(1, Math.floor(TOKENS_A_BATCH / (this.texts.length * this.predicted)));
    const original = await this.model.weights.norms(layer);
    try {
      for (let first = 0; first < cells.length; first += batchSize) {
        const batch = cells.slice(first, first + batchSize);
        const edited: Float32Array[] = [];
        for (const cell of batch)
          edited.push(await this.editedLayer(layer, cell, original, FACTOR[operation]));
        damage.push(...(await this.above(layer, join(edited), batch.length)));
      }
    } finally {
      await this.model.decoder.parts.layers.dropEdited(layer);
      this.model.replaced(layer);
    }
    return damage;
  }

  private async editedLayer(
    layer: number,
    { norm, dimension }: PlannedCell,
    original: Awaited<ReturnType<LoadedModel['weights']['norms']>>,
    factor: number,
  ): Promise<Float32Array> {
    const { layers } = this.model.decoder.parts;
    const values = original[norm];
    const input = this.inputs[layer];
    if (!values || !input) throw new RangeError(`the model has no norm ${norm} in layer ${layer}`);
    const changed = values.slice();
    changed[dimension] *= factor;
    await layers.prepareNorms(layer, { ...original, [norm]: changed });
    const { y } = await layers.run(layer, 'edited', this.tensor(input, this.texts.length), null, 0);
    return floatsOf(y);
  }

  /** The layers above, and the head, for the outputs of the edited layer, [cells * texts, T, d]. */
  private async above(layer: number, hidden: Float32Array, cells: number): Promise<number[][]> {
    const { layers, head } = this.model.decoder.parts;
    let x = this.tensor(hidden, cells * this.texts.length);
    for (let next = layer + 1; next < this.model.shape.layers; next++)
      x = (await layers.run(next, 'base', x, null, 0)).y;
    const targets = join(Array.from({ length: cells }, () => this.targets));
    const nll = await head.negativeLogLikelihood(floatsOf(x), targets);
    return Array.from({ length: cells }, (_, cell) =>
      this.texts.map((_, text) => {
        const start = (cell * this.texts.length + text) * this.predicted;
        return meanOf(nll.subarray(start, start + this.predicted)) - this.base[text];
      }),
    );
  }

  private tensor(values: Float32Array, sequences: number): Tensor {
    const { runtime, shape } = this.model.decoder.parts;
    return new runtime.ort.Tensor('float32', values, [sequences, this.predicted, shape.width]);
  }
}

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** In double precision: single sums would hide changes below 1e-6. */
const meanOf = (values: Float32Array): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
