import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Announcer } from './announce/Announcer';
import './experiments/texts';
import { useEngineState, useSharedFields } from './explorer/context';
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

const TourPanel = lazyWithTexts('tour', async () => {
  const [loaded] = await Promise.all([import('./tour/TourPanel'), loadTexts('glossary')]);
  return loaded;
});
const Presenter = lazyWithTexts('lecture', () => import('./lecture/Presenter'));
const OpenedLecture = lazyWithTexts('lecture', () => import('./lecture/OpenedLecture'));
const LoadQuestion = lazy(() => import('./offline/LoadQuestion'));
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
  const { page, tour, lecture, hide } = useSharedFields('page', 'tour', 'lecture', 'hide');
  const lectureHash = useStore(lectureLinks);
  const asking = useEngineState((state) => state.asking);
  return (
    <div className="page" data-hide={hide.length > 0 ? hide.join(' ') : undefined}>
      <SkipLink experiment={page !== null} />
      <Header />
      <Notices />
      {page === null ? (
        <main className="panels">
          <Lead />
          <SwitchesSheet />
          <GenerationPanel />
          <PerplexityPanel />
          <OverlapSection />
        </main>
      ) : (
        <Suspense fallback={<main id="experiment" className="experiments" tabIndex={-1} aria-busy="true" />}>
          <ExperimentsView page={page} />
        </Suspense>
      )}
      <SentenceFooter />
      <HiddenNote />
      <Suspense fallback={null}>
        {lecture !== null && <Presenter place={lecture} />}
        {lectureHash !== null && (
          <OpenedLecture
            key={lectureHash}
            hash={lectureHash}
            onClose={() => lectureLinks.setState(null, true)}
          />
        )}
      </Suspense>
      {asking && (
        <Suspense fallback={null}>
          <LoadQuestion />
        </Suspense>
      )}
      <Announcer />
      <News />
      {tour !== null && (
        <Suspense fallback={null}>
          <TourPanel step={tour} />
        </Suspense>
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
