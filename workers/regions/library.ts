import { RegionError } from '../errors';
import { type ModelShape, matrixDims } from '../model/shape';
import type {
  MaskQuery,
  MatrixMask,
  OverlapQuery,
  OverlapTable,
  RegionIndex,
  RegionIndexEntry,
  RegionQuery,
} from '../protocol';
import { CORE_LANGUAGES, type RegionEdit } from '../weights/recipe';
import { countBits } from './bits';
import type { DecodedRegion } from './decoded';
import { RecentlyUsed } from './lru';
import type { RegionMask } from './mask';
import { decodeRegion } from './packed';
import { randomMask } from './random';

/** Regions kept as masks, 12.5 MB each for 100 M weights: base, edited and control of what the reader compares. */
export const MAX_CACHED_MASKS = 8;
/** Files kept decoded, 20 MB each at 5 %: the seven of one Eq. 5. */
export const MAX_DECODED_FILES = 7;

type RegionName = RegionEdit['of'];
type RankedKind = RegionIndexEntry['kind'];

export interface RegionLibraryOptions {
  readonly shape: ModelShape;
  readonly modelSha256: string;
  readonly index: RegionIndex;
  /** Gives the bytes of a file of the index. */
  readonly fetchFile: (file: string) => Promise<Uint8Array>;
}

/** The regions of one model: fetches files when they are first needed, and answers queries with masks. */
export class RegionLibrary {
  private readonly files = new Map<string, Promise<Uint8Array>>();
  private readonly decoded = new RecentlyUsed<DecodedRegion>(MAX_DECODED_FILES);
  private readonly masks = new RecentlyUsed<RegionMask>(MAX_CACHED_MASKS);

  /** @throws RegionError where the index belongs to another model */
  constructor(private readonly options: RegionLibraryOptions) {
    const { index, modelSha256 } = options;
    if (index.modelSha256 !== modelSha256) {
      throw new RegionError(
        `These regions belong to a model with SHA-256 ${index.modelSha256.slice(0, 12)}…; the model here has ${modelSha256.slice(0, 12)}…. Use the regions of this model, or make them with "npm run regions".`,
      );
    }
  }

  /**
   * The weights of a region. The mask is shared: do not change it.
   * @throws RegionError where the region was not made at this share, or its file is damaged or missing
   */
  region(query: RegionQuery): Promise<RegionMask> {
    const { of, kind, share, rule, seed, stage } = query;
    // Only what matters is in the key: the rule and the stage mean nothing to the core, nor the seed to a ranking.
    const subtraction = of === 'core' || stage === 'before' ? 'whole' : rule;
    const key = [of, kind, share, subtraction, kind === 'random' ? seed : ''].join(' ');
    return this.masks.get(key, async () => {
      if (kind === 'random') {
        const like = await this.region({ ...query, kind: 'top' });
        return randomMask(this.options.shape, like.counts(), seed);
      }
      return subtraction === 'whole'
        ? (await this.ranked(of, kind, share)).maskAt(share)
        : this.monolingual(of, kind, share, subtraction);
    });
  }

  /** The region of an edit: a language's after the subtraction of Eq. 5. Shared: do not change it. @throws RegionError */
  regionFor(edit: Pick<RegionEdit, 'of' | 'kind' | 'share' | 'rule' | 'seed'>): Promise<RegionMask> {
    const { of, kind, share, rule, seed } = edit;
    return this.region({ of, kind, share, rule, seed, stage: 'after' });
  }

  /** The mask of one matrix, as a copy that can be handed to another thread. @throws RegionError */
  async mask(query: MaskQuery): Promise<MatrixMask> {
    const region = await this.region(query);
    const words = region.matrixWords(query.layer, query.matrix).slice();
    const dims = matrixDims(this.options.shape, query.matrix);
    return { layer: query.layer, matrix: query.matrix, ...dims, words, count: countBits(words) };
  }

  /** Jaccard of two regions, per matrix and over all weights; 0 where both are empty. @throws RegionError */
  async overlap(query: OverlapQuery): Promise<OverlapTable> {
    const [a, b] = await Promise.all([this.region(query.a), this.region(query.b)]);
    const { byMatrix, total } = a.jaccard(b);
    return { jaccard: byMatrix, total };
  }

  /** Eq. 5: the language's own weights less those of the paper's other languages. */
  private async monolingual(
    of: RegionName,
    kind: RankedKind,
    share: number,
    rule: RegionEdit['rule'],
  ): Promise<RegionMask> {
    const kinds: readonly RankedKind[] = rule === 'paper' ? ['top', 'bottom'] : [kind];
    const others = CORE_LANGUAGES.filter((language) => language !== of);
    // Missing regions are told before anything is downloaded.
    this.entry(of, kind, share);
    for (const other of others) for (const taken of kinds) this.entry(other, taken, share);
    const mask = (await this.ranked(of, kind, share)).maskAt(share);
    for (const taken of kinds) {
      const regions = others.map((other) => this.bytesOf(this.entry(other, taken, share)));
      await Promise.all(regions);
      for (const other of others) (await this.ranked(other, taken, share)).removeFrom(mask, share);
    }
    return mask;
  }

  private async ranked(of: RegionName, kind: RankedKind, share: number): Promise<DecodedRegion> {
    const entry = this.entry(of, kind, share);
    return this.decoded.get(entry.file, async () => {
      try {
        return this.decode(entry, await this.bytesOf(entry));
      } catch (error) {
        // Asked again, the file is fetched again: what the host gives may have been put right.
        this.files.delete(entry.file);
        throw error;
      }
    });
  }

  private decode({ of, kind, file }: RegionIndexEntry, bytes: Uint8Array): DecodedRegion {
    const { shape, modelSha256 } = this.options;
    const region = decodeRegion(bytes, shape, modelSha256);
    if (region.header.of === of && region.header.kind === kind) return region;
    throw new RegionError(
      `The file ${file} should hold the ${kind} region of "${of}"; it holds the ${region.header.kind} region of "${region.header.of}". Make the regions again with "npm run regions".`,
    );
  }

  private entry(of: RegionName, kind: RankedKind, share: number): RegionIndexEntry {
    const entries = this.options.index.entries.filter((each) => each.of === of && each.kind === kind);
    const entry = entries.find((each) => each.shares.includes(share));
    if (entry) return entry;
    if (entries.length === 0) {
      throw new RegionError(
        `There is no ${kind} region of "${of}" for this model. Make it with "npm run regions".`,
      );
    }
    const shares = entries.flatMap((each) => each.shares).sort((a, b) => a - b);
    const available = shares.map((each) => `${each} %`).join(', ');
    throw new RegionError(
      `The ${kind} region of "${of}" is available at ${available} only, and ${share} % was asked for${kind === 'bottom' ? ' (the rule "paper" needs it too)' : ''}. Choose ${available}, or the rule "code" with the top region.`,
    );
  }

  /** The bytes of a file, fetched once; a fetch that failed is tried again when asked again. */
  private bytesOf(entry: RegionIndexEntry): Promise<Uint8Array> {
    const known = this.files.get(entry.file);
    if (known) return known;
    const bytes = this.options.fetchFile(entry.file);
    this.files.set(entry.file, bytes);
    bytes.catch(() => this.files.delete(entry.file));
    return bytes;
  }
}
