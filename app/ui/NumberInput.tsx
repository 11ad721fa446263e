import { useId, useState } from 'react';

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number | 'any';
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}

/** A number field that passes on only what is within its bounds, and shows its last good value when left. */
export function NumberInput({ label, value, least, most, step = 1, hint, onChange }: NumberInputProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const readable = (text: string) => {
    const number = Number(text);
    const fits = text.trim() !== '' && number >= least && number <= most;
    return fits && (step === 'any' || Number.isInteger(number)) ? number : null;
  };
  const invalid = draft !== null && readable(draft) === null;
  return (
    <div className="field number-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        step={step}
        value={draft ?? value}
        aria-invalid={invalid}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const number = readable(event.target.value);
          setDraft(event.target.value);
          if (number !== null) onChange(number);
        }}
        onBlur={() => setDraft(null)}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className={invalid ? 'hint is-wrong' : 'hint'}>
          {hint}
        </span>
      )}
    </div>
  );
}
