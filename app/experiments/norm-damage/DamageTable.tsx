import { useTranslation } from 'react-i18next';
import { ValueTable } from '../../charts/ValueTable';
import { type Lines, linesOf } from '../../export/csv';
import {
  cellsOf,
  DAMAGE_OPERATIONS,
  type DamageOperation,
  MAPPED_NORMS,
  type NormDamageFigures,
} from '../../figures/norm-damage';
import { damageIn, ratioWords } from './words';

interface DamageTableProps {
  readonly results: readonly NormDamageFigures[];
  readonly operation: DamageOperation;
}

/** The map as a table: the worst measured cell of each layer and norm, with its dimension. */
export function DamageTable({ results, operation }: DamageTableProps) {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage.table' as const;
  const cells = cellsOf(results, operation);
  const layers = [...new Set(cells.map(({ layer }) => layer))].sort((a, b) => a - b);
  const worstOf = (layer: number, norm: string) => {
    const here = cells.filter((cell) => cell.layer === layer && cell.norm === norm);
    const worst = here.reduce((a, b) => (damageIn('mean')(b) > damageIn('mean')(a) ? b : a), here[0] ?? null);
    return worst === null
      ? t(`${key}.none`)
      : `${ratioWords(worst.meanDamage)} (${worst.dimension}; ${here.length})`;
  };
  return (
    <ValueTable
      caption={t(`${key}.caption`)}
      columns={[t(`${key}.layer`), ...MAPPED_NORMS.map((norm) => t(`dimensions.norms.${norm}`))]}
      rows={layers.map((layer) => [String(layer), ...MAPPED_NORMS.map((norm) => worstOf(layer, norm))])}
    />
  );
}

/** Every measured cell as a line of CSV; changes in nats a token. */
export const damageLines = (results: readonly NormDamageFigures[]): Lines =>
  linesOf(
    DAMAGE_OPERATIONS.flatMap((operation) =>
      results.flatMap((one) =>
        cellsOf([one], operation).map((cell) => ({ ...cell, operation, tokens: one.tokens })),
      ),
    ),
    {
      operation: ({ operation }) => operation,
      norm: ({ norm }) => norm,
      layer: ({ layer }) => layer,
      dimension: ({ dimension }) => dimension,
      groups: ({ groups }) => groups,
      importance: ({ importance }) => importance,
      en: ({ damage }) => damage.en,
      ar: ({ damage }) => damage.ar,
      zh: ({ damage }) => damage.zh,
      tokens: ({ tokens }) => tokens,
    },
  );
