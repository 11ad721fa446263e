/** What a mark stands for; one meaning each on the whole page. */
export type MarkKind = 'base' | 'edited' | 'random' | 'pinned' | 'reported';

interface MarkProps {
  readonly kind: MarkKind;
  /** Hollow where it was recorded, filled where it was computed now. */
  readonly origin?: 'recorded' | 'live' | undefined;
  /** More classes. */
  readonly className?: string;
  readonly x?: number;
  /** As x, but a new place is travelled to. */
  readonly moved?: number;
  /** Radius of a dot, CSS px. */
  readonly r?: number;
}

/** Half a diamond's diagonal, CSS px. */
const DIAMOND = 'M0-5L5 0L0 5L-5 0Z';
const DOT = 4.5;
/** Shapes beside the dot, so that colour is not all that tells marks apart: a diamond, a square. */
const SHAPES: Partial<Record<MarkKind, string>> = { random: DIAMOND, pinned: 'M-4-4H4V4H-4Z' };

/** A value: a dot, a diamond for the random control, a square for the edit that is pinned as A. */
export function Mark({ kind, origin, className = '', x, moved, r = DOT }: MarkProps) {
  const classes =
    `chart-mark chart-mark-${kind}${origin === undefined ? '' : ` is-${origin}`} ${className}`.trim();
  const place = {
    ...(x === undefined ? {} : { transform: `translate(${x} 0)` }),
    ...(moved === undefined ? {} : { style: { transform: `translateX(${moved}px)` } }),
  };
  const shape = SHAPES[kind];
  return shape === undefined ? (
    <circle className={classes} r={r} {...place} />
  ) : (
    <path className={classes} d={shape} {...place} />
  );
}
