import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTold } from '../announce/useTold';
import { useEngineState, useExplorer, useExplorerState, useShared } from '../explorer/context';
import { Equation } from '../glossary/Equation';
import { MarkedText } from '../glossary/MarkedText';
import { isIntact } from '../link/settings';
import { CHAPTERS, type StepId } from '../link/tour_steps';
import { perform } from './perform';
import { isDone, isSet, roundOf, TOUR, type TourStep } from './steps';
import { keepInView } from './targets';
import './tour.css';

/** The last step of the short tour, from which the whole one goes on. */
const SHORT_END: StepId = 'short-doubt';

/** The guided tour: one step at a time, beside what it speaks of. */
export default function TourPanel({ step: id }: { readonly step: StepId }) {
  const { t } = useTranslation();
  const goTo = useExplorerState((state) => state.goTo);
  const at = TOUR.findIndex((step) => step.id === id);
  const step = TOUR[at] as TourStep;
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useTold(body, 'tour', true);
  const { store, controls } = useExplorer();
  const done = isDone(step, useShared());
  const show = (next: TourStep | undefined) => {
    if (next !== undefined) perform(next.state, store);
    goTo(next?.id ?? null, next?.place);
  };
  const round = roundOf(step);
  const isLast = at === TOUR.length - 1;
  // Who opens the tour is led into it; who walks on keeps the focus on the button that was pressed.
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    // A link that names nothing but the step brings the edit that the step speaks of.
    const { shared } = store.getState();
    if (isIntact(shared) && !isSet(step, shared)) perform(step.state, store);
    if (step.target === 'overlap') controls.setState({ map: true });
    if (step.target === 'dimensions') controls.setState({ all: true });
  }, [step, store, controls]);
  // What was asked for may open what is ringed from then on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step, and what is done in it, are each brought into view.
  useEffect(() => keepInView(step.target), [step, done]);
  return (
    <aside
      className="tour"
      data-beside={step.target}
      aria-labelledby={heading}
      onKeyDown={(event) => event.key === 'Escape' && goTo(null)}
    >
      <header className="tour-head">
        <label>
          <span className="visually-hidden">{t('tour.chooser')}</span>
          <select
            value={step.chapter}
            onChange={(event) => show(TOUR.find(({ chapter }) => chapter === event.target.value))}
          >
            {CHAPTERS.map((chapter, number) => (
              <option key={chapter} value={chapter}>
                {number === 0 ? t(`tour.chapters.${chapter}`) : `${number}. ${t(`tour.chapters.${chapter}`)}`}
              </option>
            ))}
          </select>
        </label>
        <span className="hint">{t('tour.place', { at: round.indexOf(step) + 1, of: round.length })}</span>
        <button type="button" className="plain" aria-label={t('tour.leave')} onClick={() => goTo(null)}>
          ×
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div ref={body} className="tour-body" tabIndex={0}>
        <h2 id={heading} ref={title} tabIndex={-1}>
          {t(`tour.steps.${id}.title`)}
        </h2>
        <StepText step={step} />
      </div>
      <footer className="tour-foot">
        <button type="button" disabled={at === 0} onClick={() => show(TOUR[at - 1])}>
          {t('tour.back')}
        </button>
        {step.id === SHORT_END && (
          <button type="button" onClick={() => goTo(null)}>
            {t('tour.finish')}
          </button>
        )}
        <button
          type="button"
          className="primary"
          onClick={() => (done === false ? perform(step.want, store) : show(TOUR[at + 1]))}
        >
          {t(
            done === false
              ? 'tour.doAndGoOn'
              : step.id === SHORT_END
                ? 'tour.whole'
                : isLast
                  ? 'tour.finish'
                  : 'tour.next',
          )}
        </button>
      </footer>
    </aside>
  );
}

function StepText({ step }: { readonly step: TourStep }) {
  const { t } = useTranslation();
  const done = isDone(step, useShared());
  const live = useEngineState(({ status }) => status.state === 'ready');
  const key = `tour.steps.${step.id}` as const;
  return (
    <>
      <p>
        <MarkedText text={t(`${key}.text`)} />
      </p>
      {step.equation !== undefined && <Equation of={step.equation} />}
      {done !== null && (
        <p className="tour-act" data-done={done}>
          <strong>{t('tour.act')}</strong> <span>{t(`${key}.act` as 'tour.steps.core-off.act')}</span>
        </p>
      )}
      {done !== false && (
        <p>
          <strong>{t('tour.look')}</strong> <MarkedText text={t(`${key}.look`)} />
        </p>
      )}
      {done === true && <p className="hint">{t(`tour.origin.${live ? 'live' : 'recorded'}`)}</p>}
    </>
  );
}
