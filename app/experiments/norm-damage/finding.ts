import type { TFunction } from 'i18next';
import {
  type Cell,
  cellsOf,
  DAMAGE_LANGUAGES,
  type DamageOperation,
  type NormDamageFigures,
  rankedBy,
} from '../../figures/norm-damage';
import type { RecordedExperiment } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { comma, formatCount } from '../../i18n/numbers';
import { judgeParameter } from '../claims/inside';
import { worst } from './statistics';
import { cellWords, ratioWords } from './words';

/** The worst measured cell in words; null where none is recorded for the operation. */
export function worstOf(cells: readonly Cell[], operation: DamageOperation, t: TFunction): string | null {
  const [cell] = worst(cells, 1, ({ meanDamage }) => meanDamage);
  if (cell === undefined) return null;
  return t('experiments.norm-damage.finding', {
    cells: formatCount(cells.length),
    cell: cellWords(cell, operation, t),
    list: DAMAGE_LANGUAGES.map((code) => `${languageName(code)} ${ratioWords(cell.damage[code])}`).join(
      comma(),
    ),
  });
}

/** Whether one parameter breaks the model, and which; null where none is recorded for the operation. */
export function answerOf(
  recorded: RecordedExperiment<NormDamageFigures>,
  operation: DamageOperation,
  t: TFunction,
): string | null {
  const cells = cellsOf(rankedBy(recorded).figures, operation);
  const [worst, outcome] = [worstOf(cells, operation, t), judgeParameter(recorded, operation)];
  if (worst === null || outcome === null || outcome.verdict === 'untested') return worst;
  return `${t(`experiments.norm-damage.lead.${outcome.verdict}`)} ${worst}`;
}
