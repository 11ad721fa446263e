import { px } from '../format';
import type { Datum } from './lanes';

/** Radius of the ring around a dot, and its distance from a box, CSS px. */
const RADIUS = 9;
const GAP = 2;

/** The ring around what the cursor is on: dark within light, so that it is seen on any ground. */
export function Ring({ datum: { x, y, box } }: { readonly datum: Datum }) {
  const shape =
    box === undefined
      ? { x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS, rx: RADIUS }
      : {
          x: x - box.width / 2 - GAP,
          y: y - box.height / 2 - GAP,
          width: box.width + 2 * GAP,
          height: box.height + 2 * GAP,
          rx: 2,
        };
  const place = {
    x: px(shape.x),
    y: px(shape.y),
    width: px(shape.width),
    height: px(shape.height),
    rx: shape.rx,
  };
  return (
    <g className="chart-ring">
      <rect className="is-halo" {...place} />
      <rect {...place} />
    </g>
  );
}
