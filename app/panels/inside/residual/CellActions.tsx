import { useTranslation } from 'react-i18next';
import type { Norm } from '../../../../workers/model/shape';
import { useExplorer, useExplorerState } from '../../../explorer/context';
import { useModelShape } from '../../../explorer/model';
import type { ExtraEdit } from '../../../link/settings';
import type { Chosen } from './pictures';

/** The norms of a layer that read a dimension of the stream, or write to it. */
const NORMS: readonly Norm[] = ['attn_norm', 'post_attention_norm'];
const FACTOR = 4;

/** What can be done to the dimension of the chosen cell: scale a norm of its layer, or set the dimension to zero. */
export function CellActions({ chosen, layers }: { readonly chosen: Chosen; readonly layers: number }) {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const shape = useModelShape();
  const addExtra = useExplorerState((state) => state.addExtra);
  const { layer, dimension } = chosen;
  const add = (edit: ExtraEdit) => {
    addExtra(edit);
    void client.loadOnAct();
  };
  const norms = layer < layers ? NORMS.filter((norm) => shape.norms.includes(norm)) : [];
  return (
    <div className="inside-row">
      {norms.map((norm) => (
        <button
          key={norm}
          type="button"
          onClick={() =>
            add({ target: 'parameter', norm, layer, dimension, operation: { op: 'scale', factor: FACTOR } })
          }
        >
          {t('inside.residual.scale', {
            norm: t(`dimensions.norms.${norm}`),
            layer,
            dimension,
            factor: FACTOR,
          })}
        </button>
      ))}
      <button
        type="button"
        onClick={() => add({ target: 'dimension', dimension, operation: { op: 'zero' } })}
      >
        {t('inside.residual.zero', { dimension })}
      </button>
    </div>
  );
}
