import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../workers/errors';
import { DEFAULT_MODEL } from '../../../workers/model/default_model';
import { Told } from '../../announce/Told';
import { provenanceOf } from '../../export/provenance';
import { engineWords } from '../../i18n';
import { comma } from '../../i18n/numbers';
import '../../charts/charts.css';
import '../../charts/overlap/overlap.css';
import { MATRICES, type Matrix } from '../../../workers/model/shape';
import type { OverlapTable, OwnRegionReport, RegionIndex } from '../../../workers/protocol';
import { formatPercent } from '../../charts/format';
import { mapFrame } from '../../charts/overlap/frame';
import type { Heads } from '../../charts/overlap/HeatMapAxes';
import { LayerStrip } from '../../charts/overlap/LayerStrip';
import { maskQuery, type OverlapView, regionQuery } from '../../link/overlap_view';
import { useLoaded } from '../../ui/useLoaded';
import { useSize } from '../../ui/useSize';
import { HeatMap } from './HeatMap';
import { OverlapControls } from './OverlapControls';
import { OverlapMaps } from './OverlapMaps';
import { OverlapTableDetails } from './OverlapTableDetails';
import { bytesNeeded, indexWithOwn, regionColour, regionName, stabilityAt, stabilityOf } from './regions';
import type { OverlapSource } from './source';

export interface OverlapPanelProps {
  /** The engine, or anything that answers these three questions. */
  readonly client: OverlapSource;
  readonly view: OverlapView;
  readonly onView: (view: OverlapView) => void;
  /** The region of the reader's own text, where there is one. */
  readonly own?: OwnRegionReport | null;
}

/** Time that a layer stays while the layers play, as in the paper's animation. */
const PLAY_MS = 700;
/** Of the maps, CSS px: before the panel is measured, and on the narrowest screen. */
const WIDTH_AT_FIRST = 400;
const LEAST_WIDTH = 280;

/** Which axis of a matrix is cut into heads. */
function headsOf(matrix: Matrix, width: number): Heads | null {
  if (matrix === 'q' || matrix === 'k' || matrix === 'v') return { axis: 'output', width };
  return matrix === 'o' ? { axis: 'input', width } : null;
}

/** Where two regions lie and how far they overlap: a heat map of one matrix, its layers, matrices and languages. */
export function OverlapPanel({ client, view, onView, own = null }: OverlapPanelProps) {
  const { t } = useTranslation();
  const [measure, room] = useSize();
  const width = room.width === 0 ? WIDTH_AT_FIRST : Math.max(LEAST_WIDTH, room.width);
  const { a, b, layer, matrix } = view;
  // Another own region under the same name is another pair.
  const ownKey = a === 'own' || b === 'own' ? own : null;
  const pair = JSON.stringify([a, b, view.share, view.stage, view.rule, ownKey]);
  const shipped = useLoaded('index', () => client.regionIndex());
  const index = { ...shipped, data: shipped.data && indexWithOwn(shipped.data, own) };
  const table = useLoaded(pair, () => client.overlap({ a: regionQuery(view, a), b: regionQuery(view, b) }));
  const masks = useLoaded(`${pair}|${layer}|${matrix}`, async () => {
    const [first, second] = await Promise.all([
      client.mask(maskQuery(view, a)),
      client.mask(maskQuery(view, b)),
    ]);
    return { a: first, b: second, view };
  });
  const shown = masks.data;
  const error = index.error ?? table.error ?? masks.error;
  const busy = table.loading || masks.loading;
  const retry = () => {
    for (const part of [index, table, masks]) if (part.error) part.retry();
  };

  return (
    <div ref={measure} className="chart overlap-panel" aria-busy={busy}>
      <OverlapControls view={view} onView={onView} hasOwn={own !== null}>
        {table.data && (
          <strong>{t('charts.overlap.total', { jaccard: formatPercent(table.data.total) })}</strong>
        )}
      </OverlapControls>
      {view.stage === 'after' && a !== 'core' && b !== 'core' && (
        <p className="overlap-warning">{t('charts.overlap.disjoint')}</p>
      )}
      {error && (
        <p role="alert" className="overlap-warning">
          {t('charts.overlap.failed', { message: engineWords(wordsOf(error)) })}{' '}
          <button type="button" onClick={retry}>
            {t('charts.overlap.retry')}
          </button>
        </p>
      )}
      {!error && busy && <LoadingLine index={index.data} view={view} />}
      {index.data && table.data && (
        <LayerPart index={index.data} table={table.data} view={view} onView={onView} busy={busy} />
      )}
      {shown && (table.data || error) && (
        <HeatMap
          a={{ mask: shown.a, name: regionName(shown.view.a, t), colour: regionColour(shown.view.a) }}
          b={{ mask: shown.b, name: regionName(shown.view.b, t), colour: regionColour(shown.view.b) }}
          width={width}
          heads={index.data && headsOf(shown.view.matrix, index.data.shape.headWidth)}
          busy={masks.loading}
          provenance={() =>
            provenanceOf({
              figure: 'overlap',
              model: DEFAULT_MODEL.name,
              modelSha256: index.data?.modelSha256 ?? 'unknown',
              text: index.data?.corpus ?? 'unknown',
              backend: 'region files',
              origin: 'recorded',
            })
          }
        />
      )}
      {/* The map's place is kept while it loads: what stands below, and who scrolls to it, stays where it is. */}
      {!(shown && table.data) && !error && (
        <div className="overlap-frame" style={{ height: mapFrame(width).height }} />
      )}
      {index.data && table.data && (
        <>
          <OverlapMaps
            source={client}
            index={index.data}
            table={table.data}
            view={view}
            onView={onView}
            width={width}
          />
          <OverlapTableDetails table={table.data} view={view} />
          <p className="chart-note" title={index.data.corpus}>
            {t('charts.overlap.source', { corpus: t('sources.discovery') })}
          </p>
        </>
      )}
    </div>
  );
}

