import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../workers/errors';
import type { Words } from '../../workers/errors/words';
import { engineWords } from '../i18n';
import { type Lines, toCsv } from './csv';
import './export.css';
import { download } from './download';
import { drawFigure, toPng } from './drawing';
import type { Provenance } from './provenance';

/** Without it spreadsheet programs read UTF-8 in the code page of their country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a figure gives to be exported; asked for at the press of a button. */
export interface Exportable {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly drawings: () => readonly SVGSVGElement[];
  readonly lines: () => Lines;
  /** What JSON holds beside the provenance. */
  readonly data: () => unknown;
  readonly provenance: () => Provenance;
}

export const FORMATS = ['svg', 'png', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The figure as SVG and PNG, its numbers as CSV and JSON; each says where it comes from. */
export function ExportButtons({ figure }: { readonly figure: Exportable }) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<Words | null>(null);
  const save = async (format: Format) => {
    setFailure(null);
    try {
      download(`${figure.name}.${format}`, await exported(format, figure));
    } catch (error) {
      setFailure(wordsOf(error));
    }
  };
  return (
    <span className="export-buttons">
      {FORMATS.map((format) => (
        <button key={format} type="button" onClick={() => void save(format)}>
          {t(`export.formats.${format}`)}
        </button>
      ))}
      {failure !== null && <span role="alert">{engineWords(failure)}</span>}
    </span>
  );
}

/** A figure as a file of one format. @throws Error where it can't be drawn */
export async function exported(format: Format, figure: Exportable): Promise<Blob> {
  const provenance = figure.provenance();
  if (format === 'json') {
    const content = JSON.stringify({ provenance, data: figure.data() }, null, 1);
    return new Blob([content], { type: 'application/json' });
  }
  if (format === 'csv')
    return new Blob([BYTE_ORDER_MARK, toCsv(figure.lines(), provenance)], { type: 'text/csv;charset=utf-8' });
  const drawn = drawFigure(figure.drawings(), provenance);
  return format === 'svg' ? new Blob([drawn.svg], { type: 'image/svg+xml' }) : toPng(drawn);
}
