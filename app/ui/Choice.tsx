import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceOption<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** In words, why it can't be chosen now. */
  readonly unavailable?: string | null;
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly ChoiceOption<T>[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean;
}

/** A few options side by side, one of which holds. */
export function Choice<T extends string | number>({
  label,
  value,
  options,
  onChange,
  hideLabel,
}: ChoiceProps<T>) {
  const reasons = [
    ...new Set(options.map((option) => option.unavailable ?? '').filter((reason) => reason !== '')),
  ];
  return (
    <RadioGroup
      className="choice"
      orientation="horizontal"
      value={String(value)}
      onChange={(chosen) => {
        const option = options.find((one) => String(one.value) === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'choice-label'}>{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio
            key={option.value}
            className="choice-option"
            value={String(option.value)}
            isDisabled={typeof option.unavailable === 'string'}
          >
            {option.label}
          </Radio>
        ))}
      </div>
      {reasons.map((reason) => (
        <p key={reason} className="hint">
          {reason}
        </p>
      ))}
    </RadioGroup>
  );
}
