import type { LoadedModel } from '../../decoder/loaded_model';
import { MATRICES, type ModelShape, writesResidual } from '../../model/shape';
import type { DimensionTraffic, ResidualStream } from '../../protocol/inside';
import type { RegionMask } from '../../regions/mask';
import { placeOf } from '../../regions/place';
import { positionsOf, type ReadText, rowsAt, type States } from './text_states';

/** The residual stream of a text at the positions that are shown. */
export function residualStream(model: LoadedModel, text: ReadText): ResidualStream {
  const { width } = model.shape;
  const positions = positionsOf(model, text.ids);
  const at = positions.map((position) => position.at);
  const shown = (states: States) => states.map((state) => rowsAt(state, at, width));
  return { positions, width, base: shown(text.base), edited: shown(text.edited) };
}

/** How many weights of a region read from each residual dimension and write to it. */
export function trafficOf(region: RegionMask, shape: ModelShape): DimensionTraffic {
  const { dimensions } = placeOf(region, shape);
  const sum = (writes: boolean) =>
    Array.from({ length: shape.width }, (_, at) =>
      MATRICES.filter((matrix) => writesResidual(matrix) === writes).reduce(
        (total, matrix) => total + dimensions[matrix][writes ? 'output' : 'input'][at],
        0,
      ),
    );
  return { reads: sum(false), writes: sum(true) };
}
