import { datumAt, type Lane, type Place, type Way } from './lanes';

/** A page is a tenth of the longer side, but at least as many data. */
const LEAST_PAGE = 5;

const isLine = (lanes: readonly Lane[]) => lanes.length === 1 || lanes.every(({ data }) => data.length <= 1);

/** The datum of a lane that is nearest to where the cursor was, along the lane. */
function nearestAlong(lane: Lane | undefined, from: number, way: Way): number {
  const along = (at: number) => {
    const datum = lane?.data[at];
    return datum === undefined
      ? Number.POSITIVE_INFINITY
      : Math.abs((way === 'rows' ? datum.x : datum.y) - from);
  };
  let best = 0;
  for (let at = 1; at < (lane?.data.length ?? 0); at++) if (along(at) < along(best)) best = at;
  return best;
}

/** Moves across lanes and keeps the place along them. */
export function acrossTo(lanes: readonly Lane[], from: Place, lane: number, way: Way): Place {
  const to = Math.max(0, Math.min(lane, lanes.length - 1));
  if (to === from.lane) return from;
  const datum = datumAt(lanes, from);
  const along = datum === undefined ? 0 : way === 'rows' ? datum.x : datum.y;
  return { lane: to, at: nearestAlong(lanes[to], along, way) };
}

/**
 * Where a key leads: arrows to the neighbour (within a lane along it, else to the next lane), Home and End to the
 * ends of the lane, with Ctrl to those of all, Page keys by a tenth along the longer side. Null for other keys.
 */
export function stepTo(
  key: string,
  ctrl: boolean,
  lanes: readonly Lane[],
  from: Place,
  way: Way,
): Place | null {
  const last = lanes.length - 1;
  const length = lanes[from.lane]?.data.length ?? 0;
  if (last < 0 || length === 0) return null;
  const single = lanes.length === 1;
  const line = isLine(lanes);
  const along = (by: number): Place => ({
    lane: from.lane,
    at: Math.max(0, Math.min(from.at + by, length - 1)),
  });
  const across = (by: number) => acrossTo(lanes, from, from.lane + by, way);
  // In a single line all four arrows walk it.
  const forth = (by: number) => (line ? (single ? along(by) : across(by)) : along(by));
  const aside = (by: number) => (line ? (single ? along(by) : across(by)) : across(by));
  const end = (lane: number): Place => ({ lane, at: Math.max(0, (lanes[lane]?.data.length ?? 1) - 1) });
  const inside = single || (!line && length > lanes.length);
  const page = Math.max(LEAST_PAGE, Math.round((inside ? length : lanes.length) / 10));
  const right = way === 'rows' ? forth : aside;
  const down = way === 'rows' ? aside : forth;
  switch (key) {
    case 'ArrowRight':
      return right(1);
    case 'ArrowLeft':
      return right(-1);
    case 'ArrowDown':
      return down(1);
    case 'ArrowUp':
      return down(-1);
    case 'Home':
      return ctrl || line ? { lane: 0, at: 0 } : { lane: from.lane, at: 0 };
    case 'End':
      return end(ctrl || line ? last : from.lane);
    case 'PageDown':
      return inside ? along(page) : across(page);
    case 'PageUp':
      return inside ? along(-page) : across(-page);
    default:
      return null;
  }
}
