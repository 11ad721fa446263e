/** Jaccard of two nested selections of one matrix at a level: weights in both over weights in either. */
export function jaccardOfLevels(a: Uint8Array, b: Uint8Array, level: number): number {
  let both = 0;
  let either = 0;
  for (let at = 0; at < a.length; at++) {
    const inA = a[at] !== 0 && (a[at] as number) <= level;
    const inB = b[at] !== 0 && (b[at] as number) <= level;
    if (inA || inB) either++;
    if (inA && inB) both++;
  }
  return either === 0 ? 0 : both / either;
}
