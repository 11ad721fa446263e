import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { readNumber } from './read_number';

/** A change is passed on when the reader pauses: typing, or holding an arrow key, is one change. */
const PAUSE_MS = 300;
/** Steps that a Page key takes. */
const PAGE = 10;
const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE };

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Whole numbers, or any. */
  readonly step?: 1 | 'any';
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}

/**
 * A number field that takes numbers as people write them and passes on only what is within its bounds, once for each
 * pause, at Enter or when it is left; then it shows its last good value. Not the browser's number field, which drops
 * what it cannot read ("0,5" becomes 05) and is changed by a wheel.
 */
export function NumberInput({ label, value, least, most, step = 1, hint, onChange }: NumberInputProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  const waiting = useRef<{ readonly number: number; readonly timer: ReturnType<typeof setTimeout> }>(null);
  const readable = (text: string) => {
    const number = readNumber(text);
    const fits = number !== null && number >= least && number <= most;
    return fits && (step === 'any' || Number.isInteger(number)) ? number : null;
  };
  const passOn = () => {
    const { number } = waiting.current ?? {};
    clearTimeout(waiting.current?.timer);
    waiting.current = null;
    if (number !== undefined) latest.current(number);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end only; it reads refs.
  useEffect(() => passOn, []);
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(waiting.current?.timer);
    const number = readable(text);
    waiting.current = number === null ? null : { number, timer: setTimeout(passOn, PAUSE_MS) };
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return passOn();
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const from = (draft === null ? null : readable(draft)) ?? value;
    type(String(Math.min(most, Math.max(least, from + by))));
  };
  const invalid = draft !== null && readable(draft) === null;
  return (
    <div className="field number-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="spinbutton"
        // The pads of phones for numbers have no minus sign.
        inputMode={least < 0 ? 'text' : step === 'any' ? 'decimal' : 'numeric'}
        autoComplete="off"
        translate="no"
        dir="ltr"
        data-step={step}
        // Of "above zero" 0 is said: the smallest number of all has no decimal form.
        aria-valuemin={least === Number.MIN_VALUE ? 0 : least}
        aria-valuemax={most}
        aria-valuenow={value}
        value={draft ?? value}
        aria-invalid={invalid}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={() => {
          passOn();
          setDraft(null);
        }}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className={invalid ? 'hint is-wrong' : 'hint'}>
          {hint}
        </span>
      )}
    </div>
  );
}
