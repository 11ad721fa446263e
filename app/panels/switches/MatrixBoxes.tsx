import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix } from '../../../workers/model/shape';

interface MatrixBoxesProps {
  /** In the order of MATRICES, at least one. */
  readonly value: readonly Matrix[];
  readonly onChange: (value: readonly Matrix[]) => void;
}

/** One box for each of the seven matrices; the last one that is chosen stays. */
export function MatrixBoxes({ value, onChange }: MatrixBoxesProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="boxes">
      <legend>{t('switches.matrices')}</legend>
      {MATRICES.map((matrix) => {
        const chosen = value.includes(matrix);
        return (
          <label key={matrix} className="box">
            <input
              type="checkbox"
              checked={chosen}
              disabled={chosen && value.length === 1}
              onChange={() =>
                onChange(MATRICES.filter((one) => (one === matrix ? !chosen : value.includes(one))))
              }
            />
            {matrix}
          </label>
        );
      })}
    </fieldset>
  );
}
