import { type Lines, toCsv } from './csv';
import { drawFigure, toPng } from './drawing';
import type { Provenance } from './provenance';

/** What a figure gives to be exported; asked for at the press of a button. */
export interface Exportable {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly drawings: () => readonly SVGSVGElement[] | Promise<readonly SVGSVGElement[]>;
  readonly lines: () => Lines;
  /** What JSON holds beside the provenance. */
  readonly data: () => unknown;
  readonly provenance: () => Provenance;
}

export type Format = 'svg' | 'png' | 'csv' | 'json';

/** Without it spreadsheet programs read UTF-8 in the code page of their country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A figure as a file of one format. @throws Error where it can't be drawn */
export async function exported(format: Format, figure: Exportable): Promise<Blob> {
  const provenance = figure.provenance();
  if (format === 'json') {
    const content = JSON.stringify({ provenance, data: figure.data() }, null, 1);
    return new Blob([content], { type: 'application/json' });
  }
  if (format === 'csv')
    return new Blob([BYTE_ORDER_MARK, toCsv(figure.lines(), provenance)], { type: 'text/csv;charset=utf-8' });
  const drawn = drawFigure(await figure.drawings(), provenance);
  return format === 'svg' ? new Blob([drawn.svg], { type: 'image/svg+xml' }) : toPng(drawn);
}
