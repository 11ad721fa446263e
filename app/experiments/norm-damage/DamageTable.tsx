import { useTranslation } from 'react-i18next';
import { ValueTable } from '../../charts/ValueTable';
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
export function damageLines(
  results: readonly NormDamageFigures[],
): readonly (readonly (string | number)[])[] {
  const head = [
    'operation',
    'norm',
    'layer',
    'dimension',
    'groups',
    'importance',
    'en',
    'ar',
    'zh',
    'tokens',
  ];
  return [
    head,
    ...DAMAGE_OPERATIONS.flatMap((operation) =>
      results.flatMap((one) =>
        cellsOf([one], operation).map(({ norm, layer, dimension, groups, importance, damage }) => [
          operation,
          norm,
          layer,
          dimension,
          groups,
          importance,
          damage.en,
          damage.ar,
          damage.zh,
          one.tokens,
        ]),
      ),
    ),
  ];
}
