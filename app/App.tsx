import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Announcer } from './announce/Announcer';
import { createStore } from './browser/isolated';
import { lazyPart } from './browser/lazily';
import './experiments/texts';
import { useEngineState, useExplorer, useExplorerState, useSharedFields } from './explorer/context';
import { Header } from './frame/Header';
import { HiddenNote } from './frame/HiddenNote';
import { News } from './frame/News';
import { Notices } from './frame/Notices';
import { SentenceFooter } from './frame/SentenceFooter';
import { useShortcuts } from './frame/useShortcuts';
import { loadTexts } from './i18n';
import { lazyWithTexts } from './i18n/lazily';
import { GenerationPanel } from './panels/generation/GenerationPanel';
import { Lead } from './panels/Lead';
import { OverlapSection } from './panels/overlap/OverlapSection';
import { PerplexityPanel } from './panels/perplexity/PerplexityPanel';
import { SwitchesSheet } from './panels/switches/SwitchesSheet';
import { Boundary } from './ui/Boundary';

const TourPanel = lazyWithTexts('tour', async () => {
  const [loaded] = await Promise.all([import('./tour/TourPanel'), loadTexts('glossary')]);
  return loaded;
});
const Presenter = lazyWithTexts('lecture', () => import('./lecture/Presenter'));
const OpenedLecture = lazyWithTexts('lecture', () => import('./lecture/OpenedLecture'));
const LoadQuestion = lazyPart(() => import('./offline/LoadQuestion'));
const InsidePanel = lazyWithTexts('inside', () => import('./panels/inside/InsidePanel'));
const ModelOffer = lazyPart(() => import('./offline/ModelOffer'));
const ExperimentsView = lazyWithTexts('experiments', () => import('./experiments/ExperimentsView'));

/** The hash of a lecture's link that is followed; null where none is. */
export type LectureLinks = StoreApi<string | null>;
const NO_LECTURE: LectureLinks = createStore<string | null>(() => null);

interface AppProps {
  /** Lectures' links that are followed: the one that the page was opened with, and those pasted into it. */
  readonly lectureLinks?: LectureLinks;
}

/** The page: what is changed, what happened to the text, to every language, and where in the model. */
export function App({ lectureLinks = NO_LECTURE }: AppProps) {
  useShortcuts();
  const { page, tour, lecture, hide, inside } = useSharedFields('page', 'tour', 'lecture', 'hide', 'inside');
  // Nothing is computed for a panel that is not seen; a slide has its own.
  const look = hide.includes('inside') || lecture !== null ? null : inside;
  const lectureHash = useStore(lectureLinks);
  const asking = useEngineState((state) => state.asking);
  const offered = useEngineState(({ offer }) => (offer?.state === 'offered' ? offer.model : null));
  const { client } = useExplorer();
  const { give, goTo } = useExplorerState((state) => ({ give: state.give, goTo: state.goTo }));
  return (
    <div className="page" data-hide={hide.length > 0 ? hide.join(' ') : undefined}>
      <SkipLink experiment={page !== null} />
      <Boundary>
        <Header />
      </Boundary>
      <Boundary>
        <Notices />
      </Boundary>
      {page === null ? (
        <main className="panels" data-inside={look !== null}>
          <Boundary>
            <Lead />
          </Boundary>
          <Boundary className="panel switches">
            <SwitchesSheet />
          </Boundary>
          <Boundary className="panel generation">
            <GenerationPanel />
          </Boundary>
          <Boundary className="panel perplexity">
            <PerplexityPanel />
          </Boundary>
          {look !== null && (
            <Boundary className="panel inside" waiting={<div className="panel inside" aria-busy="true" />}>
              <InsidePanel view={look} />
            </Boundary>
          )}
          <Boundary className="panel overlap">
            <OverlapSection />
          </Boundary>
        </main>
      ) : (
        <Boundary
          waiting={<main id="experiment" className="experiments" tabIndex={-1} aria-busy="true" />}
          of={page}
        >
          <ExperimentsView page={page} />
        </Boundary>
      )}
      <Boundary>
        <SentenceFooter />
        <HiddenNote />
      </Boundary>
      {lecture !== null && (
        <Boundary onClose={() => give(null)}>
          <Presenter place={lecture} />
        </Boundary>
      )}
      {lectureHash !== null && (
        <Boundary onClose={() => lectureLinks.setState(null, true)}>
          <OpenedLecture
            key={lectureHash}
            hash={lectureHash}
            onClose={() => lectureLinks.setState(null, true)}
          />
        </Boundary>
      )}
      {asking && (
        <Boundary onClose={() => void client.answer('no')}>
          <LoadQuestion />
        </Boundary>
      )}
      {offered !== null && (
        <Boundary onClose={() => void client.answerOffer('no')}>
          <ModelOffer model={offered} />
        </Boundary>
      )}
      <Announcer />
      <Boundary>
        <News />
      </Boundary>
      {tour !== null && (
        <Boundary onClose={() => goTo(null)}>
          <TourPanel step={tour} />
        </Boundary>
      )}
    </div>
  );
}

/** The first stop of Tab. The hash is the page's state, so the link moves the focus itself. */
function SkipLink({ experiment }: { readonly experiment: boolean }) {
  const { t } = useTranslation();
  const content = experiment ? 'experiment' : 'generation';
  return (
    <a
      className="skip"
      href={`#${content}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(content)?.focus();
      }}
    >
      {t(experiment ? 'header.toExperiment' : 'header.toContent')}
    </a>
  );
}
