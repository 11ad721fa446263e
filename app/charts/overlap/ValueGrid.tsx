import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { px } from '../format';

export interface ValueGridProps {
  /** Names the map for a screen reader and stands above it. */
  readonly title: string;
  /** `quiet` rows keep their label for screen readers only, where rows are too low for every label. */
  readonly rows: readonly { readonly key: string; readonly label: string; readonly quiet?: boolean }[];
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  /** 0..1 or null where nothing is known. */
  readonly value: (row: number, column: number) => number | null;
  /** Value of full colour. */
  readonly most: number;
  readonly cell: { readonly width: number; readonly height: number };
  /** Room for row labels, CSS px. */
  readonly labelWidth: number;
  readonly isSelected: (row: number, column: number) => boolean;
  /** The cell in words. */
  readonly words: (row: number, column: number) => string;
  readonly onWords: (words: string | null) => void;
  readonly onSelect: (row: number, column: number) => void;
}

/** Page keys take so many rows. */
const PAGE = 5;

/** Where a key leads in a grid: arrows, Home and End within the row, with Ctrl to the corners, Page keys; else null. */
export function stepInGrid(
  key: string,
  [row, column]: readonly [number, number],
  rows: number,
  columns: number,
  ctrl = false,
): readonly [number, number] | null {
  switch (key) {
    case 'ArrowUp':
      return [Math.max(0, row - 1), column];
    case 'ArrowDown':
      return [Math.min(rows - 1, row + 1), column];
    case 'ArrowLeft':
      return [row, Math.max(0, column - 1)];
    case 'ArrowRight':
      return [row, Math.min(columns - 1, column + 1)];
    case 'PageUp':
      return [Math.max(0, row - PAGE), column];
    case 'PageDown':
      return [Math.min(rows - 1, row + PAGE), column];
    case 'Home':
      return [ctrl ? 0 : row, 0];
    case 'End':
      return [ctrl ? rows - 1 : row, columns - 1];
    default:
      return null;
  }
}

/** A small map of values: hover and focus tell a cell in words, click and Enter choose it. One tab stop. */
export function ValueGrid(props: ValueGridProps) {
  const { title, rows, columns, cell, labelWidth, most } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [stop, setStop] = useState<readonly [number, number]>([0, 0]);
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    const to = stepInGrid(event.key, [row, column], rows.length, columns.length, event.ctrlKey);
    if (to) {
      setStop(to);
      body.current?.querySelector<HTMLElement>(`[data-cell="${to[0]}-${to[1]}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') props.onSelect(row, column);
    else return;
    event.preventDefault();
  };
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are chosen is a grid.
      role="grid"
      className="value-grid"
      aria-label={title}
      style={{ width: labelWidth + cell.width * columns.length }}
    >
      <caption>{title}</caption>
      <colgroup>
        <col style={{ width: labelWidth }} />
        {columns.map((column) => (
          <col key={column.key} style={{ width: cell.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((entry, row) => (
          <tr key={entry.key} style={{ height: cell.height }}>
            <th scope="row">
              <span className={entry.quiet ? 'visually-hidden' : undefined}>{entry.label}</span>
            </th>
            {columns.map((column, at) => {
              const value = props.value(row, at);
              const share = value === null || most <= 0 ? 0 : px(Math.min(1, value / most) * 100);
              return (
                <td
                  key={column.key}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cell of a grid.
                  role="gridcell"
                  data-cell={`${row}-${at}`}
                  tabIndex={stop[0] === row && stop[1] === at ? 0 : -1}
                  aria-label={props.words(row, at)}
                  aria-selected={props.isSelected(row, at)}
                  className={value === null ? 'is-unknown' : undefined}
                  style={{ '--share': `${share}%` } as CSSProperties}
                  onPointerEnter={() => props.onWords(props.words(row, at))}
                  onPointerLeave={() => props.onWords(null)}
                  onFocus={() => {
                    setStop([row, at]);
                    props.onWords(props.words(row, at));
                  }}
                  onBlur={() => props.onWords(null)}
                  onClick={() => props.onSelect(row, at)}
                  onKeyDown={(event) => onKeyDown(event, row, at)}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
