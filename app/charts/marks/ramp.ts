import { interpolateRgb } from 'd3';

/** Colour of a strength, 0..1: one hue that darkens, so that it reads without seeing colours. */
export const gridColour = interpolateRgb('#ffffff', '#b03a00');

const INKS = { dark: '#1f2328', light: '#ffffff' } as const;
/** From this strength on cells are too dark for dark ink, in either theme. */
const LIGHT_FROM = 0.62;

/** Ink for a number that stands on a strength. */
export const gridInk = (strength: number): string => (strength > LIGHT_FROM ? INKS.light : INKS.dark);
