import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { PerplexityTable } from '../../charts/perplexity/PerplexityTable';
import type { PerplexityRow } from '../../charts/perplexity/types';
import type { RowId } from '../../state/results';
import { ORDERS } from '../../state/shared';
import { Choice } from '../Choice';
import { ComputingLine } from '../ComputingLine';
import { useExplorerState, useResults, useShared } from '../context';
import { PanelScroll } from '../PanelScroll';
import { SelectInput } from '../SelectInput';
import { useWidth } from '../useWidth';
import { LanguageChooser } from './LanguageChooser';
import { OwnText } from './OwnText';
import { SourceLine } from './SourceLine';

const VIEWS = ['chart', 'table'] as const;

/** How well each language is still predicted: base, edited and random, as a chart or a table. */
export function PerplexityPanel() {
  const { t } = useTranslation();
  const shared = useShared();
  const look = useExplorerState((state) => state.look);
  const { results, queued } = useResults((state) => ({ results: state.rows, queued: state.queued }));
  const [as, setAs] = useState<(typeof VIEWS)[number]>('chart');
  const [measure, width] = useWidth();
  const ids: readonly RowId[] =
    shared.ownText.trim() === '' ? shared.languages : [...shared.languages, 'own'];
  const rows: readonly PerplexityRow[] = ids.map((language) => ({
    language,
    ...(language === 'own' ? { label: t('perplexity.ownRow') } : {}),
    ...(results[language] ?? { base: null, edited: null, random: null, computing: false }),
  }));
  return (
    <section className="panel perplexity" aria-label={t('perplexity.title')}>
      <ComputingLine on={queued > 0} />
      <header className="panel-head">
        <h2>{t('perplexity.title')}</h2>
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
          width > 0 && <PerplexityChart rows={rows} order={shared.order} width={width} />
        )}
      </PanelScroll>
      <div className="panel-foot">
        <PerplexityLegend />
        <SourceLine rows={rows} />
      </div>
    </section>
  );
}
