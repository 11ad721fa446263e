import { useTranslation } from 'react-i18next';
import type { MapTheme } from '../../charts/overlap/paint';
import { ExportButtons } from '../../export/ExportButtons';
import type { Provenance } from '../../export/provenance';
import { Floating } from '../../ui/Floating';
import { type ExportedMap, overlapLines, overlapSvg } from './export';

export interface MapButtonsProps extends ExportedMap {
  readonly theme: MapTheme;
  readonly zoom: number;
  readonly canZoomIn: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
  /** Moves the window by parts of itself, across and down: what dragging does. */
  readonly onPan: (across: number, down: number) => void;
  /** Where the regions come from. */
  readonly provenance: () => Provenance;
}

const PANS = [
  ['left', '←', -1, 0],
  ['up', '↑', 0, -1],
  ['down', '↓', 0, 1],
  ['right', '→', 1, 0],
] as const;

/** Zoom and export of the map, in words. */
export function MapButtons({
  theme,
  zoom,
  canZoomIn,
  onZoom,
  onWhole,
  onPan,
  provenance,
  ...map
}: MapButtonsProps) {
  const { t } = useTranslation();
  const { a, b, grid, both } = map;
  const name = `overlap-${a.name}-${b.name}-layer-${both.layer}-${both.matrix}`.toLowerCase();
  const title = t('charts.overlap.title', { a: a.name, b: b.name, layer: both.layer, matrix: both.matrix });
  return (
    <div className="overlap-buttons">
      <button type="button" disabled={!canZoomIn} onClick={() => onZoom(2)}>
        {t('charts.overlap.zoomIn')}
      </button>
      <button type="button" disabled={zoom <= 1} onClick={() => onZoom(0.5)}>
        {t('charts.overlap.zoomOut')}
      </button>
      <button type="button" disabled={zoom <= 1} onClick={onWhole}>
        {t('charts.overlap.all')}
      </button>
      {zoom > 1 &&
        PANS.map(([name, sign, across, down]) => (
          <button
            key={name}
            type="button"
            aria-label={t(`charts.overlap.pan.${name}`)}
            title={t(`charts.overlap.pan.${name}`)}
            onClick={() => onPan(across, down)}
          >
            {sign}
          </button>
        ))}
      <span className="overlap-tile">
        {grid.inputTile === 1 && grid.outputTile === 1
          ? t('charts.overlap.single')
          : t('charts.overlap.tile', { input: grid.inputTile, output: grid.outputTile })}
      </span>
      <Floating className="to-end to-top exports overlap-export" title={t('export.title')}>
        <ExportButtons
          figure={{
            name,
            drawings: () => [parsed(overlapSvg(map, theme, title))],
            lines: () => overlapLines(map),
            data: () => overlapLines(map),
            provenance,
          }}
        />
      </Floating>
    </div>
  );
}

/** An SVG that was written as text. */
function parsed(svg: string): SVGSVGElement {
  return new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement as unknown as SVGSVGElement;
}
