import { RegionError } from '../errors';
import { CORE_LANGUAGES, type RegionEdit, type RegionName } from '../model/recipe';
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
import { countBits } from './bits';
import type { DecodedRegion } from './decoded';
import { RecentlyUsed } from './lru';
import type { RegionMask } from './mask';
import type { OwnRegion } from './own_file';
import { decodeRegion } from './packed';
import { randomMask } from './random';

/** Regions kept as masks, 12.5 MB each for 100 M weights: base, edited and control of what the reader compares. */
const MAX_CACHED_MASKS = 8;
/** Files kept decoded, 20 MB each at 5 %: the seven of one Eq. 5. */
const MAX_DECODED_FILES = 7;

type RankedKind = RegionIndexEntry['kind'];
/** `other` is the second text of the own region. */
type Ranked = RegionName | 'other';

const isReaders = (of: Ranked): of is 'own' | 'other' => of === 'own' || of === 'other';

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
  private own: OwnRegion | null = null;
  /** How many own regions there were: what is cached of an earlier one is never taken for the present one's. */
  private ownGeneration = 0;

  /** @throws RegionError where the index belongs to another model */
  constructor(private readonly options: RegionLibraryOptions) {
    const { index, modelSha256 } = options;
    if (index.modelSha256 !== modelSha256) {
      throw new RegionError('region.indexOtherModel', {
        expected: index.modelSha256.slice(0, 12),
        found: modelSha256.slice(0, 12),
      });
    }
  }

  /** Takes the region of the reader's text, in place of an earlier one. */
  setOwn(own: OwnRegion): void {
    this.own = own;
    this.ownGeneration++;
  }

  /**
   * The weights of a region. The mask is shared: do not change it.
   * @throws RegionError where the region was not made at this share, or its file is damaged or missing
   */
  region(query: RegionQuery): Promise<RegionMask> {
    const { of, kind, share, rule, seed, stage } = query;
    // Only what matters is in the key: the rule and the stage mean nothing to the core, nor the seed to a ranking.
    const subtraction = of === 'core' || stage === 'before' ? 'whole' : rule;
    const name = of === 'own' ? `own ${this.ownGeneration}` : of;
    const key = [name, kind, share, subtraction, kind === 'random' ? seed : ''].join(' ');
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

  /** Eq. 5: the language's own weights less those of the paper's other languages, or of the reader's second text. */
  private async monolingual(
    of: RegionName,
    kind: RankedKind,
    share: number,
    rule: RegionEdit['rule'],
  ): Promise<RegionMask> {
    const kinds: readonly RankedKind[] = rule === 'paper' ? ['top', 'bottom'] : [kind];
    const others = this.subtrahends(of);
    // Missing regions are told before anything is downloaded.
    if (!isReaders(of)) this.entry(of, kind, share);
    const shipped = others.filter((other) => !isReaders(other));
    for (const other of shipped) for (const taken of kinds) this.entry(other, taken, share);
    const mask = (await this.ranked(of, kind, share)).maskAt(share);
    for (const taken of kinds) {
      const regions = shipped.map((other) => this.bytesOf(this.entry(other, taken, share)));
      await Promise.all(regions);
      for (const other of others) (await this.ranked(other, taken, share)).removeFrom(mask, share);
    }
    return mask;
  }

  private subtrahends(of: RegionName): readonly Ranked[] {
    if (of === 'own' && this.own?.other) return ['other'];
    // A model without region files has no languages to subtract; where there are some, all of them are needed.
    if (of === 'own' && this.options.index.entries.every((entry) => entry.of === 'core')) return [];
    return CORE_LANGUAGES.filter((language) => language !== of);
  }

  private async ranked(of: Ranked, kind: RankedKind, share: number): Promise<DecodedRegion> {
    if (isReaders(of)) return this.readers(of, kind);
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

  private readers(of: 'own' | 'other', kind: RankedKind): Promise<DecodedRegion> {
    const bytes = this.own?.[of]?.[kind];
    if (!bytes) throw new RegionError('region.ownMissing');
    const { shape, modelSha256 } = this.options;
    const key = `${of} ${kind} ${this.ownGeneration}`;
    return this.decoded.get(key, async () => decodeRegion(bytes, shape, modelSha256));
  }

  private decode({ of, kind, file }: RegionIndexEntry, bytes: Uint8Array): DecodedRegion {
    const { shape, modelSha256 } = this.options;
    const region = decodeRegion(bytes, shape, modelSha256);
    if (region.header.of === of && region.header.kind === kind) return region;
    throw new RegionError('region.otherRegion', {
      file,
      kind,
      of,
      foundKind: region.header.kind,
      foundOf: region.header.of,
    });
  }

  private entry(of: Ranked, kind: RankedKind, share: number): RegionIndexEntry {
    const entries = this.options.index.entries.filter((each) => each.of === of && each.kind === kind);
    const entry = entries.find((each) => each.shares.includes(share));
    if (entry) return entry;
    if (entries.length === 0) {
      throw new RegionError('region.none', { kind, of });
    }
    const shares = entries.flatMap((each) => each.shares).sort((a, b) => a - b);
    const available = shares.map((each) => `${each} %`).join(', ');
    throw new RegionError('region.notAvailable', { kind, of, available, share });
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
