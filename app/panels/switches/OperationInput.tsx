import { useTranslation } from 'react-i18next';
import { MAX_FACTOR } from '../../../workers/model/recipe';
import { OPERATIONS, type OperationName } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { NumberInput } from '../../ui/NumberInput';

interface OperationInputProps {
  readonly operation: OperationName;
  readonly factor: number;
  readonly onChange: (change: { readonly operation: OperationName } | { readonly factor: number }) => void;
}

/** What is done to the weights, with the factor where they are scaled. */
export function OperationInput({ operation, factor, onChange }: OperationInputProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('switches.operation')}
        value={operation}
        options={OPERATIONS.map((value) => ({ value, label: t(`switches.operations.${value}`) }))}
        onChange={(value) => onChange({ operation: value })}
      />
      {operation === 'scale' && (
        <NumberInput
          label={t('switches.factor')}
          value={factor}
          least={-MAX_FACTOR}
          most={MAX_FACTOR}
          step="any"
          onChange={(value) => onChange({ factor: value })}
        />
      )}
    </>
  );
}
