import { interpolateRgb } from 'd3';
import { contrast } from './colours';

/** Colour of a strength, 0..1: one hue that darkens, so that it reads without seeing colours. */
export const gridColour = interpolateRgb('#ffffff', '#b03a00');

/** Only black and white have enough contrast between them for every strength (4.58 where they meet). */
const INKS = { black: '#000000', white: '#ffffff' } as const;

const lessColour = interpolateRgb('#ffffff', '#1f5fa8');

/** Colour of a signed strength, -1..1: white at 0, blue for less, the one hue of `gridColour` for more. */
export const signedColour = (strength: number): string =>
  strength < 0 ? lessColour(-strength) : gridColour(strength);

/** Ink for a number that stands on a strength. */
export const gridInk = (strength: number): string => inkOn(gridColour(strength));

/** Ink for a number that stands on a colour. */
export function inkOn(ground: string): string {
  return contrast(INKS.black, ground) >= contrast(INKS.white, ground) ? INKS.black : INKS.white;
}
