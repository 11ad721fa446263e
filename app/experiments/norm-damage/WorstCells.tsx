import { useTranslation } from 'react-i18next';
import { TableScroll } from '../../charts/TableScroll';
import {
  type Cell,
  DAMAGE_LANGUAGES,
  type DamageOperation,
  GROUP,
  type GroupName,
  isIn,
} from '../../figures/norm-damage';
import { languageName } from '../../i18n/language_names';
import { semicolon } from '../../i18n/numbers';
import { cellWords, ratioWords } from './words';

interface WorstCellsProps {
  /** Worst first. */
  readonly cells: readonly Cell[];
  readonly operation: DamageOperation;
  readonly onOpen: (cell: Cell) => void;
}

/** The most damaging cells as a table, each to be run live. */
export function WorstCells({ cells, operation, onOpen }: WorstCellsProps) {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage' as const;
  const groups = (cell: Cell) =>
    (Object.keys(GROUP) as GroupName[])
      .filter((group) => isIn(cell, group))
      .map((group) => t(`${key}.groups.${group}`))
      .join(semicolon());
  return (
    <TableScroll label={t(`${key}.list`)}>
      <table className="chart-table">
        <caption>{t(`${key}.caption`, { operation: t(`${key}.operations.${operation}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`${key}.columns.cell`)}</th>
            {DAMAGE_LANGUAGES.map((code) => (
              <th key={code} scope="col">
                {languageName(code)}
              </th>
            ))}
            <th scope="col" className="is-formula">
              {t(`${key}.columns.importance`)}
            </th>
            <th scope="col">{t(`${key}.columns.groups`)}</th>
            <th scope="col">{t(`${key}.columns.open`)}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const words = cellWords(cell, operation, t);
            return (
              <tr key={words}>
                <th scope="row" className="is-wordy">
                  {words}
                </th>
                {DAMAGE_LANGUAGES.map((code) => (
                  <td key={code}>{ratioWords(cell.damage[code])}</td>
                ))}
                <td>{cell.importance.toPrecision(2)}</td>
                <td>{groups(cell)}</td>
                <td>
                  <button
                    type="button"
                    aria-label={t(`${key}.run`, { cell: words })}
                    onClick={() => onOpen(cell)}
                  >
                    {t(`${key}.columns.open`)}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}
