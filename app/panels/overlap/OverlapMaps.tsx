import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../workers/errors';
import { REGION_LANGUAGES } from '../../../workers/model/recipe';
import { MATRICES } from '../../../workers/model/shape';
import type { OverlapTable, RegionIndex } from '../../../workers/protocol';
import { formatPercent } from '../../charts/format';
import { ValueGrid } from '../../charts/overlap/ValueGrid';
import { engineWords } from '../../i18n';
import type { OverlapView } from '../../link/overlap_view';
import { bytesNeeded, PAIRS, regionName } from './regions';
import type { OverlapSource } from './source';
import { pairKey, usePairs } from './usePairs';

export interface OverlapMapsProps {
  readonly source: OverlapSource;
  readonly index: RegionIndex;
  readonly table: OverlapTable;
  readonly view: OverlapView;
  readonly onView: (view: OverlapView) => void;
  readonly width: number;
}

/** Below this width (CSS px) the two maps stand above each other. */
const STACKED = 388;
/** The wider one has seven columns with words above them. */
const LAYERS_SHARE = 0.63;

/** The two small maps: layers x matrices of the pair, languages x languages of the layer and matrix. */
export function OverlapMaps({ source, index, table, view, onView, width }: OverlapMapsProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState<string | null>(null);
  const pairs = usePairs(source, view);
  const names = { a: regionName(view.a, t), b: regionName(view.b, t) };
  const column = MATRICES.indexOf(view.matrix);
  const languages = REGION_LANGUAGES.map((code) => ({ key: code, label: code }));
  const pairValue = (row: number, at: number) => {
    const [a, b] = [REGION_LANGUAGES[row], REGION_LANGUAGES[at]];
    if (!a || !b || a === b) return null;
    const own = [view.a, view.b];
    const known = own.includes(a) && own.includes(b) ? table : pairs.tables.get(pairKey(view, a, b));
    return known?.jaccard[view.layer]?.[column] ?? null;
  };
  const most = Math.max(0, ...table.jaccard.flat());
  const pairMost = Math.max(
    0,
    ...REGION_LANGUAGES.flatMap((_, a) => REGION_LANGUAGES.map((_, b) => pairValue(a, b) ?? 0)),
  );
  const stacked = width < STACKED;
  const layersWidth = stacked ? width : Math.floor((width - 8) * LAYERS_SHARE);
  const pairsWidth = stacked ? width : width - 8 - layersWidth;
  const megabytes = (bytesNeeded(index, REGION_LANGUAGES, view) / 1e6).toFixed(0);
  return (
    <>
      <div className="overlap-maps">
        <ValueGrid
          title={t('charts.overlap.layersByMatrices', names)}
          rows={table.jaccard.map((_, layer) => ({
            key: `${layer}`,
            label: `${layer}`,
            quiet: layer % 3 !== 0,
          }))}
          columns={MATRICES.map((matrix) => ({ key: matrix, label: matrix }))}
          value={(layer, matrix) => table.jaccard[layer]?.[matrix] ?? null}
          most={most}
          cell={{ width: Math.floor((layersWidth - 20) / MATRICES.length), height: 8 }}
          labelWidth={20}
          isSelected={(layer, matrix) => layer === view.layer && matrix === column}
          words={(layer, matrix) =>
            t('charts.overlap.layerWords', {
              layer,
              matrix: MATRICES[matrix],
              jaccard: formatPercent(table.jaccard[layer]?.[matrix] ?? 0),
            })
          }
          onWords={setWords}
          onSelect={(layer, matrix) => onView({ ...view, layer, matrix: MATRICES[matrix] ?? view.matrix })}
        />
        <div style={{ width: pairsWidth }}>
          <ValueGrid
            title={t('charts.overlap.languagesByLanguages', { matrix: view.matrix, layer: view.layer })}
            rows={languages}
            columns={languages}
            value={pairValue}
            most={pairMost}
            cell={{ width: Math.floor((pairsWidth - 22) / languages.length), height: 18 }}
            labelWidth={22}
            isSelected={(row, at) =>
              (REGION_LANGUAGES[row] === view.a && REGION_LANGUAGES[at] === view.b) ||
              (REGION_LANGUAGES[row] === view.b && REGION_LANGUAGES[at] === view.a)
            }
            words={(row, at) => {
              const pair = {
                a: regionName(REGION_LANGUAGES[row] ?? 'core', t),
                b: regionName(REGION_LANGUAGES[at] ?? 'core', t),
              };
              const value = pairValue(row, at);
              return value === null
                ? t('charts.overlap.pairMissing', pair)
                : t('charts.overlap.pairWords', {
                    ...pair,
                    matrix: view.matrix,
                    layer: view.layer,
                    jaccard: formatPercent(value),
                  });
            }}
            onWords={setWords}
            onSelect={(row, at) => {
              const [a, b] = [REGION_LANGUAGES[row], REGION_LANGUAGES[at]];
              if (a && b && a !== b) onView({ ...view, a, b });
            }}
          />
          {(pairs.done === null || pairs.error) && (
            <button type="button" className="overlap-compare" onClick={pairs.start}>
              {t('charts.overlap.compare', { pairs: PAIRS.length, size: megabytes })}
            </button>
          )}
          {pairs.done !== null && pairs.done < PAIRS.length && !pairs.error && (
            <p className="chart-note">
              {t('charts.overlap.comparing', { done: pairs.done, pairs: PAIRS.length })}
            </p>
          )}
          {pairs.error && (
            <p role="alert">{t('charts.overlap.failed', { message: engineWords(wordsOf(pairs.error)) })}</p>
          )}
        </div>
      </div>
      <p className="overlap-readout">{words}</p>
    </>
  );
}
