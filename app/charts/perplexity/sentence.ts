import type { TFunction } from 'i18next';
import { comma } from '../../i18n/numbers';
import type { PerplexityRow, Value } from '../../state/values';
import { formatPerplexity, formatRatio, ratioWords } from '../format';
import { pinnedRatioOf, ratioOf, rowName } from './rows';

/** The parts of a row in words, in reading order; the tooltip shows them as lines, the label joins them. */
export function rowParts(row: PerplexityRow, t: TFunction): readonly string[] {
  const { base, edited, random, pinned, control = 'random' } = row;
  const key = 'charts.perplexity.row' as const;
  if (!base && !edited && !random) {
    return [t(Object.values(row.computing).includes(true) ? `${key}.computing` : `${key}.nothing`)];
  }
  const value = (entry: Value, computing: boolean) =>
    t(computing ? `${key}.valueComputing` : `${key}.value`, {
      value: formatPerplexity(entry.perplexity),
      origin: t(`charts.origin.${entry.origin}`),
    });
  const parts: string[] = [];
  if (base) parts.push(t(`${key}.base`, { value: value(base, row.computing.base) }));
  else if (row.computing.base) parts.push(t(`${key}.awaited.base`));
  if (edited) {
    const ratio = ratioOf(row);
    const words = value(edited, row.computing.edited);
    parts.push(
      ratio === null
        ? t(`${key}.editedAlone`, { value: words })
        : t(`${key}.edited`, {
            value: words,
            ratio: row.ratios?.edited ? ratioWords(row.ratios.edited) : formatRatio(ratio),
          }),
    );
  } else if (row.computing.edited) parts.push(t(`${key}.awaited.edited`));
  if (pinned) {
    const ratio = pinnedRatioOf(row);
    const words = value(pinned, row.computing.pinned === true);
    parts.push(t(`${key}.pinned`, { value: words, ratio: ratio === null ? '' : formatRatio(ratio) }));
  }
  if (random) parts.push(t(`${key}.${control}`, { value: value(random, row.computing.random) }));
  else if (row.computing.random) parts.push(t(`${key}.awaited.${control}`));
  const bits = base ?? edited;
  if (base && edited) {
    const numbers = { base: base.bitsPerByte.toFixed(2), edited: edited.bitsPerByte.toFixed(2) };
    parts.push(t(`${key}.bits`, numbers));
  } else if (bits) parts.push(t(`${key}.bitsAlone`, { base: bits.bitsPerByte.toFixed(2) }));
  return parts;
}

/** The row as one sentence: "Arabic: base 20.7 (live), edited 280 (live), ×13.5 of base, …". */
export function rowSentence(row: PerplexityRow, t: TFunction): string {
  const name = rowName(row) || t('charts.languages.own');
  return `${name}: ${rowParts(row, t).join(comma())}.`;
}
