/** Between two pictures, CSS px. */
const GAP = 16;
const NAMES = 30;
/** Widest and narrowest cell that reads well. */
const MOST_CELL = 64;
const LEAST_CELL = 8;

/** Width of each of some pictures that stand side by side where there is room, CSS px. */
export function pictureWidth(room: number, columns: number, pictures: number): number {
  const share = Math.floor((room - GAP * (pictures - 1)) / pictures);
  const least = NAMES + columns * LEAST_CELL;
  const most = NAMES + columns * MOST_CELL;
  return Math.max(80, Math.min(share < Math.min(least, 280) ? room : share, most));
}
