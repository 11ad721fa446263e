import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, standaloneSvg, toCsv, toPng } from './export';
import type { ExperimentId } from './ids';
import type { RecordedExperiment } from './schema';

interface ExportButtonsProps {
  readonly id: ExperimentId;
  readonly recorded: RecordedExperiment<unknown>;
  readonly figure: RefObject<HTMLElement | null>;
  readonly lines: readonly (readonly (string | number)[])[];
}

const FORMATS = ['svg', 'png', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** The figure as SVG and PNG, its numbers as CSV and JSON; each says where it comes from. */
export function ExportButtons({ id, recorded, figure, lines }: ExportButtonsProps) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (format: Format) => {
    setFailure(null);
    try {
      download(`${id}.${format}`, await exported(format, recorded, figure.current, lines));
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <p className="experiment-export">
      <span>{t('experiments.shell.export')}</span>
      {FORMATS.map((format) => (
        <button key={format} type="button" onClick={() => void save(format)}>
          {t(`experiments.shell.exports.${format}`)}
        </button>
      ))}
      {failure !== null && <span role="alert">{failure}</span>}
    </p>
  );
}

/** @throws Error where there is no drawn figure to export */
async function exported(
  format: Format,
  recorded: RecordedExperiment<unknown>,
  figure: HTMLElement | null,
  lines: readonly (readonly (string | number)[])[],
): Promise<Blob> {
  const [first] = recorded.results;
  const provenance = {
    experiment: recorded.experiment,
    model: `${recorded.modelName}, SHA-256 ${recorded.modelSha256}`,
    text: recorded.text,
    origin: `recorded, ${first?.backend ?? 'unknown'}, ${first?.madeWith ?? 'unknown'}`,
    page: location.href,
  };
  if (format === 'json')
    return new Blob([JSON.stringify({ provenance, recorded }, null, 1)], { type: 'application/json' });
  if (format === 'csv') return new Blob([toCsv(lines, provenance)], { type: 'text/csv' });
  const drawn = figure?.querySelector('svg');
  if (!drawn) throw new Error('This figure has no drawing to export; take CSV or JSON.');
  const svg = standaloneSvg(drawn, provenance);
  if (format === 'svg') return new Blob([svg], { type: 'image/svg+xml' });
  const { width, height } = drawn.getBoundingClientRect();
  return toPng(svg, width, height, getComputedStyle(document.body).backgroundColor);
}
