import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useModelSha256, useProvenance } from '../../explorer/useProvenance';
import { CiteButton } from '../../export/CiteButton';
import type { Lines } from '../../export/csv';
import { ExportButtons } from '../../export/ExportButtons';
import type { InsidePanel } from '../../link/inside_view';
import { Floating } from '../../ui/Floating';

interface InsideExportProps {
  readonly panel: InsidePanel;
  readonly origin?: 'live' | 'recorded';
  readonly chart: RefObject<HTMLElement | null>;
  /** The text that was looked into. */
  readonly text: string;
  readonly lines: () => Lines;
  readonly data: () => unknown;
}

const NAMES: Readonly<Record<InsidePanel, string>> = {
  next: 'next-tokens',
  lens: 'logit-lens',
  residual: 'residual-stream',
  attention: 'attention',
  regions: 'regions-languages',
};

/** The figure of a panel as files, and how to cite it. */
export function InsideExport({ panel, origin = 'live', chart, text, lines, data }: InsideExportProps) {
  const { t } = useTranslation();
  const provenance = useProvenance();
  const modelSha256 = useModelSha256();
  return (
    <Floating className="to-end to-top exports" title={t('export.title')}>
      <ExportButtons
        figure={{
          name: NAMES[panel],
          drawings: () => [...(chart.current?.querySelectorAll<SVGSVGElement>('svg.chart-drawing') ?? [])],
          lines,
          data,
          provenance: () => provenance(panel, text, [origin]),
        }}
      />
      <CiteButton figure={t(`inside.panels.${panel}`)} modelSha256={modelSha256} />
    </Floating>
  );
}
