import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from './keys';
import type { LectureStep } from './schema';

interface SpeakerNotesProps {
  readonly step: LectureStep;
  /** Null at the last step. */
  readonly next: LectureStep | null;
  /** Of the step, from 0. */
  readonly at: number;
  readonly of: number;
  /** The result is not shown before the room has guessed. */
  readonly hidden: boolean;
  readonly black: boolean;
  readonly act: (command: Command) => void;
}

/** What the lecturer sees beside the slide: notes, what comes next, what the room sees, and the time. */
export function SpeakerNotes({ step, next, at, of, hidden, black, act }: SpeakerNotesProps) {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  // Keys reach the slide from within what is drawn here, not from the empty window's body.
  useEffect(() => main.current?.focus(), []);
  const sees = black ? 'black' : hidden ? 'guess' : 'result';
  return (
    <main ref={main} className="speaker" tabIndex={-1}>
      <p className="speaker-place">
        <span>{t('lecture.place', { at: at + 1, of })}</span>
        <Clock />
      </p>
      <h1 dir="auto">{step.title}</h1>
      <p className="speaker-notes" dir="auto">
        {step.notes === '' ? t('lecture.speaker.none') : step.notes}
      </p>
      <p>
        <strong>{t('lecture.speaker.room')}</strong> {t(`lecture.speaker.sees.${sees}`)}
      </p>
      <p>
        <strong>{t('lecture.speaker.next')}</strong>{' '}
        <span dir="auto">{next?.title ?? t('lecture.speaker.last')}</span>
      </p>
      <div className="button-row">
        <button type="button" disabled={at === 0} onClick={() => act('back')}>
          {t('lecture.speaker.back')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={next === null && !hidden}
          onClick={() => act('next')}
        >
          {t(hidden ? 'lecture.speaker.reveal' : 'lecture.speaker.forward')}
        </button>
        <button type="button" aria-pressed={black} onClick={() => act('black')}>
          {t('lecture.speaker.black')}
        </button>
      </div>
      <p className="hint">{t('lecture.keys')}</p>
    </main>
  );
}

/** Time since the window was opened, or the clock was set back. */
function Clock() {
  const { t } = useTranslation();
  const [since, setSince] = useState(() => Date.now());
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const restart = () => {
    setSince(Date.now());
    setNow(Date.now());
  };
  return (
    <>
      <time role="timer" aria-label={t('lecture.speaker.time')}>
        {words}
      </time>
      <button type="button" onClick={restart}>
        {t('lecture.speaker.restart')}
      </button>
    </>
  );
}
