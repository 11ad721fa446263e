import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix, matrixDims, type Norm, normSize } from '../../../workers/model/shape';
import { useSharedFields } from '../../explorer/context';
import { useIsDefaultModel, useModelShape } from '../../explorer/model';
import { formatCount } from '../../i18n/numbers';
import { STRONGEST } from '../../languages/strongest';
import { type ExtraEdit, type OperationName, operationOf } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { NumberInput } from '../../ui/NumberInput';
import { SelectInput } from '../../ui/SelectInput';
import { LayerRange } from './LayerRange';
import { MatrixBoxes } from './MatrixBoxes';
import { OperationInput } from './OperationInput';

const TARGETS = ['parameter', 'dimension', 'weight'] as const;

interface Draft {
  readonly target: (typeof TARGETS)[number];
  readonly dimension: number;
  readonly norm: Norm;
  readonly layer: number;
  readonly matrix: Matrix;
  readonly output: number;
  readonly input: number;
  readonly matrices: readonly Matrix[];
  readonly layers: readonly [number, number] | null;
  readonly operation: OperationName;
  readonly factor: number;
}

const START: Draft = {
  target: 'parameter',
  dimension: 163,
  norm: 'post_attention_norm',
  layer: 1,
  matrix: 'down',
  output: 163,
  input: 0,
  matrices: MATRICES,
  layers: null,
  operation: 'scale',
  factor: 4,
};

/** The edit that a filled form stands for. */
export function editOf(draft: Draft, seed: number): ExtraEdit {
  const operation = operationOf({ ...draft, seed });
  const { target, dimension, norm, layer, matrix, output, input, matrices, layers } = draft;
  if (target === 'parameter') return { target, norm, layer, dimension, operation };
  if (target === 'weight') return { target, layer, matrix, output, input, operation };
  return {
    target,
    dimension,
    operation,
    ...(matrices.length < MATRICES.length ? { matrices: [...matrices] } : {}),
    ...(layers === null ? {} : { layers: [layers[0], layers[1]] }),
  };
}

interface DimensionFormProps {
  readonly disabled: boolean;
  readonly onAdd: (edit: ExtraEdit) => void;
}

/** Any other parameter, dimension or weight, and what is done to it. */
export function DimensionForm({ disabled, onAdd }: DimensionFormProps) {
  const { t } = useTranslation();
  const { seed } = useSharedFields('seed');
  const [kept, setDraft] = useState(START);
  const shape = useModelShape();
  const isDefault = useIsDefaultModel();
  // A model of another family may lack the norm that was chosen.
  const norm = shape.norms.includes(kept.norm) ? kept.norm : (shape.norms[0] ?? kept.norm);
  const draft = { ...kept, norm };
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const dims = matrixDims(shape, draft.matrix);
  const dimensions = (draft.target === 'parameter' ? normSize(shape, draft.norm) : shape.width) - 1;
  const number = (name: 'dimension' | 'layer' | 'output' | 'input', most: number, hint?: string) => (
    <NumberInput
      label={t(`dimensions.${name}`)}
      value={draft[name]}
      least={0}
      most={most}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(editOf(draft, seed));
  };
  return (
    <form className="dimension-form" onSubmit={submit}>
      <Choice
        label={t('dimensions.what')}
        value={draft.target}
        options={TARGETS.map((value) => ({ value, label: t(`dimensions.targets.${value}`) }))}
        onChange={(target) => set({ target })}
      />
      <p className="hint">{t(`dimensions.targetNotes.${draft.target}`)}</p>
      {draft.target !== 'weight' && (
        <>
          {isDefault && (
            <SelectInput
              label={t('dimensions.strongest')}
              hint={t('dimensions.strongestNote')}
              value={String(draft.dimension)}
              options={[
                ...(STRONGEST.some((one) => one.dimension === draft.dimension)
                  ? []
                  : [{ value: String(draft.dimension), label: String(draft.dimension) }]),
                ...STRONGEST.map(({ dimension, place, from, to, meanAbs }) => ({
                  value: String(dimension),
                  label: t('dimensions.strong', {
                    dimension,
                    where: t(`dimensions.places.${place}`, { from, to }),
                    size: formatCount(meanAbs),
                  }),
                })),
              ]}
              onChange={(value) => set({ dimension: Number(value) })}
            />
          )}
          {number('dimension', dimensions, t('dimensions.outOfRange', { limit: dimensions }))}
        </>
      )}
      {draft.target === 'parameter' && (
        <SelectInput
          label={t('dimensions.norm')}
          value={draft.norm}
          options={shape.norms.map((value) => ({ value, label: t(`dimensions.norms.${value}`) }))}
          onChange={(norm) => set({ norm })}
        />
      )}
      {draft.target === 'dimension' ? (
        <>
          <LayerRange value={draft.layers} onChange={(layers) => set({ layers })} />
          <MatrixBoxes value={draft.matrices} onChange={(matrices) => set({ matrices })} />
        </>
      ) : (
        number('layer', shape.layers - 1)
      )}
      {draft.target === 'weight' && (
        <>
          <SelectInput
            label={t('dimensions.matrix')}
            value={draft.matrix}
            options={MATRICES.map((value) => ({ value, label: value }))}
            onChange={(matrix) => set({ matrix })}
          />
          <div className="pair">
            {number('output', dims.output - 1)}
            {number('input', dims.input - 1)}
          </div>
        </>
      )}
      <OperationInput operation={draft.operation} factor={draft.factor} onChange={set} />
      <button type="submit" disabled={disabled}>
        {t('dimensions.add')}
      </button>
    </form>
  );
}
