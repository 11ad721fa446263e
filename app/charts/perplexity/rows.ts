import { languageName } from '../../i18n/language_names';
import { type Family, LANGUAGES, language, type Script } from '../../languages/languages';
import type { PerplexityOrder } from '../../link/order';
import type { PerplexityRow } from '../../state/values';

/** Message key of a heading. */
export type HeadingKey = `charts.family.${Family | 'own'}` | `charts.script.${Script | 'own'}`;

/** Rows under one heading; null where nothing is grouped. */
export interface RowGroup {
  readonly heading: HeadingKey | null;
  readonly rows: readonly PerplexityRow[];
}

/** Ratio from which the number is set in bold. */
export const STRIKING_RATIO = 3;

/** Edited perplexity over base perplexity, or null where one of them is missing. */
export function ratioOf(row: PerplexityRow): number | null {
  return row.base && row.edited ? row.edited.perplexity / row.base.perplexity : null;
}

/** The same of the edit that is pinned as A. */
export function pinnedRatioOf({ base, pinned }: PerplexityRow): number | null {
  return base && pinned ? pinned.perplexity / base.perplexity : null;
}

const place = new Map<string, number>(LANGUAGES.map((entry, index) => [entry.code, index]));
const own = (row: PerplexityRow) => row.language === 'own';

/** Name in English, or the label of the reader's own text. */
export function rowName(row: PerplexityRow): string {
  return row.label ?? (row.language === 'own' ? '' : languageName(row.language));
}

/** Sorts rows and puts them under headings. The reader's own text always comes first. Relatives stay together. */
export function arrangeRows(rows: readonly PerplexityRow[], order: PerplexityOrder): readonly RowGroup[] {
  const kin = (row: PerplexityRow) => place.get(row.language) ?? -1;
  const compare: Record<PerplexityOrder, (a: PerplexityRow, b: PerplexityRow) => number> = {
    kin: (a, b) => kin(a) - kin(b),
    ratio: (a, b) => (ratioOf(b) ?? 0) - (ratioOf(a) ?? 0) || kin(a) - kin(b),
    name: (a, b) => rowName(a).localeCompare(rowName(b), 'en'),
    family: (a, b) => kin(a) - kin(b),
    script: (a, b) => kin(a) - kin(b),
  };
  const sorted = [...rows].sort((a, b) => Number(own(b)) - Number(own(a)) || compare[order](a, b));
  if (order !== 'family' && order !== 'script') return [{ heading: null, rows: sorted }];
  const groups = new Map<HeadingKey, PerplexityRow[]>();
  for (const row of sorted) {
    const entry = row.language === 'own' ? null : language(row.language);
    const heading: HeadingKey =
      order === 'family'
        ? `charts.family.${entry?.family ?? 'own'}`
        : `charts.script.${entry?.script ?? 'own'}`;
    groups.set(heading, [...(groups.get(heading) ?? []), row]);
  }
  return [...groups].map(([heading, members]) => ({ heading, rows: members }));
}
