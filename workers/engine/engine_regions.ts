import { RegionError } from '../errors';
import type { EngineInfo, OwnRegionReport, RegionIndex } from '../protocol';
import { decodeBundle } from '../regions/bundle';
import type { OriginalMatrices } from '../regions/drawn';
import { RegionLibrary } from '../regions/library';
import { decodeOwnRegion, encodeOwnRegion, type OwnRegion } from '../regions/own_file';
import { parseRegionIndex } from '../regions/region_index';
import type { RegionSource } from '../weights/resolve';
import type { EngineEnvironment } from './environment';

interface RegionsOfModel {
  readonly index: RegionIndex;
  readonly library: RegionLibrary;
}

type ModelOfRegions = Pick<EngineInfo, 'shape' | 'modelSha256'>;

/** The weights of the model that is loaded, as its file has them. */
export interface LoadedOriginals {
  readonly modelSha256: string;
  readonly matrices: OriginalMatrices;
}

/** The regions that an engine knows: those that ship with the page, and the reader's own. */
export class EngineRegions {
  private opened: Promise<RegionsOfModel> | null = null;
  /** Regions of models that none ship for, by SHA-256: there can be the reader's own. */
  private readonly unshipped = new Map<string, RegionsOfModel>();
  private own: OwnRegion | null = null;

  /** @param loaded the model that matched regions are drawn by; null as long as none is loaded */
  constructor(
    private readonly environment: Pick<EngineEnvironment, 'regionIndex' | 'regionFile'>,
    private readonly loaded: () => LoadedOriginals | null,
  ) {}

  /** Index and library of the shipped regions, read once; a failure is tried again when asked again. */
  shipped(): Promise<RegionsOfModel> {
    this.opened ??= this.open().catch((error) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  /**
   * The regions of a query: the shipped ones; of another model those that the reader opened, and where the query names
   * the own one, that alone.
   */
  async of(namesOwn: boolean, model: ModelOfRegions | null): Promise<RegionsOfModel> {
    const opened = model === null ? undefined : this.unshipped.get(model.modelSha256);
    if (opened !== undefined && opened.index.entries.length > 0) return opened;
    const shipped = await this.shipped();
    if (!namesOwn || !model || model.modelSha256 === shipped.index.modelSha256) return shipped;
    const known = this.unshipped.get(model.modelSha256) ?? this.noRegions(model);
    this.unshipped.set(model.modelSha256, known);
    return known;
  }

  /** Where a model finds the regions of its edits. @param sha256 of the model, given before it is open */
  sourceFor(sha256: string, model: () => ModelOfRegions | null): RegionSource {
    return {
      regionFor: async (edit) => {
        const { index, library } = await this.of(edit.of === 'own', model());
        if (index.modelSha256 !== sha256)
          throw new RegionError('region.otherModelLoaded', {
            expected: index.modelSha256.slice(0, 12),
            found: sha256.slice(0, 12),
          });
        return library.regionFor(edit);
      },
    };
  }

  /** Takes the regions of the model that is loaded, from a file. @throws RegionError where they are of another one */
  take(bytes: Uint8Array, { shape, modelSha256 }: ModelOfRegions): RegionIndex {
    const { index, files } = decodeBundle(bytes);
    const fetchFile = async (file: string) => {
      const found = files.get(file);
      if (found === undefined) throw new RegionError('bundle.contradicts');
      return found;
    };
    const originals = () => this.originalsOf(modelSha256);
    const library = new RegionLibrary({ shape, modelSha256, index, fetchFile, originals });
    if (this.own !== null && this.own.report.modelSha256 === modelSha256) library.setOwn(this.own);
    this.unshipped.set(modelSha256, { index, library });
    return index;
  }

  /** Fetches and decodes the core region while the reader looks around, so that its switch acts at once. */
  prefetchCore(modelSha256: string): void {
    const query = { of: 'core', kind: 'top', share: 1, rule: 'code', seed: 0, stage: 'after' } as const;
    this.shipped()
      .then(({ index, library }) => (index.modelSha256 === modelSha256 ? library.region(query) : null))
      // Whoever asks for the region meets the same error, and is told.
      .catch(() => undefined);
  }

  /** Reads an own region from a file. @throws RegionError where it is foreign or damaged */
  async readOwn(bytes: Uint8Array, model: ModelOfRegions | null): Promise<OwnRegion> {
    const { index } = await this.of(true, model);
    return decodeOwnRegion(bytes, index.shape, index.modelSha256);
  }

  /** Takes an own region, in place of an earlier one. */
  async takeOwn(own: OwnRegion, model: ModelOfRegions | null): Promise<OwnRegionReport> {
    (await this.of(true, model)).library.setOwn(own);
    this.own = own;
    return own.report;
  }

  /** @throws RegionError where there is none */
  ownFile(): Uint8Array<ArrayBuffer> {
    if (this.own) return encodeOwnRegion(this.own);
    throw new RegionError('region.noOwn');
  }

  private async open(): Promise<RegionsOfModel> {
    const index = parseRegionIndex(await this.environment.regionIndex());
    const library = new RegionLibrary({
      shape: index.shape,
      modelSha256: index.modelSha256,
      index,
      fetchFile: (file) => this.environment.regionFile(file),
      originals: () => this.originalsOf(index.modelSha256),
    });
    return { index, library };
  }

  private noRegions({ shape, modelSha256 }: ModelOfRegions): RegionsOfModel {
    const index: RegionIndex = {
      version: 1,
      modelSha256,
      shape,
      corpus: '',
      rule: 'abs-of-sum',
      entries: [],
    };
    const fetchFile = () => Promise.reject(new RegionError('region.noFiles'));
    const originals = () => this.originalsOf(modelSha256);
    return { index, library: new RegionLibrary({ shape, modelSha256, index, fetchFile, originals }) };
  }

  private originalsOf(modelSha256: string): OriginalMatrices | null {
    const loaded = this.loaded();
    return loaded?.modelSha256 === modelSha256 ? loaded.matrices : null;
  }
}
