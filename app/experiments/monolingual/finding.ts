import { median } from 'd3';
import type { TFunction } from 'i18next';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import { formatRatio } from '../../charts/format';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { LANGUAGE_CODES } from '../../languages/languages';
import { judgeMoreText, ownPlace } from '../claims/regions';
import { wordsOf } from '../claims/words';
import { ratioIn, resultOf, specificity } from '../shared/scores';

/** What a language's region does to its own language, to the others and against chance; null where not recorded. */
export function findingOf(
  recorded: RecordedExperiment<Scores>,
  of: RegionLanguage,
  rule: 'code' | 'paper',
  t: TFunction,
): string | null {
  const [edited, random, base] = [`${of}-top-${rule}`, `${of}-random`, 'base'].map((id) =>
    resultOf(recorded, id),
  );
  const own = ratioIn(edited, base, of);
  const control = ratioIn(random, base, of);
  const others = LANGUAGE_CODES.filter((code) => code !== of).flatMap((code) => {
    const ratio = ratioIn(edited, base, code);
    return ratio === null ? [] : [{ code, ratio }];
  });
  const [next] = [...others].sort((a, b) => b.ratio - a.ratio);
  const middle = median(others, ({ ratio }) => ratio);
  if (own === null || control === null || next === undefined || middle === undefined) return null;
  return t('experiments.monolingual.finding', {
    language: languageName(of),
    own: formatRatio(own),
    count: others.length,
    others: formatRatio(middle),
    next: `${languageName(next.code)} ${formatRatio(next.ratio)}`,
    random: formatRatio(control),
  });
}

/** What more text did to the regions, which the paper asks too; null where no region is recorded at both sizes. */
export function moreText(
  recorded: RecordedExperiment<Scores>,
  rule: 'code' | 'paper',
  t: TFunction,
): string | null {
  const base = resultOf(recorded, 'base');
  const pairs = REGION_LANGUAGES.flatMap((of) => {
    const [all, tenth] = ['', '-tenth'].map((size) => {
      const edited = resultOf(recorded, `${of}-top-${rule}${size}`);
      const [own, specific] = [ratioIn(edited, base, of), specificity(edited, base, of)];
      return own === null || specific === null ? null : { own, specific };
    });
    return all == null || tenth == null ? [] : [{ all, tenth }];
  });
  if (pairs.length === 0) return null;
  return t('experiments.monolingual.moreText', {
    of: pairs.length,
    damaging: pairs.filter(({ all, tenth }) => all.own > tenth.own).length,
    specific: pairs.filter(({ all, tenth }) => all.specific > tenth.specific).length,
  });
}

/** Where the region's own language stands among all, by damage beyond the random control; null where not recorded. */
export function placeOf(
  recorded: RecordedExperiment<Scores>,
  of: RegionLanguage,
  rule: 'code' | 'paper',
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
