import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../browser/lazily';
import { useExplorer, useExplorerState, useOwnRegion } from '../../explorer/context';
import { Term } from '../../glossary/Term';
import { Boundary } from '../../ui/Boundary';

const OverlapPanel = lazyPart(async () => {
  const { OverlapPanel } = await import('./OverlapPanel');
  return { default: OverlapPanel };
});

/** Where in the model the regions of two languages lie; its code is fetched after the rest of the page. */
export function OverlapSection() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { view, look } = useExplorerState((state) => ({ view: state.shared.overlap, look: state.look }));
  const own = useOwnRegion((state) => state.report);
  return (
    <section className="panel overlap" data-tour="overlap" aria-label={t('overlap.title')}>
      <header className="panel-head">
        <h2>
          <Term of="attn-q">{t('overlap.title')}</Term>
        </h2>
      </header>
      <div className="panel-scroll">
        <Boundary waiting={<p className="hint">{t('overlap.loading')}</p>}>
          <OverlapPanel
            client={client.engine}
            view={view}
            onView={(overlap) => look({ overlap })}
            own={own}
          />
        </Boundary>
      </div>
    </section>
  );
}
