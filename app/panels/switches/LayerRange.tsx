import { useTranslation } from 'react-i18next';
import { useModelShape } from '../../explorer/model';
import { NumberInput } from '../../ui/NumberInput';

type Range = readonly [number, number] | null;

interface LayerRangeProps {
  /** First and last layer, both included; null is all of them. */
  readonly value: Range;
  readonly onChange: (value: Range) => void;
}

/** Two fields for the first and the last layer, counted from 0. */
export function LayerRange({ value, onChange }: LayerRangeProps) {
  const { t } = useTranslation();
  const last = useModelShape().layers - 1;
  const [from, to] = value ?? [0, last];
  const set = (first: number, second: number) =>
    onChange(first === 0 && second === last ? null : [first, second]);
  return (
    <fieldset className="pair">
      <legend className="visually-hidden">{t('switches.layers')}</legend>
      <NumberInput
        label={t('switches.from')}
        value={from}
        least={0}
        most={to}
        onChange={(first) => set(first, to)}
      />
      <NumberInput
        label={t('switches.to')}
        value={to}
        least={from}
        most={last}
        onChange={(second) => set(from, second)}
      />
    </fieldset>
  );
}
