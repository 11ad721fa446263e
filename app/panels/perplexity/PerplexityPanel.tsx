import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlKind } from '../../../workers/model/recipe';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { PerplexityTable } from '../../charts/perplexity/PerplexityTable';
import {
  useControls,
  useExplorer,
  useExplorerState,
  useResults,
  useSharedFields,
} from '../../explorer/context';
import { Term } from '../../glossary/Term';
import { DEFAULT_INSIDE_VIEW } from '../../link/inside_view';
import { ORDERS } from '../../link/order';
import { controlKind } from '../../link/settings';
import { type RowId, type RowResult, rowIdsOf } from '../../state/results';
import { NOT_COMPUTING, type PerplexityRow } from '../../state/values';
import { Choice } from '../../ui/Choice';
import { ComputingLine } from '../../ui/ComputingLine';
import { PanelScroll } from '../../ui/PanelScroll';
import { SelectInput } from '../../ui/SelectInput';
import { useSize } from '../../ui/useSize';
import { LanguageChooser } from './LanguageChooser';
import { OwnText } from './OwnText';
import { PerplexityExport } from './PerplexityExport';
import { SourceLine } from './SourceLine';

/** Room that is kept before the chart knows its width, so that it pushes nothing away on a phone, CSS px. */
const PHONE_ROW = 36;
const AXIS_ROOM = 48;
const VIEWS = ['chart', 'table'] as const;
const NOTHING: RowResult = { base: null, edited: null, random: null, computing: NOT_COMPUTING };
const placed = new WeakMap<RowResult, PerplexityRow>();

/** A result as a row of the chart; the same result is the same row, so that only what changed is drawn again. */
function rowOf(language: RowId, result: RowResult, control: ControlKind, ownLabel: string): PerplexityRow {
  const known = placed.get(result);
  if (known?.language === language && known.control === control) return known;
  const row = { language, ...(language === 'own' ? { label: ownLabel } : {}), ...result, control };
  placed.set(result, row);
  return row;
}

/** How well each language is still predicted: base, edited and random, as a chart or a table. */
export function PerplexityPanel() {
  const { t } = useTranslation();
  const { languages, ownText, order, stream, inside } = useSharedFields(
    'languages',
    'ownText',
    'order',
    'stream',
    'inside',
  );
  const { client } = useExplorer();
  const look = useExplorerState((state) => state.look);
  const { results, queued } = useResults((state) => ({ results: state.rows, queued: state.queued }));
  const all = useControls((controls) => controls.all);
  const [as, setAs] = useState<(typeof VIEWS)[number]>('chart');
  const chart = useRef<HTMLDivElement>(null);
  const [measure, { width, height }] = useSize();
  const control = controlKind({ stream });
  const rows = useMemo(
    () =>
      rowIdsOf({ languages, ownText }).map((id) =>
        rowOf(id, results[id] ?? NOTHING, control, t('perplexity.ownRow')),
      ),
    [languages, ownText, results, control, t],
  );
  return (
    <section className="panel perplexity" data-tour="perplexity" aria-label={t('perplexity.title')}>
      <ComputingLine on={queued > 0} />
      <header className="panel-head">
        <h2>
          <Term of="perplexity">{t('perplexity.title')}</Term>
        </h2>
        {all && (
          <SelectInput
            label={t('perplexity.order')}
            value={order}
            options={ORDERS.map((value) => ({ value, label: t(`perplexity.orders.${value}`) }))}
            onChange={(chosen) => look({ order: chosen })}
          />
        )}
        <Choice
          label={t('perplexity.as')}
          hideLabel
          value={as}
          options={VIEWS.map((value) => ({ value, label: t(`perplexity.${value}`) }))}
          onChange={setAs}
        />
        <LanguageChooser />
        {(all || ownText.trim() !== '') && <OwnText />}
        {inside === null && (
          <span data-tour="inside">
            <button
              type="button"
              className="inside-open"
              onClick={() => {
                look({ inside: DEFAULT_INSIDE_VIEW });
                void client.loadOnAct();
              }}
            >
              {t('perplexity.lookInside')}
            </button>
          </span>
        )}
      </header>
      <PanelScroll label={t('perplexity.values')} ref={measure}>
        {as === 'table' ? (
          <PerplexityTable rows={rows} order={order} />
        ) : (
          <div ref={chart} style={width > 0 ? undefined : { height: rows.length * PHONE_ROW + AXIS_ROOM }}>
            {width > 0 && (
              <PerplexityChart
                rows={rows}
                order={order}
                width={width}
                height={height}
                table={t('charts.cursor.tableChoice')}
              />
            )}
          </div>
        )}
      </PanelScroll>
      <div className="panel-foot">
        <PerplexityLegend rows={rows} />
        <div className="foot-row">
          <SourceLine rows={rows} />
          <PerplexityExport rows={rows} chart={chart} />
        </div>
      </div>
    </section>
  );
}
