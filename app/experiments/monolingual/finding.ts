import { median } from 'd3';
import type { TFunction } from 'i18next';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import { formatRatio, ratioWords } from '../../charts/format';
import { headlineControl } from '../../figures/controls';
import type { RatioIn } from '../../figures/resampling';
import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import type { Rule } from '../../link/settings';
import { judgeMoreText, ownPlace } from '../claims/regions';
import { wordsOf } from '../claims/words';
import { ratioIn, ratioOfRuns, resultOf, specificity } from '../shared/scores';
import { twoSizes } from './sizes';

type Runs = readonly (RecordedResult<Scores> | undefined)[];

interface Damage {
  readonly own: RatioIn;
  readonly count: number;
  /** The median over the other languages. */
  readonly others: number;
  readonly next: { readonly code: LanguageCode; readonly ratio: RatioIn };
}

/** Ratios in a region's own language, in the others, and in the hardest hit of them; null where too little is there. */
function damageOf(after: Runs, before: Runs, of: RegionLanguage): Damage | null {
  const own = ratioOfRuns(after, before, of);
  const others = LANGUAGE_CODES.filter((code) => code !== of).flatMap((code) => {
    const ratio = ratioOfRuns(after, before, code);
    return ratio === null ? [] : [{ code, ratio }];
  });
  const [next] = [...others].sort((a, b) => b.ratio.value - a.ratio.value);
  const middle = median(others, ({ ratio }) => ratio.value);
  if (own === null || next === undefined || middle === undefined) return null;
  return { own, count: others.length, others: middle, next };
}

const named = ({ code, ratio }: Damage['next']) => `${languageName(code)} ${ratioWords(ratio)}`;

/** What a language's region does to its own language, to the others and over its control; null where not recorded. */
export function findingOf(
  recorded: RecordedExperiment<Scores>,
  of: RegionLanguage,
  rule: Rule,
  t: TFunction,
): string | null {
  const id = `${of}-top-${rule}`;
  const [edited, base] = [[resultOf(recorded, id)], [resultOf(recorded, 'base')]];
  const control = headlineControl(recorded, id);
  const damage = damageOf(edited, base, of);
  const chance = ratioOfRuns(control.results, base, of);
  if (damage === null || chance === null) return null;
  const words = {
    language: languageName(of),
    own: ratioWords(damage.own),
    count: damage.count,
    others: formatRatio(damage.others),
    next: named(damage.next),
  };
  if (control.kind === 'random')
    return t('experiments.monolingual.finding', { ...words, random: ratioWords(chance) });
  const net = damageOf(edited, control.results, of);
  if (net === null) return null;
  return t('experiments.monolingual.findingMatched', {
    ...words,
    net: ratioWords(net.own),
    othersNet: formatRatio(net.others),
    nextNet: named(net.next),
  });
}

/** What more text did to the regions, which the paper asks too; null where no region is recorded at both sizes. */
export function moreText(recorded: RecordedExperiment<Scores>, rule: Rule, t: TFunction): string | null {
  const base = resultOf(recorded, 'base');
  const damageIn = (edited: RecordedResult<Scores> | undefined, of: RegionLanguage) => {
    const [own, specific] = [ratioIn(edited, base, of), specificity(edited, base, of)];
    return own === null || specific === null ? null : { own, specific };
  };
  const pairs = REGION_LANGUAGES.flatMap((of) => {
    const { sizes, ...results } = twoSizes(recorded, `${of}-top-${rule}`);
    const [less, more] = [damageIn(results.less, of), damageIn(results.more, of)];
    return less === null || more === null ? [] : [{ sizes, less, more }];
  });
  const [first] = pairs;
  if (first === undefined) return null;
  return t(
    first.sizes === 'tokens' ? 'experiments.monolingual.moreTokens' : 'experiments.monolingual.moreText',
    {
      of: pairs.length,
      damaging: pairs.filter(({ less, more }) => more.own > less.own).length,
      specific: pairs.filter(({ less, more }) => more.specific > less.specific).length,
    },
  );
}

/** Where the region's own language stands among all, by damage beyond the random control; null where not recorded. */
export function placeOf(
  recorded: RecordedExperiment<Scores>,
  of: RegionLanguage,
  rule: Rule,
  t: TFunction,
): string | null {
  const place = ownPlace(recorded, of, rule);
  return place === null ? null : t('experiments.monolingual.place', { language: languageName(of), ...place });
}

/** What more text did to the paper's own case; null where it is not recorded at both sizes. */
export function russianOf(recorded: RecordedExperiment<Scores>, t: TFunction): string | null {
  const outcome = judgeMoreText(recorded);
  if (outcome === null) return null;
  return t('experiments.monolingual.russian', { tenth: '', all: '', ...wordsOf(outcome.values) });
}