/** What is being loaded, and how large it is. */
function LoadingLine({ index, view }: { readonly index: RegionIndex | null; readonly view: OverlapView }) {
  const { t } = useTranslation();
  const size = index ? (bytesNeeded(index, [view.a, view.b], view) / 1e6).toFixed(1) : null;
  return (
    <Told topic="overlap" className="chart-note" changesOnly>
      {size === null
        ? t('charts.overlap.loadingIndex')
        : t('charts.overlap.loading', { a: regionName(view.a, t), b: regionName(view.b, t), size })}
    </Told>
  );
}

interface LayerPartProps {
  readonly index: RegionIndex;
  readonly table: OverlapTable;
  readonly view: OverlapView;
  readonly onView: (view: OverlapView) => void;
  readonly busy: boolean;
}

/** Overlap over all weights with the stability to compare it with, and the strip of layers. */
function LayerPart({ index, table, view, onView, busy }: LayerPartProps) {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const column = MATRICES.indexOf(view.matrix);
  const layers = table.jaccard.length;
  useEffect(() => {
    if (!playing || busy) return;
    const timer = setTimeout(() => onView({ ...view, layer: (view.layer + 1) % layers }), PLAY_MS);
    return () => clearTimeout(timer);
  }, [playing, busy, view, layers, onView]);
  const stability = [view.a, view.b].flatMap((of) => {
    const value = stabilityOf(index, of, view.share);
    return value === null
      ? []
      : [t('charts.overlap.stabilityOf', { name: regionName(of, t), value: formatPercent(value) })];
  });
  const compare = table.jaccard.map((_, at) => {
    const both = [view.a, view.b].map((of) => stabilityAt(index, of, view.share, at, column));
    return view.stage === 'before' && both[0] != null && both[1] != null ? (both[0] + both[1]) / 2 : null;
  });
  return (
    <div className="overlap-layers">
      {stability.length > 0 && (
        <p className="chart-note">{t('charts.overlap.stability', { list: stability.join(comma()) })}</p>
      )}
      <div className="overlap-strip-head">
        <span>{t('charts.overlap.strip', { matrix: view.matrix })}</span>
        {compare.some((value) => value !== null) && (
          <span className="chart-note">{t('charts.overlap.stripTick')}</span>
        )}
        <button type="button" aria-pressed={playing} onClick={() => setPlaying(!playing)}>
          {t(playing ? 'charts.overlap.stop' : 'charts.overlap.play')}
        </button>
      </div>
      <LayerStrip
        label={t('charts.overlap.layer')}
        values={table.jaccard.map((values) => values[column] ?? 0)}
        compare={compare}
        layer={view.layer}
        words={(at) =>
          t('charts.overlap.layerWords', {
            layer: at,
            matrix: view.matrix,
            jaccard: formatPercent(table.jaccard[at]?.[column] ?? 0),
          })
        }
        onLayer={(next) => onView({ ...view, layer: next })}
      />
    </div>
  );
}
