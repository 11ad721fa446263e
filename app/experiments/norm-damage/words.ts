import type { TFunction } from 'i18next';
import { formatRatio } from '../../charts/format';
import {
  type Cell,
  DAMAGE_LANGUAGES,
  type DamageLanguage,
  type DamageOperation,
  editOf,
} from '../../figures/norm-damage';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import { extraSentence } from '../../i18n/sentence';

/** A language, or the mean of the three. */
export type Shown = DamageLanguage | 'mean';

/** Change of the mean negative log-likelihood in nats a token. */
export const damageIn =
  (shown: Shown) =>
  (cell: Cell): number =>
    shown === 'mean' ? cell.meanDamage : cell.damage[shown];

/** "norm after attention, layer 1, dimension 163 × 4" */
export const cellWords = (cell: Cell, operation: DamageOperation, t: TFunction): string =>
  extraSentence(editOf(cell, operation), t);

/** How perplexity changes; two decimals near one, where one would say nothing. */
export function ratioWords(damage: number): string {
  const ratio = Math.exp(damage);
  return ratio < 10 ? `×${ratio.toFixed(2)}` : formatRatio(ratio);
}

/** A cell with what it does to each language. */
export function damageWords(cell: Cell, operation: DamageOperation, t: TFunction): string {
  return t('experiments.norm-damage.cell', {
    cell: cellWords(cell, operation, t),
    list: DAMAGE_LANGUAGES.map((code) =>
      t('experiments.norm-damage.one', {
        language: languageName(code),
        ratio: ratioWords(cell.damage[code]),
      }),
    ).join(comma()),
    importance: cell.importance.toPrecision(2),
  });
}
