import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import { Grid } from '../../charts/Grid';
import { Sized } from '../../ui/Sized';

interface LayerGridProps {
  readonly name: string;
  /** [layer][matrix] */
  readonly values: readonly (readonly number[])[];
  /** Value of the palest colour; the largest value has the strongest. */
  readonly least: number;
  /** Room that is kept before the chart knows its width, CSS px. */
  readonly room: number;
}

/** A value of each matrix in each layer, under its name. */
export function LayerGrid({ name, values, least, room }: LayerGridProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="chart-note">{name}</p>
      <Sized least={room}>
        {(width) => (
          <Grid
            name={name}
            rows={values.map((_, layer) => String(layer))}
            columns={MATRICES}
            values={values}
            format={(value) => value.toFixed(2)}
            width={width}
            domain={[least, Math.max(...values.flat())]}
            rowTitle={t('experiments.core-place.layer')}
          />
        )}
      </Sized>
    </>
  );
}
