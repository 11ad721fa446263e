import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from '../explorer/context';
import { MAX_STEPS } from '../link/lecture_place';
import type { SharedState } from '../link/shared';
import { decodeState } from '../link/url';
import {
  type Lecture,
  type LectureStep,
  MAX_LINK_CHARACTERS,
  MAX_NOTES_CHARACTERS,
  MAX_TITLE_CHARACTERS,
  SHOWS,
} from './schema';
import { stepOf } from './seen';
import { browserLectures } from './store';

interface LectureEditorProps {
  readonly lecture: Lecture;
  /** The step at which it was left, from 0. */
  readonly at: number;
}

/** One lecture as a list of steps: named, noted, put in order. Opened again, it stands where it was left. */
export function LectureEditor({ lecture, at: left }: LectureEditorProps) {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const lectures = browserLectures();
  const [pasted, setPasted] = useState('');
  const [wrong, setWrong] = useState(false);
  const pasteField = useId();
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it was left counts once, when it is opened.
  useEffect(() => {
    if (left > 0) list.current?.children[left]?.scrollIntoView({ block: 'center' });
  }, []);
  const { id, steps } = lecture;
  const full = steps.length >= MAX_STEPS;
  const add = (state: SharedState) => {
    lectures.addStep(id, stepOf(state, t));
    lectures.edit(id, steps.length);
  };
  const paste = () => {
    const junk =
      pasted.length > MAX_LINK_CHARACTERS ||
      decodeState(pasted).problems.some(({ kind }) => kind === 'version') ||
      !pasted.includes('#');
    setWrong(junk);
    if (junk) return;
    add(decodeState(pasted).state);
    setPasted('');
  };
  const change = (at: number, next: Partial<LectureStep>) =>
    lectures.change(id, { steps: steps.map((step, place) => (place === at ? { ...step, ...next } : step)) });
  return (
    <section aria-label={t('lecture.editing', { title: lecture.title })}>
      <label>
        {t('lecture.name')}
        <input
          type="text"
          className="lecture-title"
          dir="auto"
          value={lecture.title}
          maxLength={MAX_TITLE_CHARACTERS}
          onChange={(event) => lectures.change(id, { title: event.target.value })}
        />
      </label>
      <ol className="lecture-steps" ref={list}>
        {steps.map((step, at) => (
          <StepForm
            key={step.id}
            step={step}
            at={at}
            of={steps.length}
            onFocus={() => lectures.edit(id, at)}
            onChange={(next) => change(at, next)}
            onMove={(to) => lectures.move(id, at, to)}
            onRemove={() => lectures.change(id, { steps: steps.filter((one) => one.id !== step.id) })}
          />
        ))}
      </ol>
      <div className="lecture-row">
        <button type="button" disabled={full} onClick={() => add(store.getState().shared)}>
          {t('lecture.addCurrent')}
        </button>
        <label htmlFor={pasteField}>{t('lecture.paste')}</label>
        <input
          id={pasteField}
          type="text"
          value={pasted}
          aria-invalid={wrong}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button type="button" disabled={full || pasted.trim() === ''} onClick={paste}>
          {t('lecture.addPasted')}
        </button>
      </div>
      {wrong && <p role="alert">{t('lecture.noLink')}</p>}
      {full && <p className="hint">{t('lecture.full', { limit: MAX_STEPS })}</p>}
    </section>
  );
}

interface StepFormProps {
  readonly step: LectureStep;
  readonly at: number;
  readonly of: number;
  readonly onFocus: () => void;
  readonly onChange: (change: Partial<LectureStep>) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function StepForm({ step, at, of, onFocus, onChange, onMove, onRemove }: StepFormProps) {
  const { t } = useTranslation();
  const place = at + 1;
  return (
    <li className="lecture-step" aria-label={t('lecture.step', { at: place })} onFocus={onFocus}>
      <label>
        {t('lecture.stepTitle', { at: place })}
        <input
          type="text"
          dir="auto"
          value={step.title}
          maxLength={MAX_TITLE_CHARACTERS}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </label>
      <label>
        {t('lecture.notes', { at: place })}
        <textarea
          rows={2}
          dir="auto"
          value={step.notes}
          maxLength={MAX_NOTES_CHARACTERS}
          onChange={(event) => onChange({ notes: event.target.value })}
        />
      </label>
      <div className="lecture-row">
        <label>
          <input
            type="checkbox"
            checked={step.predict}
            onChange={(event) => onChange({ predict: event.target.checked })}
          />{' '}
          {t('lecture.predict', { at: place })}
        </label>
        <label>
          {t('lecture.shows', { at: place })}{' '}
          <select
            value={step.shows}
            onChange={(event) =>
              onChange({ shows: SHOWS.find((one) => one === event.target.value) ?? 'both' })
            }
          >
            {SHOWS.map((one) => (
              <option key={one} value={one}>
                {t(`lecture.showing.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={at === 0} onClick={() => onMove(at - 1)}>
          {t('lecture.up', { at: place })}
        </button>
        <button type="button" disabled={at === of - 1} onClick={() => onMove(at + 1)}>
          {t('lecture.down', { at: place })}
        </button>
        <button type="button" onClick={onRemove}>
          {t('lecture.removeStep', { at: place })}
        </button>
      </div>
    </li>
  );
}
