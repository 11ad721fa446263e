import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import '../charts/charts.css';
import './experiments.css';
import { lazyPart } from '../browser/lazily';
import { useExplorerState } from '../explorer/context';
import { CLAIMS_PAGE, isPageId, LISTED_EXPERIMENTS, type PageId } from '../link/experiments';
import { Boundary } from '../ui/Boundary';
import { CATALOG } from './catalog';

/** In the order of the list. */
const LISTED: readonly PageId[] = [CLAIMS_PAGE, ...LISTED_EXPERIMENTS];

const pageOf = (id: PageId) => (id === CLAIMS_PAGE ? import('./claims/ClaimsPage') : CATALOG[id].page());

/** The paper's experiments in place of the panels: the questions, and the one that is open. */
export default function ExperimentsView({ page }: { readonly page: PageId }) {
  const { t } = useTranslation();
  const open = useExplorerState((state) => state.open);
  const main = useRef<HTMLElement>(null);
  const Page = useMemo(() => lazyPart(() => pageOf(page)), [page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another experiment opens.
  useEffect(() => {
    main.current?.scrollTo({ top: 0 });
    // Who walks through the tour stays in it.
    if (document.activeElement?.closest('.tour') == null) main.current?.focus();
  }, [page]);
  return (
    <div className="experiments">
      <nav className="experiments-list" aria-label={t('experiments.shell.list')}>
        <button type="button" onClick={() => open(null)}>
          {t('experiments.shell.back')}
        </button>
        <ul>
          {LISTED.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="link-button"
                aria-current={id === page ? 'page' : undefined}
                onClick={() => open(id)}
              >
                {t(`experiments.${id}.question`)}
              </button>
            </li>
          ))}
        </ul>
        <select
          aria-label={t('experiments.shell.list')}
          value={page}
          onChange={({ target }) => isPageId(target.value) && open(target.value)}
        >
          {LISTED.map((id) => (
            <option key={id} value={id}>
              {t(`experiments.${id}.question`)}
            </option>
          ))}
        </select>
      </nav>
      <main id="experiment" className="experiments-page" ref={main} tabIndex={-1}>
        <Boundary of={page} waiting={<p>{t('experiments.shell.waiting')}</p>}>
          <Page />
        </Boundary>
      </main>
    </div>
  );
}
