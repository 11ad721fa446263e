import { median } from 'd3';
import { formatRatio } from '../../charts/format';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { LANGUAGE_CODES } from '../../languages/languages';
import { ratioIn, resultOf } from './scores';

/** The median over languages of perplexity after over before, in words; null where it is not recorded. */
export function medianRatio(recorded: RecordedExperiment<Scores>, id: string): string | null {
  const [edited, base] = [resultOf(recorded, id), resultOf(recorded, 'base')];
  const ratio = median(LANGUAGE_CODES.flatMap((code) => ratioIn(edited, base, code) ?? []));
  return ratio === undefined ? null : formatRatio(ratio);
}

/** What a list of conditions came to, "name ×ratio" each, as far as it is recorded. */
export function medianRatios(
  recorded: RecordedExperiment<Scores>,
  conditions: readonly { readonly id: string; readonly name: string }[],
): readonly string[] {
  return conditions.flatMap(({ id, name }) => {
    const ratio = medianRatio(recorded, id);
    return ratio === null ? [] : [`${name} ${ratio}`];
  });
}
