import { RegionError } from '../errors';
import {
  CORE_LANGUAGES,
  type DrawnKind,
  isDrawn,
  type RankedKind,
  type RegionName,
  rankedKind,
} from '../model/recipe';
import { type ModelShape, matrixDims } from '../model/shape';
import type {
  MaskQuery,
  MatrixMask,
  OverlapQuery,
  OverlapTable,
  RegionIndex,
  RegionIndexEntry,
  RegionQuery,
  RegionSpec,
} from '../protocol';
import { countBits } from './bits';
import type { DecodedRegion } from './decoded';
import { type DrawnRegion, matchedRegion, type OriginalMatrices, sampleRegion } from './drawn';
import { parseFirstWeights } from './first_weights';
import { RecentlyUsed } from './lru';
import { RegionMask } from './mask';
import { narrowMask } from './narrow';
import type { OwnRegion } from './own_file';
import { decodeRegion } from './packed';
import { randomMask, sharedStreams, streamsOf } from './random';
import { regionKey } from './region_key';

/** Regions kept as masks, 12.5 MB each for 100 M weights: base, edited and control of what the reader compares. */
const MAX_CACHED_MASKS = 8;
/** Files kept decoded, 20 MB each at 5 %: the seven of one Eq. 5. */
const MAX_DECODED_FILES = 7;

/** `other` is the second text of the own region. */
type Ranked = RegionName | 'other';

const isReaders = (of: Ranked): of is 'own' | 'other' => of === 'own' || of === 'other';

export interface RegionLibraryOptions {
  readonly shape: ModelShape;
  readonly modelSha256: string;
  readonly index: RegionIndex;
  /** Gives the bytes of a file of the index. */
  readonly fetchFile: (file: string) => Promise<Uint8Array>;
  /** The weights that matched regions are drawn by; null as long as no model is loaded. */
  readonly originals?: () => OriginalMatrices | null;
}

/** The regions of one model: fetches files when they are first needed, and answers queries with masks. */
export class RegionLibrary {
  private readonly files = new RecentlyUsed<Uint8Array>(Number.POSITIVE_INFINITY);
  private readonly decoded = new RecentlyUsed<DecodedRegion>(MAX_DECODED_FILES);
  private readonly masks = new RecentlyUsed<DrawnRegion>(MAX_CACHED_MASKS);
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
   * The weights of a region; narrowed to `dimensions` only where it is drawn from stream 2. The mask is shared: do
   * not change it.
   * @throws RegionError where the region was not made at this share, or its file is damaged or missing
   */
  async region(query: RegionQuery): Promise<RegionMask> {
    return (await this.known(query)).mask;
  }

  /** The region of an edit: a language's after the subtraction of Eq. 5. Shared: do not change it. @throws RegionError */
  regionFor(edit: RegionSpec): Promise<RegionMask> {
    return this.region({ ...edit, stage: 'after' });
  }

  /** Weights of a drawn region that stand for weights of another bin; 0 for any other region. @throws RegionError */
  async shortfallOf(edit: RegionSpec): Promise<number> {
    return (await this.known({ ...edit, stage: 'after' })).shortfall;
  }

  private known(query: RegionQuery): Promise<DrawnRegion> {
    const { of, kind, stage } = query;
    const key = `${of === 'own' ? this.ownGeneration : ''} ${stage} ${regionKey(query)}`;
    return this.masks.get(key, async () =>
      isDrawn(kind) ? this.draw(query, kind) : { mask: await this.rankedRegion(query), shortfall: 0 },
    );
  }

  private async rankedRegion(query: RegionQuery): Promise<RegionMask> {
    const { of, kind, like, share, rule, stage, first } = query;
    const ranked = rankedKind({ kind, like });
    if (first !== undefined) return this.firstOf(of, first);
    if (stage === 'before' && !isReaders(of) && this.entry(of, ranked, share).stage === 'monolingual')
      throw new RegionError('region.onlyAfter', { kind: ranked, of, share });
    return of === 'core' || stage === 'before'
      ? (await this.ranked(of, ranked, share)).maskAt(share)
      : this.monolingual(of, ranked, share, rule);
  }

  /** The most important weights over all matrices, from the list that the index names. */
  private async firstOf(of: RegionName, count: number): Promise<RegionMask> {
    const { shape, modelSha256, index } = this.options;
    const entry = index.entries.find((each) => each.of === of && (each.first?.count ?? 0) >= count);
    if (!entry?.first) throw new RegionError('region.firstMissing', { count, of });
    const json = new TextDecoder().decode(await this.bytesOf(entry.first.file));
    const mask = new RegionMask(shape);
    for (const { layer, matrix, output, input } of parseFirstWeights(json, of, shape, modelSha256).slice(
      0,
      count,
    ))
      mask.add(layer, matrix, output * matrixDims(shape, matrix).input + input);
    return mask;
  }

