import type { TFunction } from 'i18next';
import { comma } from '../../i18n/numbers';
import type { TextRow } from './rows';

/** Conditions that the sentence names. */
const NAMED = 3;

/** Which models the intact text surprises most, beside the intact one; null where they are not recorded. */
export function surprisedMost(rows: readonly TextRow[], t: TFunction): string | null {
  const means = rows.flatMap(({ condition, meanOfBase }) =>
    meanOfBase === null ? [] : [{ condition, mean: meanOfBase }],
  );
  const intact = means.find(({ condition }) => condition === 'intact');
  const edited = means.filter(({ condition }) => condition !== 'intact').sort((a, b) => b.mean - a.mean);
  if (intact === undefined || edited.length === 0) return null;
  return t('experiments.texts.finding', {
    intact: intact.mean.toFixed(2),
    list: edited
      .slice(0, NAMED)
      .map(({ condition, mean }) => `${t(`experiments.texts.conditions.${condition}`)} ${mean.toFixed(2)}`)
      .join(comma()),
  });
}
