import { median } from 'd3';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import type { Rule } from '../../link/settings';
import { TABLE_5 } from '../../paper/reported';
import { twoSizes } from '../monolingual/sizes';
import { ratioIn, resultOf } from '../shared/scores';
import { count, type Outcome, ratio, UNHARMED_CHANGE, type Verdict } from './outcome';
import { type Damage, damagesOf, spread } from './ratios';

/** A language that is hit this near to the hardest hit of the others counts as hit hard: the first tenth. */
const HARD_HIT = 0.1;

const damagesOfRegion = (recorded: RecordedExperiment<Scores>, of: RegionLanguage, rule: Rule = 'code') =>
  damagesOf(recorded, `${of}-top-${rule}`);

/** A place among languages by what the region does beyond its control, 1 is hit hardest. */
const rankOf = (found: readonly Damage[], { net }: Damage): number =>
  1 + found.filter((other) => other.net.value > net.value).length;

/** Where a region's own language stands among all languages by damage beyond the control; null where not recorded. */
export function ownPlace(
  recorded: RecordedExperiment<Scores>,
  of: RegionLanguage,
  rule: Rule,
): { readonly rank: number; readonly of: number } | null {
  const found = damagesOfRegion(recorded, of, rule);
  const own = found.find(({ code }) => code === of);
  return own === undefined ? null : { rank: rankOf(found, own), of: found.length };
}

/** A language's region harms that language more than all others, each beyond its random control. */
export function judgeOwn(recorded: RecordedExperiment<Scores>): Outcome | null {
  const regions = REGION_LANGUAGES.flatMap((of) => {
    const found = damagesOfRegion(recorded, of);
    const own = found.find(({ code }) => code === of);
    const others = median(found.filter(({ code }) => code !== of).map(({ net }) => net.value));
    if (own === undefined || others === undefined) return [];
    return [{ own: own.net.value, others, control: own.control.value, isFirst: rankOf(found, own) === 1 }];
  });
  const own = spread(regions.map((region) => region.own));
  const others = spread(regions.map((region) => region.others));
  const control = spread(regions.map((region) => region.control));
  if (own === null || others === null || control === null) return null;
  const first = regions.filter(({ isFirst }) => isFirst).length;
  return {
    verdict: first === regions.length ? 'holds' : first >= regions.length / 2 ? 'weakly' : 'not',
    values: {
      first: count(first),
      of: count(regions.length),
      own: ratio(own.value, own.low, own.high),
      others: ratio(others.value, others.low, others.high),
      control: ratio(control.value, control.low, control.high),
    },
  };
}

/** Ukrainian is hit with Russian, as no unrelated language is (Table 5). */
export function judgeKin(recorded: RecordedExperiment<Scores>): Outcome | null {
  const all = damagesOfRegion(recorded, 'ru');
  const found = all.filter(({ code }) => code !== 'ru');
  const [russian, kin] = [all.find(({ code }) => code === 'ru'), found.find(({ code }) => code === 'uk')];
  const middle = median(found, ({ net }) => net.value);
  if (russian === undefined || kin === undefined || middle === undefined) return null;
  const rank = rankOf(found, kin);
  const isClear = kin.net.low > middle;
  const isHardHit = rank <= Math.max(1, HARD_HIT * found.length);
  return {
    verdict: rank === 1 && isClear ? 'holds' : isHardHit && isClear ? 'weakly' : 'not',
    values: {
      kin: ratio(kin.edited.value, kin.edited.low, kin.edited.high),
      own: ratio(russian.edited.value, russian.edited.low, russian.edited.high),
      rank: count(rank),
      others: count(found.length),
      control: ratio(kin.control.value),
    },
  };
}

/** The other nine languages of Table 5 are spared by the Russian region. */
export function judgeSpared(recorded: RecordedExperiment<Scores>): Outcome | null {
  const found = damagesOfRegion(recorded, 'ru').filter(
    ({ code }) => code !== 'ru' && code !== 'uk' && TABLE_5.rows.some(({ language }) => language === code),
  );
  const removed = spread(found.map(({ edited }) => edited.value));
  const control = spread(found.map((one) => one.control.value));
  const net = spread(found.map((one) => one.net.value));
  if (removed === null || control === null || net === null) return null;
  const most = 1 + UNHARMED_CHANGE;
  const verdict: Verdict = removed.high <= most ? 'holds' : net.value <= most ? 'weakly' : 'not';
  return {
    verdict,
    values: {
      removed: ratio(removed.value, removed.low, removed.high),
      count: count(found.length),
      control: ratio(control.value, control.low, control.high),
    },
  };
}

/** A region that was found on more text harms its own language more (Table 5, Russian: 10K against 100K samples). */
export function judgeMoreText(recorded: RecordedExperiment<Scores>): Outcome | null {
  const base = resultOf(recorded, 'base');
  const pairs = REGION_LANGUAGES.flatMap((of) => {
    const sizes = twoSizes(recorded, `${of}-top-code`);
    const [all, tenth] = [ratioIn(sizes.more, base, of), ratioIn(sizes.less, base, of)];
    return all === null || tenth === null ? [] : [{ of, all, tenth }];
  });
  const russian = pairs.find(({ of }) => of === 'ru');
  if (russian === undefined) return null;
  const more = pairs.filter(({ all, tenth }) => all > tenth).length;
  const isMore = russian.all > russian.tenth;
  return {
    verdict: isMore && more === pairs.length ? 'holds' : isMore && more > pairs.length / 2 ? 'weakly' : 'not',
    values: {
      tenth: ratio(russian.tenth),
      all: ratio(russian.all),
      more: count(more),
      of: count(pairs.length),
    },
  };
}
