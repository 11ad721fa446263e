import { RegionError } from '../errors';
import { MATRICES, type Matrix, type ModelShape, matrixSize } from '../model/shape';
import { countBits, overlapBits, setBits } from './bits';

/** Where the bits of each matrix begin: the same for every layer but for the layer's offset. */
interface Layout {
  readonly layers: number;
  readonly wordsPerLayer: number;
  /** Per matrix in MATRICES order: first word inside the layer, number of words, number of weights. */
  readonly slots: readonly { readonly word: number; readonly words: number; readonly size: number }[];
}

function layoutOf(shape: ModelShape): Layout {
  let word = 0;
  const slots = MATRICES.map((matrix) => {
    const size = matrixSize(shape, matrix);
    const slot = { word, words: Math.ceil(size / 32), size };
    word += slot.words;
    return slot;
  });
  return { layers: shape.layers, wordsPerLayer: word, slots };
}

/**
 * A set of editable weights: one bit each, in one contiguous array in which every (layer, matrix) begins at a word.
 * The bit of a weight inside its matrix is output * inputSize + input (row-major [output, input], as in PyTorch).
 * 100 M weights take 12.5 MB.
 */
export class RegionMask {
  readonly words: Uint32Array;
  private readonly layout: Layout;

  /** An empty region of a model. @param words bits to start from (kept, not copied), as `words` of another mask. */
  constructor(
    readonly shape: ModelShape,
    words?: Uint32Array,
  ) {
    this.layout = layoutOf(shape);
    const length = this.layout.layers * this.layout.wordsPerLayer;
    if (words && words.length !== length) {
      throw new RegionError('region.words', { expected: length, found: words.length });
    }
    this.words = words ?? new Uint32Array(length);
  }

  /** Bits of one matrix, [ceil(output * input / 32)] words: a view, not a copy. @throws RegionError outside the model */
  matrixWords(layer: number, matrix: Matrix): Uint32Array {
    const { from, to } = this.range(layer, matrix);
    return this.words.subarray(from, to);
  }

  /** Number of weights in the region. */
  count(): number {
    return countBits(this.words);
  }

  /** Number of weights of the region in one matrix. */
  countIn(layer: number, matrix: Matrix): number {
    const { from, to } = this.range(layer, matrix);
    return countBits(this.words, from, to);
  }

  /** Counts of every matrix, [layer][matrix in MATRICES order]. */
  counts(): number[][] {
    return Array.from({ length: this.layout.layers }, (_, layer) =>
      MATRICES.map((matrix) => this.countIn(layer, matrix)),
    );
  }

  /** Puts one weight into the region. @param index output * inputSize + input */
  add(layer: number, matrix: Matrix, index: number): void {
    const { from, size } = this.range(layer, matrix);
    if (!(Number.isInteger(index) && index >= 0 && index < size)) {
      throw new RegionError('region.noWeight', { weight: index, matrix, weights: size });
    }
    this.words[from + (index >>> 5)] |= 1 << (index & 31);
  }

  /** Whether a weight is in the region. @param index output * inputSize + input */
  has(layer: number, matrix: Matrix, index: number): boolean {
    const { from, size } = this.range(layer, matrix);
    return index >= 0 && index < size && ((this.words[from + (index >>> 5)] >>> (index & 31)) & 1) === 1;
  }

  /** The weights of the region in one matrix, ascending, as output * inputSize + input. */
  indices(layer: number, matrix: Matrix): Uint32Array {
    const { from, to } = this.range(layer, matrix);
    return setBits(this.words, from, to);
  }

  /** Jaccard of two regions, per matrix ([layer][matrix in MATRICES order]) and over all weights; 0 where both are empty. */
  jaccard(other: RegionMask): { byMatrix: number[][]; total: number } {
    const theirs = this.sameModel(other);
    let both = 0;
    let either = 0;
    const byMatrix = Array.from({ length: this.layout.layers }, (_, layer) =>
      MATRICES.map((matrix) => {
        const { from, to } = this.range(layer, matrix);
        const overlap = overlapBits(this.words, theirs, from, to);
        both += overlap.both;
        either += overlap.either;
        return ratio(overlap.both, overlap.either);
      }),
    );
    return { byMatrix, total: ratio(both, either) };
  }

  private range(layer: number, matrix: Matrix): { from: number; to: number; size: number } {
    const slot = this.layout.slots[MATRICES.indexOf(matrix)];
    if (!slot || !Number.isInteger(layer) || layer < 0 || layer >= this.layout.layers) {
      throw new RegionError('region.noMatrix', {
        layer,
        matrix,
        lastLayer: this.layout.layers - 1,
        matrices: MATRICES.join(' '),
      });
    }
    const from = layer * this.layout.wordsPerLayer + slot.word;
    return { from, to: from + slot.words, size: slot.size };
  }

  private sameModel(other: RegionMask): Uint32Array {
    const mine = this.layout;
    const same =
      mine.layers === other.layout.layers &&
      mine.slots.every((slot, index) => slot.size === other.layout.slots[index].size);
    if (!same) {
      throw new RegionError('region.shapesDiffer');
    }
    return other.words;
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
