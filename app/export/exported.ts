import { toCsv } from './csv';
import { drawFigure, toPng } from './drawing';
import type { Exportable, Format } from './ExportButtons';

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
