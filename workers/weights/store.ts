import { type Edit, INTACT, type Recipe } from '../model/recipe';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  matrixSize,
  NORMS,
  type Norm,
  normSize,
} from '../model/shape';
import type { RegionMask } from '../regions/mask';
import { regionKey } from '../regions/region_key';
import { editIndices, editScope, effectKey, type RegionSource, type TensorName } from './resolve';
import { EditableTensor } from './tensor';

/** Where the originals come from: new arrays each time, which the store keeps and writes into. */
export interface WeightOriginals {
  matrices(layer: number): LayerWeights['matrices'] | Promise<LayerWeights['matrices']>;
  norms(layer: number): LayerWeights['norms'] | Promise<LayerWeights['norms']>;
}

/** What of a layer is loaded and changed by itself: an edit of a norm needs no matrix. */
export type LayerPart = keyof LayerWeights;
const PARTS: readonly LayerPart[] = ['matrices', 'norms'];

export interface WeightStoreOptions {
  readonly shape: ModelShape;
  readonly originals: WeightOriginals;
  readonly regions: RegionSource;
}

interface StoredPart {
  readonly layer: number;
  readonly part: LayerPart;
  readonly values: Readonly<Partial<Record<Matrix | Norm, Float32Array>>>;
  readonly tensors: ReadonlyMap<Matrix | Norm, EditableTensor>;
}

/** The edits that one tensor should have. */
interface Plan {
  readonly tensor: TensorName;
  readonly edits: { readonly key: string; readonly edit: Edit }[];
}

/**
 * The weights that run. Originals stay where they come from; the matrices and the norms of a layer are loaded when
 * they are first asked for. After `apply` every weight is bit for bit what a fresh store with the same recipe has,
 * whatever was applied before: each tensor has a stack of edits, and of what each edit overwrote.
 *
 *     stands   A B C        B was zeroed after A, then C
 *     wanted   A B D E      the first two stand already
 *     undo C, then push D, then push E
 *
 * One call at a time: the engine's JobQueue sees to that.
 */
export class WeightStore {
  private readonly parts = new Map<string, StoredPart>();

  constructor(private readonly options: WeightStoreOptions) {}

  /**
   * Makes the weights those of a recipe. A call that fails changes nothing.
   * @returns layers in which a weight was written or restored, ascending
   * @throws RecipeError where an edit does not fit the model
   * @throws RegionError where a region is not available
   */
  async apply(recipe: Recipe): Promise<{ changedLayers: number[] }> {
    const plans = this.plan(recipe).filter((plan) => this.differs(plan));
    // Everything that can fail or wait comes first, so that the writing below is all or nothing.
    const regions = await this.regionsFor(plans);
    for (const { tensor } of plans) await this.load(tensor.layer, partOf(tensor));
    const changed = new Set<number>();
    for (const plan of plans) if (this.rewrite(plan, regions)) changed.add(plan.tensor.layer);
    return { changedLayers: [...changed].sort((a, b) => a - b) };
  }

  /** Takes back every edit. @returns layers in which a weight was restored */
  restoreAll(): Promise<{ changedLayers: number[] }> {
    return this.apply(INTACT);
  }

  /** The running weights of a layer: views that later calls of `apply` change. */
  async current(layer: number): Promise<LayerWeights> {
    const { values } = await this.load(layer, 'matrices');
    return { matrices: values as LayerWeights['matrices'], norms: await this.currentNorms(layer) };
  }

  /** The running norms of a layer; its matrices are not loaded for them. */
  async currentNorms(layer: number): Promise<LayerWeights['norms']> {
    return (await this.load(layer, 'norms')).values;
  }

  /** Whether an edit of the current recipe names a weight of the layer, or of that part of it. */
  isTouched(layer: number, part?: LayerPart): boolean {
    return PARTS.some((each) => {
      if (part !== undefined && part !== each) return false;
      const stored = this.parts.get(partKey(layer, each));
      return stored !== undefined && [...stored.tensors.values()].some((tensor) => tensor.touched);
    });
  }

  /**
   * Lets go of a layer's arrays to spare memory. A touched layer is kept.
   * @returns whether the store held any of the layer and let go of it
   */
  release(layer: number): boolean {
    if (this.isTouched(layer)) return false;
    return PARTS.map((part) => this.parts.delete(partKey(layer, part))).includes(true);
  }

