import type { Provenance } from './provenance';
import { wellFormed } from './well_formed';

export type Cell = string | number;
export type Lines = readonly (readonly Cell[])[];

/** Rows as lines under their head: each column is its name and what it says of a row. */
export const linesOf = <Row>(
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Cell>>,
): Lines => [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((cell) => cell(row)))];

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell as RFC 4180 wants it; a reader's text never becomes a formula. */
function quote(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = wellFormed(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Lines of cells as CSV; those that begin with "#" say where the numbers come from, each in one cell, quoted as every
 * other: a comma in a prompt begins no cell of its own.
 */
export function toCsv(lines: Lines, provenance: Provenance): string {
  const head = Object.entries(provenance).map(([name, value]) =>
    quote(`# ${name}: ${String(value).replace(/[\n\r]+/g, ' ')}`),
  );
  return `${[...head, ...lines.map((line) => line.map(quote).join(','))].join('\n')}\n`;
}
