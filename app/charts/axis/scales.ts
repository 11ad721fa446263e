import { type ScaleLogarithmic, scaleLog } from 'd3';

/** A log scale whose ends hold what lies beyond them. */
export const clampedLog = (
  domain: readonly [number, number],
  range: readonly [number, number],
): ScaleLogarithmic<number, number> => scaleLog(domain, range).clamp(true);