  /** What each tensor should have: those that the recipe names, and those that have edits now. */
  private plan(recipe: Recipe): Plan[] {
    const plans = new Map<string, Plan>();
    const planOf = (tensor: TensorName): Plan => {
      const key = `${tensor.layer} ${tensor.name}`;
      const plan = plans.get(key) ?? { tensor, edits: [] };
      plans.set(key, plan);
      return plan;
    };
    for (const { layer, part, tensors } of this.parts.values()) {
      for (const [name, tensor] of tensors) if (tensor.depth > 0) planOf(tensorName(layer, part, name));
    }
    for (const edit of recipe.edits) {
      const key = effectKey(edit);
      for (const tensor of editScope(edit, this.options.shape)) planOf(tensor).edits.push({ key, edit });
    }
    return [...plans.values()];
  }

  private tensor(tensor: TensorName): EditableTensor | undefined {
    return this.parts.get(partKey(tensor.layer, partOf(tensor)))?.tensors.get(tensor.name);
  }

  /** How many of the planned edits stand already, bottom up. */
  private standing({ tensor, edits }: Plan): number {
    return this.tensor(tensor)?.sharedPrefix(edits.map(({ key }) => key)) ?? 0;
  }

  private differs(plan: Plan): boolean {
    const standing = this.standing(plan);
    return standing < plan.edits.length || standing < (this.tensor(plan.tensor)?.depth ?? 0);
  }

  /** The regions of those edits that will be written, by `regionKey`. */
  private async regionsFor(plans: readonly Plan[]): Promise<ReadonlyMap<string, RegionMask>> {
    const regions = new Map<string, RegionMask>();
    for (const plan of plans) {
      for (const { edit } of plan.edits.slice(this.standing(plan))) {
        if (edit.target !== 'region' || regions.has(regionKey(edit))) continue;
        regions.set(regionKey(edit), await this.options.regions.regionFor(edit));
      }
    }
    return regions;
  }

  private rewrite(plan: Plan, regions: ReadonlyMap<string, RegionMask>): boolean {
    const tensor = this.tensor(plan.tensor);
    if (!tensor) throw new Error(`Layer ${plan.tensor.layer} was not loaded before it was edited.`);
    const standing = this.standing(plan);
    let wrote = tensor.undoTo(standing);
    for (const { key, edit } of plan.edits.slice(standing)) {
      const region = edit.target === 'region' ? (regions.get(regionKey(edit)) ?? null) : null;
      const indices = editIndices(edit, plan.tensor, this.options.shape, region);
      wrote = tensor.push(key, edit.operation, indices) || wrote;
    }
    return wrote;
  }

  private async load(layer: number, part: LayerPart): Promise<StoredPart> {
    const known = this.parts.get(partKey(layer, part));
    if (known) return known;
    const { originals, shape } = this.options;
    const isMatrices = part === 'matrices';
    const values: StoredPart['values'] = isMatrices
      ? await originals.matrices(layer)
      : await originals.norms(layer);
    const tensors = new Map<Matrix | Norm, EditableTensor>();
    const take = (name: Matrix | Norm, size: number, outputs: number | null, place: number) =>
      tensors.set(
        name,
        new EditableTensor(checkLength(values[name], size, layer, name), outputs, [layer, place]),
      );
    if (isMatrices)
      for (const [place, name] of MATRICES.entries())
        take(name, matrixSize(shape, name), matrixDims(shape, name).output, place);
    else
      for (const name of shape.norms)
        take(name, normSize(shape, name), null, MATRICES.length + NORMS.indexOf(name));
    const stored = { layer, part, values, tensors };
    this.parts.set(partKey(layer, part), stored);
    return stored;
  }
}

const partKey = (layer: number, part: LayerPart): string => `${layer} ${part}`;
const partOf = (tensor: TensorName): LayerPart => (tensor.part === 'matrix' ? 'matrices' : 'norms');

function tensorName(layer: number, part: LayerPart, name: Matrix | Norm): TensorName {
  return part === 'matrices'
    ? { layer, part: 'matrix', name: name as Matrix }
    : { layer, part: 'norm', name: name as Norm };
}

function checkLength(
  values: Float32Array | undefined,
  size: number,
  layer: number,
  name: string,
): Float32Array {
  if (values?.length === size) return values;
  throw new RangeError(
    `Layer ${layer}, "${name}" should have ${size} weights; ${values?.length ?? 'none'} were loaded.`,
  );
}
