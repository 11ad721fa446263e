import type { TFunction } from 'i18next';
import type { RegionLanguage } from '../../../workers/weights/recipe';
import { formatRatio } from '../../charts/format';
import { languageName } from '../../i18n/language_names';
import { LANGUAGE_CODES } from '../../languages';
import type { RecordedExperiment, Scores } from '../schema';
import { median, ratioIn, resultOf } from '../scores/rows';

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
