import type { ReactNode } from 'react';
import { TableScroll } from './TableScroll';

interface ValueTableProps {
  readonly caption: string;
  readonly columns: readonly ReactNode[];
  /** The first cell of a row names it; a row that is shorter than the head ends in one empty cell. */
  readonly rows: readonly (readonly ReactNode[])[];
  /** Columns whose cells are a model's or a reader's text: set in its own direction, never translated. */
  readonly textColumns?: readonly number[];
  /** Names the region, where the caption is not its name. */
  readonly label?: string;
  /** A class of the table's own. */
  readonly className?: string;
}

const AS_TEXT = { dir: 'auto', translate: 'no' } as const;

/** The table twin of a chart: its values in plain rows, in a region that scrolls. */
export function ValueTable(props: ValueTableProps) {
  return (
    <TableScroll label={props.label ?? props.caption}>
      <PlainTable {...props} />
    </TableScroll>
  );
}

/* biome-ignore-start lint/suspicious/noArrayIndexKey: rows and cells are never sorted or moved, and two may be the same. */
/** The same without a region: a table that is narrow enough for any page. */
export function PlainTable({ caption, columns, rows, textColumns = [], className = '' }: ValueTableProps) {
  return (
    <table className={`chart-table ${className}`.trim()}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={at} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          <tr key={row}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={at} {...(textColumns.includes(at + 1) ? AS_TEXT : {})}>
                {cell}
              </td>
            ))}
            {cells.length + 1 < columns.length && <td colSpan={columns.length - 1 - cells.length} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
/* biome-ignore-end lint/suspicious/noArrayIndexKey: see above. */
