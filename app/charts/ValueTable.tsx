import { TableScroll } from './TableScroll';

interface ValueTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Cells as they are written; the first of a row names it. */
  readonly rows: readonly (readonly string[])[];
  /** The column whose cells are a model's or a reader's text: set in its own direction, never translated. */
  readonly textColumn?: number;
}

const AS_TEXT = { dir: 'auto', translate: 'no' } as const;

/** The table twin of a chart: its values in plain rows. */
export function ValueTable({ caption, columns, rows, textColumn }: ValueTableProps) {
  return (
    <TableScroll label={caption}>
      <table className="chart-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], at) => (
            // Two rows may have the same name: the order is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are never sorted or moved.
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]} {...(column + 1 === textColumn ? AS_TEXT : {})}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
