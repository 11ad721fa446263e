import { useTranslation } from 'react-i18next';
import {
  cellsOf,
  DAMAGE_OPERATIONS,
  type DamageOperation,
  MAPPED_NORMS,
  type NormDamageFigures,
} from './figures';
import { damageIn, ratioWords } from './words';

interface DamageTableProps {
  readonly results: readonly NormDamageFigures[];
  readonly operation: DamageOperation;
}

/** The map as a table: the worst measured cell of each layer and norm, with its dimension. */
export function DamageTable({ results, operation }: DamageTableProps) {
  const { t } = useTranslation();
  const key = 'experiments.damage.table' as const;
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="chart-table-scroll" tabIndex={0} aria-label={t(`${key}.caption`)}>
      <table className="chart-table">
        <caption>{t(`${key}.caption`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`${key}.layer`)}</th>
            {MAPPED_NORMS.map((norm) => (
              <th key={norm} scope="col">
                {t(`dimensions.norms.${norm}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => (
            <tr key={layer}>
              <th scope="row">{layer}</th>
              {MAPPED_NORMS.map((norm) => (
                <td key={norm}>{worstOf(layer, norm)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every measured cell as a line of CSV; changes in nats a token. */
export function damageLines(
  results: readonly NormDamageFigures[],
): readonly (readonly (string | number)[])[] {
  const head = ['operation', 'norm', 'layer', 'dimension', 'groups', 'importance', 'en', 'ar', 'zh'];
  return [
    head,
    ...DAMAGE_OPERATIONS.flatMap((operation) =>
      cellsOf(results, operation).map(({ norm, layer, dimension, groups, importance, damage }) => [
        operation,
        norm,
        layer,
        dimension,
        groups,
        importance,
        damage.en,
        damage.ar,
        damage.zh,
      ]),
    ),
  ];
}
