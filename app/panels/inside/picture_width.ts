/** Between two pictures, CSS px. */
const GAP = 16;
const NAMES = 30;
/** Widest cell that reads well, and the least room for a picture beside another one. */
const MOST_CELL = 64;
const LEAST_PICTURE = 240;

/** Width of each of some pictures that stand side by side where there is room, CSS px. */
export function pictureWidth(room: number, columns: number, pictures: number): number {
  const share = Math.floor((room - GAP * (pictures - 1)) / pictures);
  return Math.min(share < LEAST_PICTURE ? room : share, NAMES + columns * MOST_CELL);
}
