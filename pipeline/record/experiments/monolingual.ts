import { INTACT, REGION_LANGUAGES, type RegionEdit } from '../../../workers/model/recipe';
import { DISCOVERIES } from '../experiment';
import { CONTROL_KINDS, controlsOf, removed, withControls } from '../recipes';
import { type GridRecipe, scoreGrid } from '../score_grid';

/** The rules that the headline rests on, in all languages; `paper` differs by less than a thousandth of the weights. */
const RULES = ['code', 'core-free'] as const;
/** Seeds of the controls of `code`; everything else has one. */
const SEEDS = [0, 1, 2, 3, 4] as const;
const seedsOf = (rule: (typeof RULES)[number]) => (rule === 'code' ? SEEDS : SEEDS.slice(0, 1));
/** What differs little in number from a result with plain random weights has those of its sizes alone. */
const MATCHED = ['matched'] as const;

function regions(
  kind: RegionEdit['kind'],
  rule: RegionEdit['rule'],
  more: Partial<GridRecipe> = {},
): GridRecipe[] {
  return REGION_LANGUAGES.map((of) => ({
    id: `${of}-${kind}-${rule}`,
    recipe: removed({ of, kind, rule }),
    ...more,
  }));
}

/** Regions found on less text, all as large: what more text changes, and the paper's two sizes (2k and 20k). */
function ofLessText(): GridRecipe[] {
  return DISCOVERIES.flatMap((discovery, seed) =>
    regions('top', 'code', { discovery, languages: 'twelve' }).flatMap((region) => {
      const result = { ...region, id: `${region.id}-${discovery}` };
      // Another seed for each size, so that their controls are draws of their own.
      return [result, ...controlsOf(result, [seed], MATCHED)];
    }),
  );
}

/**
 * Table 5 for every language with a region. What the headline needs comes first: both rules with one matched control
 * each, then plain random ones, then more seeds; then, in twelve languages, the paper's rule, Bottom and less text.
 */
export function monolingualPlan(): readonly GridRecipe[] {
  const headline = RULES.map((rule) => ({ rule, results: regions('top', rule) }));
  const arabic = (['band', 'sign-flip'] as const).flatMap((kind) =>
    withControls([{ id: `ar-${kind}-code`, recipe: removed({ of: 'ar', kind }) }]),
  );
  const round = (seed: number) =>
    CONTROL_KINDS.flatMap((kind) =>
      headline
        .filter(({ rule }) => seedsOf(rule).some((one) => one === seed))
        .flatMap(({ results }) => results.flatMap((result) => controlsOf(result, [seed], [kind]))),
    );
  return [
    { id: 'base', recipe: INTACT },
    ...headline.flatMap(({ results }) => results),
    ...round(0),
    ...arabic,
    ...SEEDS.slice(1).flatMap(round),
    ...ofLessText(),
    ...withControls(regions('top', 'paper', { languages: 'twelve' }), 0, MATCHED),
    ...withControls(regions('bottom', 'code', { languages: 'twelve' }), 0, MATCHED),
  ];
}

/** Section 3.3 and Table 5 of the paper: a language's region removed, in 34 languages. */
export const monolingualExperiment = scoreGrid('monolingual', 'all', async () => monolingualPlan());
