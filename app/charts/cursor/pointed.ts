import type { Lane, Place, Way } from './lanes';

/** A hand reaches as far as a target is wide, CSS px (WCAG 2.2, 2.5.8). */
const REACH = 24;

/** How a pointer chooses: what lies near it, or the lane that it is level with. */
export type Reach = 'near' | 'lane';

/** The datum that a point of the drawing means, or null where there is none. */
export function pointedAt(
  lanes: readonly Lane[],
  x: number,
  y: number,
  reach: Reach,
  way: Way,
): Place | null {
  let best: { place: Place; distance: number } | null = null;
  for (const [lane, { data }] of lanes.entries())
    for (const [at, datum] of data.entries()) {
      const [dx, dy] = [Math.abs(datum.x - x), Math.abs(datum.y - y)];
      // Level first, then along: no plot is a million px long.
      const distance = reach === 'near' ? Math.hypot(dx, dy) : way === 'rows' ? dy * 1e6 + dx : dx * 1e6 + dy;
      if (reach === 'near' && distance > REACH) continue;
      if (best === null || distance < best.distance) best = { place: { lane, at }, distance };
    }
  return best?.place ?? null;
}
