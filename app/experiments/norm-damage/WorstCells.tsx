import { useTranslation } from 'react-i18next';
import { ValueTable } from '../../charts/ValueTable';
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
    <ValueTable
      label={t(`${key}.list`)}
      className="is-wordy"
      caption={t(`${key}.caption`, { operation: t(`${key}.operations.${operation}`) })}
      columns={[
        t(`${key}.columns.cell`),
        ...DAMAGE_LANGUAGES.map(languageName),
        <span key="importance" className="is-formula">
          {t(`${key}.columns.importance`)}
        </span>,
        t(`${key}.columns.groups`),
        t(`${key}.columns.open`),
      ]}
      rows={cells.map((cell) => {
        const words = cellWords(cell, operation, t);
        return [
          words,
          ...DAMAGE_LANGUAGES.map((code) => ratioWords(cell.damage[code])),
          cell.importance.toPrecision(2),
          groups(cell),
          <button
            key="open"
            type="button"
            aria-label={t(`${key}.run`, { cell: words })}
            onClick={() => onOpen(cell)}
          >
            {t(`${key}.columns.open`)}
          </button>,
        ];
      })}
    />
  );
}
