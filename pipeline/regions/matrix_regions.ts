import { CORE_LANGUAGES, NESTED_SHARES, type RegionLanguage } from '../../workers/model/recipe';
import { selectLevels } from '../../workers/regions/select';
import { type Flags, innermost, type Levels, minus } from './rank';

/** What regions are of: the core, or a language. */
export type Of = 'core' | RegionLanguage;
export type ImportanceOf = (of: Of) => Float32Array;

/**
 * The regions of one matrix by one set of importances. What several files are made from is worked out once.
 */
export class MatrixRegions {
  private readonly tops = new Map<Of, Levels>();
  private readonly monolinguals = new Map<RegionLanguage, Flags>();

  /** @param importance [output * input] @param core languages of the core */
  constructor(
    readonly importance: ImportanceOf,
    private readonly core: readonly RegionLanguage[] = CORE_LANGUAGES,
  ) {}

  /** Top at 1, 3 and 5 %. */
  top(of: Of): Levels {
    return remembered(this.tops, of, () => selectLevels(this.importance(of), 'top', NESTED_SHARES));
  }

  /** A language's top 1 % less that of the paper's other languages (Eq. 5). */
  monolingual(language: RegionLanguage): Flags {
    return remembered(this.monolinguals, language, () =>
      minus(innermost(this.top(language)), this.othersTop(language)),
    );
  }

  /** The top 1 % that Eq. 5 takes out of a language. */
  othersTop(language: RegionLanguage): Flags[] {
    return this.core.filter((other) => other !== language).map((other) => innermost(this.top(other)));
  }
}

function remembered<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}
