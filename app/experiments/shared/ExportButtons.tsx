import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../engine/status';
import { CiteButton } from '../../export/CiteButton';
import { ExportButtons as Buttons } from '../../export/ExportButtons';
import { provenanceOf } from '../../export/provenance';
import type { RecordedExperiment } from '../../figures/schema';
import type { ExperimentId } from '../../link/experiments';

interface ExportButtonsProps {
  readonly id: ExperimentId;
  readonly recorded: RecordedExperiment<unknown>;
  readonly figure: RefObject<HTMLElement | null>;
  readonly lines: readonly (readonly (string | number)[])[];
}

/** An experiment's figure and numbers as files, and how to cite them. */
export function ExportButtons({ id, recorded, figure, lines }: ExportButtonsProps) {
  const { t } = useTranslation();
  const [first] = recorded.results;
  const provenance = () =>
    provenanceOf({
      figure: id,
      model: displayName(recorded.modelName),
      modelSha256: recorded.modelSha256,
      text: recorded.text,
      backend: first?.backend ?? 'unknown',
      origin: `recorded, ${first?.madeWith ?? 'unknown'}`,
    });
  return (
    <div className="experiment-export">
      <span>{t('export.title')}</span>
      <Buttons
        figure={{
          name: id,
          drawings: () =>
            [...(figure.current?.querySelectorAll<SVGSVGElement>('svg') ?? [])].filter(isDrawing),
          lines: () => lines,
          data: () => recorded,
          provenance,
        }}
      />
      <CiteButton figure={id} modelSha256={recorded.modelSha256} />
    </div>
  );
}

/** A mark of a legend is no drawing. */
const isDrawing = (svg: SVGSVGElement) => svg.getBoundingClientRect().width > SMALLEST_DRAWING_PX;
const SMALLEST_DRAWING_PX = 40;
