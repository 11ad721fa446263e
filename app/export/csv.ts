import type { Provenance } from './provenance';

export type Cell = string | number;
export type Lines = readonly (readonly Cell[])[];

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell as RFC 4180 wants it; a reader's text never becomes a formula. */
function quote(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Lines of cells as CSV; lines that begin with "#" say where the numbers come from. */
export function toCsv(lines: Lines, provenance: Provenance): string {
  const head = Object.entries(provenance).map(
    ([name, value]) => `# ${name}: ${String(value).replace(/[\n\r]+/g, ' ')}`,
  );
  return `${[...head, ...lines.map((line) => line.map(quote).join(','))].join('\n')}\n`;
}
