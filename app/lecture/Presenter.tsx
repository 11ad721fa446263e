import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useTold } from '../announce/useTold';
import { toggleFullScreen } from '../browser/full_screen';
import { useExplorerState, useShared } from '../explorer/context';
import { decodeState, encodeState } from '../link/url';
import { useFit } from './fit';
import { gestureOf, type Point } from './gestures';
import { type Command, commandOf } from './keys';
import './lecture.css';
import type { LecturePlace } from '../link/lecture_place';
import { LecturePrint } from './LecturePrint';
import { fitStyle, Slide } from './Slide';
import { SlideCode } from './SlideCode';
import { SpeakerNotes } from './SpeakerNotes';
import { SHIPPED_ID, shippedLecture } from './shipped';
import { browserLectures } from './store';
import { useNotesWindow } from './useNotesWindow';
import { usePrinting } from './usePrinting';

/** A lecture as it is given: one step fills the window, keys move on. */
export default function Presenter({ place }: { readonly place: LecturePlace }) {
  const { t } = useTranslation();
  const { adopt, give } = useExplorerState(({ adopt, give }) => ({ adopt, give }));
  const shared = useShared();
  const lecture = useMemo(
    () => (place.id === SHIPPED_ID ? shippedLecture(t) : browserLectures().get(place.id)),
    [place.id, t],
  );
  const step = lecture?.steps[place.at];
  const [revealed, setRevealed] = useState(false);
  const [black, setBlack] = useState(false);
  const speaker = useNotesWindow(t('lecture.speaker.title'));
  /** Where the browser opens no window, they stand on the slide. */
  const [notesHere, setNotesHere] = useState(false);
  const [code, setCode] = useState(false);
  const [focused, setFocused] = useState<number | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const dot = useRef<HTMLDivElement>(null);
  /** Where a finger went down on the slide. */
  const finger = useRef<Point | null>(null);
  const steps = lecture?.steps.length ?? 0;
  const printing = usePrinting();
  const hidden = step?.predict === true && !revealed;
  const { ref: slide, fit } = useFit(`${step?.id} ${hidden} ${encodeState({ ...shared, lecture: null })}`);
  useTold(slide, 'lecture');

  // The step's state becomes the page's, so that what is recorded or computed for it is what the slide shows.
  useEffect(() => {
    if (step === undefined) return;
    setRevealed(false);
    setFocused(null);
    const { state } = decodeState(step.link);
    adopt({ ...state, lecture: place }, []);
  }, [step, place, adopt]);
  useEffect(() => stage.current?.focus(), []);

  const goTo = (at: number) => {
    if (at >= 0 && at < steps) give({ ...place, at });
  };
  const act = {
    next: () => (hidden ? setRevealed(true) : goTo(place.at + 1)),
    back: () => goTo(place.at - 1),
    first: () => goTo(0),
    last: () => goTo(steps - 1),
    'number-down': () =>
      setFocused((at) => Math.min((at ?? -1) + 1, Math.min(fit.rows, shared.languages.length) - 1)),
    'number-up': () => setFocused((at) => (at === null || at === 0 ? null : at - 1)),
    black: () => setBlack(!black),
    notes: () => setNotesHere(!notesHere && !speaker.toggle()),
    code: () => setCode(!code),
    full: () => void toggleFullScreen(stage.current),
    end: () => give(null),
  };
  const perform = (command: Command) => {
    if (black && command !== 'end' && command !== 'notes') setBlack(false);
    else act[command]();
  };
  if (lecture === undefined || step === undefined)
    return (
      <div className="presenter">
        <p role="alert">{t('lecture.gone')}</p>
        <button type="button" onClick={() => give(null)}>
          {t('lecture.end')}
        </button>
      </div>
    );
  return (
    <div
      ref={stage}
      className="presenter"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it has the focus while a lecture is given.
      tabIndex={0}
      role="application"
      aria-label={t('lecture.presenting', { title: lecture.title })}
      onKeyDown={(event) => {
        const command = commandOf(event);
        // A button that has the focus is pressed by these.
        const presses = event.key === ' ' || event.key === 'Enter';
        if (command === null || (presses && (event.target as Element).closest('button') !== null)) return;
        event.preventDefault();
        event.stopPropagation();
        perform(command);
      }}
      onPointerMove={({ clientX, clientY, pointerType }) => {
        if (dot.current === null || pointerType !== 'mouse') return;
        dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
        dot.current.hidden = false;
      }}
    >
      <div
        className="slide-stage"
        onPointerDown={({ clientX: x, clientY: y, pointerType }) => {
          finger.current = pointerType === 'touch' ? { x, y } : null;
        }}
        onPointerUp={({ clientX: x, clientY: y }) => {
          const command = finger.current === null ? null : gestureOf(finger.current, { x, y });
          finger.current = null;
          if (command !== null) perform(command);
        }}
        onPointerCancel={() => {
          finger.current = null;
        }}
      >
        <div ref={slide} className="slide" hidden={black} style={fitStyle(fit)}>
          <Slide step={step} hidden={hidden} focused={focused} fit={fit} />
        </div>
        {code && !black && <SlideCode />}
      </div>
      {notesHere && !black && (
        <aside className="slide-notes">
          <p className="hint">{t('lecture.speaker.blocked')}</p>
          <p dir="auto">{step.notes}</p>
        </aside>
      )}
      {speaker.body !== null &&
        createPortal(
          <SpeakerNotes
            step={step}
            next={lecture.steps[place.at + 1] ?? null}
            at={place.at}
            of={steps}
            hidden={hidden}
            black={black}
            act={perform}
          />,
          speaker.body,
        )}
      <div className="slide-foot" hidden={black}>
        <span>{t('lecture.place', { at: place.at + 1, of: steps })}</span>
        <span className="slide-keys">{t('lecture.keys')}</span>
        <span className="slide-touch">{t('lecture.touch')}</span>
        <button
          type="button"
          className="slide-touch"
          disabled={place.at === 0}
          onClick={() => perform('back')}
        >
          {t('lecture.speaker.back')}
        </button>
        <button
          type="button"
          className="slide-touch primary"
          disabled={place.at === steps - 1 && !hidden}
          onClick={() => perform('next')}
        >
          {t(hidden ? 'lecture.speaker.reveal' : 'lecture.speaker.forward')}
        </button>
        <button type="button" onClick={() => give(null)}>
          {t('lecture.end')}
        </button>
      </div>
      <div ref={dot} className="pointer-dot" hidden />
      {printing && createPortal(<LecturePrint lecture={lecture} />, document.body)}
    </div>
  );
}
