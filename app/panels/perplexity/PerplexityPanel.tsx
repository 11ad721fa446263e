import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlKind } from '../../../workers/model/recipe';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { PerplexityTable } from '../../charts/perplexity/PerplexityTable';
import { useExplorerState, useResults, useShared } from '../../explorer/context';
import { Term } from '../../glossary/Term';
import { ORDERS } from '../../link/order';
import { controlKind } from '../../link/settings';
import type { RowId, RowResult } from '../../state/results';
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
  const shared = useShared();
  const look = useExplorerState((state) => state.look);
  const { results, queued } = useResults((state) => ({ results: state.rows, queued: state.queued }));
  const [as, setAs] = useState<(typeof VIEWS)[number]>('chart');
  const chart = useRef<HTMLDivElement>(null);
  const [measure, { width, height }] = useSize();
  const { languages, ownText } = shared;
  const control = controlKind(shared);
  const rows = useMemo(() => {
    const ids: readonly RowId[] = ownText.trim() === '' ? languages : [...languages, 'own'];
    return ids.map((id) => rowOf(id, results[id] ?? NOTHING, control, t('perplexity.ownRow')));
  }, [languages, ownText, results, control, t]);
  return (
    <section className="panel perplexity" data-tour="perplexity" aria-label={t('perplexity.title')}>
      <ComputingLine on={queued > 0} />
      <header className="panel-head">
        <h2>
          <Term of="perplexity">{t('perplexity.title')}</Term>
        </h2>
        <SelectInput
          label={t('perplexity.order')}
          value={shared.order}
          options={ORDERS.map((value) => ({ value, label: t(`perplexity.orders.${value}`) }))}
          onChange={(order) => look({ order })}
        />
        <Choice
          label={t('perplexity.as')}
          hideLabel
          value={as}
          options={VIEWS.map((value) => ({ value, label: t(`perplexity.${value}`) }))}
          onChange={setAs}
        />
        <LanguageChooser />
        <OwnText />
      </header>
      <PanelScroll label={t('perplexity.values')} ref={measure}>
        {as === 'table' ? (
          <PerplexityTable rows={rows} order={shared.order} />
        ) : (
          <div ref={chart} style={width > 0 ? undefined : { height: rows.length * PHONE_ROW + AXIS_ROOM }}>
            {width > 0 && (
              <PerplexityChart
                rows={rows}
                order={shared.order}
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
