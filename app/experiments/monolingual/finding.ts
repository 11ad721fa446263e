import type { TFunction } from 'i18next';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import { formatRatio } from '../../charts/format';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { LANGUAGE_CODES } from '../../languages/languages';
import { median, ratioIn, resultOf, specificity } from '../scores/rows';

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
  if (own === null || control === null || next === undefined) return null;
  return t('experiments.monolingual.finding', {
    language: languageName(of),
    own: formatRatio(own),
    count: others.length,
    others: formatRatio(median(others.map(({ ratio }) => ratio))),
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
