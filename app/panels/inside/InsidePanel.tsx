import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../browser/lazily';
import { useExplorerState } from '../../explorer/context';
import { INSIDE_PANELS, type InsideView, type InsidePanel as PanelName } from '../../link/inside_view';
import { Boundary } from '../../ui/Boundary';
import './inside.css';

interface InsideProps {
  readonly view: InsideView;
}

/** Each panel's code comes when its tab is first opened. */
const PANELS: Readonly<Record<PanelName, ComponentType<InsideProps>>> = {
  next: lazyPart(() => import('./next/NextTokensPanel')),
  lens: lazyPart(() => import('./lens/LensPanel')),
  residual: lazyPart(() => import('./residual/ResidualPanel')),
  attention: lazyPart(() => import('./attention/AttentionPanel')),
  regions: lazyPart(() => import('./regions/RegionsPanel')),
};

/** A panel that looks into the model beside the perplexities; on a small screen in their place. */
export default function InsidePanel({ view }: InsideProps) {
  const { t } = useTranslation();
  const look = useExplorerState((state) => state.look);
  const Panel = PANELS[view.panel];
  return (
    <section className="panel inside" data-tour="inside" aria-label={t(`inside.panels.${view.panel}`)}>
      <header className="panel-head">
        <ul className="inside-tabs" aria-label={t('inside.tabs')}>
          <li className="inside-back">
            <button type="button" className="plain" onClick={() => look({ inside: null })}>
              {t('inside.panels.perplexity')}
            </button>
          </li>
          {INSIDE_PANELS.map((panel) => (
            <li key={panel}>
              <button
                type="button"
                className="plain"
                aria-pressed={panel === view.panel}
                onClick={() => look({ inside: { ...view, panel } })}
              >
                {t(`inside.panels.${panel}`)}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" className="inside-close" onClick={() => look({ inside: null })}>
          {t('inside.close')}
        </button>
      </header>
      <Boundary waiting={<p className="hint inside-body">{t('inside.loading')}</p>} of={view.panel}>
        <Panel view={view} />
      </Boundary>
    </section>
  );
}
