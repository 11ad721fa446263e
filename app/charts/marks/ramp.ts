import { interpolateRgb } from 'd3';
import { contrast } from './colours';

/** Colour of a strength, 0..1: one hue that darkens, so that it reads without seeing colours. */
export const gridColour = interpolateRgb('#ffffff', '#b03a00');

/** Only black and white have enough contrast between them for every strength (4.58 where they meet). */
const INKS = { black: '#000000', white: '#ffffff' } as const;

/** Ink for a number that stands on a strength. */
export function gridInk(strength: number): string {
  const ground = gridColour(strength);
  return contrast(INKS.black, ground) >= contrast(INKS.white, ground) ? INKS.black : INKS.white;
}
