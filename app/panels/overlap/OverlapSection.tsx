import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../engine/status';
import { useExplorer, useExplorerState, useOwnRegion } from '../../explorer/context';
import { Term } from '../../glossary/Term';
import { engineWords } from '../../i18n';

const OverlapPanel = lazy(async () => {
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
        <Guard words={(message) => t('overlap.failed', { message })}>
          <Suspense fallback={<p className="hint">{t('overlap.loading')}</p>}>
            <OverlapPanel
              client={client.engine}
              view={view}
              onView={(overlap) => look({ overlap })}
              own={own}
            />
          </Suspense>
        </Guard>
      </div>
    </section>
  );
}

interface GuardProps {
  readonly words: (message: string) => string;
  readonly children: ReactNode;
}

/** Says what failed in a panel and leaves the rest of the page alone. */
class Guard extends Component<GuardProps, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: failureOf(error).message };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === null ? (
      this.props.children
    ) : (
      <p role="alert">{this.props.words(engineWords(message))}</p>
    );
  }
}
