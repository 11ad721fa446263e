import type { Flags } from './rank';

/** Adds up, matrix by matrix, how two selections overlap. */
export class Tally {
  private both = 0;
  private either = 0;

  add(a: Flags, b: Flags): void {
    for (let at = 0; at < a.length; at++) {
      if (a[at] === 1 && b[at] === 1) this.both++;
      if (a[at] === 1 || b[at] === 1) this.either++;
    }
  }

  /** Jaccard over all matrices: weights in both over weights in either; 0 where there are none. */
  jaccard(): number {
    return this.either === 0 ? 0 : Number((this.both / this.either).toFixed(4));
  }
}

/** Tallies that are made when they are first asked for. */
export class Tallies {
  private readonly byName = new Map<string, Tally>();

  of(...name: readonly (string | number)[]): Tally {
    const key = name.join(' ');
    const tally = this.byName.get(key) ?? new Tally();
    this.byName.set(key, tally);
    return tally;
  }
}