  private async draw(query: RegionQuery, kind: DrawnKind): Promise<DrawnRegion> {
    const { seed, stream, dimensions, like, ...like0 } = query;
    const whole = await this.region({ ...like0, kind: rankedKind({ kind, like }), seed: 0 });
    if (stream === undefined)
      return { mask: randomMask(this.options.shape, whole.counts(), sharedStreams(seed)), shortfall: 0 };
    const region = dimensions === undefined ? whole : narrowMask(whole, dimensions);
    const streams = streamsOf(`${query.stage} ${regionKey({ ...query, seed: 0 })}`, seed);
    switch (kind) {
      case 'random':
        return { mask: randomMask(this.options.shape, region.counts(), streams), shortfall: 0 };
      case 'matched':
        return matchedRegion(region, this.originals(), streams);
      case 'sample':
        return sampleRegion(region, [whole], streams);
      case 'sample-by-rank':
        return sampleRegion(region, await this.levelsOf(query, whole), streams);
    }
  }

  /** The region and all smaller ones that the index has of it, outermost first. */
  private async levelsOf(query: RegionQuery, whole: RegionMask): Promise<RegionMask[]> {
    const { of, share } = query;
    const ranked = rankedKind(query);
    const shares = this.options.index.entries
      .filter((entry) => entry.of === of && entry.kind === ranked)
      .flatMap((entry) => entry.shares)
      .filter((smaller) => smaller < share)
      .sort((a, b) => b - a);
    const levels = [whole];
    for (const smaller of shares) levels.push((await this.ranked(of, ranked, smaller)).maskAt(smaller));
    return levels;
  }

  private originals(): OriginalMatrices {
    const originals = this.options.originals?.() ?? null;
    if (originals !== null) return originals;
    throw new RegionError('region.originalsNeeded');
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

  /**
   * Eq. 5: the language's own weights less those of the paper's other languages, or of the reader's second text, and
   * by the rule `core-free` less the core's of the same share.
   */
  private async monolingual(
    of: RegionName,
    kind: RankedKind,
    share: RegionQuery['share'],
    rule: RegionQuery['rule'],
  ): Promise<RegionMask> {
    // What is ranked below Top, or by other importances, has no like of each language: Top is taken from it.
    const like: RankedKind = kind === 'band' || kind === 'sign-flip' ? 'top' : kind;
    const kinds: readonly RankedKind[] = rule === 'paper' ? ['top', 'bottom'] : [like];
    const isSubtracted = !isReaders(of) && this.entry(of, kind, share).stage === 'monolingual';
    const others = isSubtracted ? [] : this.subtrahends(of);
    const takenOut = [
      ...kinds.flatMap((taken) => others.map((other) => ({ other, taken }))),
      ...(rule === 'core-free' ? [{ other: 'core' as const, taken: like }] : []),
    ];
    // Missing regions are told before anything is downloaded.
    const files = takenOut.flatMap(({ other, taken }) =>
      isReaders(other) ? [] : [this.entry(other, taken, share)],
    );
    const mask = (await this.ranked(of, kind, share)).maskAt(share);
    await Promise.all(files.map(({ file }) => this.bytesOf(file)));
    for (const { other, taken } of takenOut) (await this.ranked(other, taken, share)).removeFrom(mask, share);
    return mask;
  }

  private subtrahends(of: RegionName): readonly Ranked[] {
    if (of === 'own' && this.own?.other) return ['other'];
    // Of a model of the reader's there may be regions of some languages, or of none.
    const there = this.options.index.entries.map((entry) => entry.of);
    return CORE_LANGUAGES.filter((language) => language !== of && there.includes(language));
  }

  private async ranked(of: Ranked, kind: RankedKind, share: number): Promise<DecodedRegion> {
    if (isReaders(of)) return this.readers(of, kind);
    const entry = this.entry(of, kind, share);
    return this.decoded.get(entry.file, async () => {
      try {
        return this.decode(entry, await this.bytesOf(entry.file));
      } catch (error) {
        // Asked again, the file is fetched again: what the host gives may have been put right.
        this.files.forget(entry.file);
        throw error;
      }
    });
  }

  private readers(of: 'own' | 'other', kind: RankedKind): Promise<DecodedRegion> {
    if (kind !== 'top' && kind !== 'bottom') throw new RegionError('region.ownKind', { kind });
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
    if (entries.length === 0) throw new RegionError('region.none', { kind, of });
    const shares = entries.flatMap((each) => each.shares).sort((a, b) => a - b);
    const available = shares.map((each) => `${each} %`).join(', ');
    throw new RegionError('region.notAvailable', { kind, of, available, share });
  }

  /** The bytes of a file, fetched once; a fetch that failed is tried again when asked again. */
  private bytesOf(file: string): Promise<Uint8Array> {
    return this.files.get(file, () => this.options.fetchFile(file));
  }
}
