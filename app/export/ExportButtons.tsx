import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../workers/errors';
import type { Words } from '../../workers/errors/words';
import { engineWords } from '../i18n';
import './export.css';
import type { Exportable, Format } from './exported';

const FORMATS: readonly Format[] = ['svg', 'png', 'csv', 'json'];

/** The figure as SVG and PNG, its numbers as CSV and JSON; each says where it comes from. */
export function ExportButtons({ figure }: { readonly figure: Exportable }) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<Words | null>(null);
  const save = async (format: Format) => {
    setFailure(null);
    try {
      const [{ exported }, { download }] = await Promise.all([import('./exported'), import('./download')]);
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
