/** What a mark stands for; one meaning each on the whole page. */
export type MarkKind = 'base' | 'edited' | 'random' | 'reported';

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

/** A value: a dot, or a diamond for the random control, so that colour is not all that tells them apart. */
export function Mark({ kind, origin, className = '', x, moved, r = DOT }: MarkProps) {
  const classes =
    `chart-mark chart-mark-${kind}${origin === undefined ? '' : ` is-${origin}`} ${className}`.trim();
  const place = {
    ...(x === undefined ? {} : { transform: `translate(${x} 0)` }),
    ...(moved === undefined ? {} : { style: { transform: `translateX(${moved}px)` } }),
  };
  return kind === 'random' ? (
    <path className={classes} d={DIAMOND} {...place} />
  ) : (
    <circle className={classes} r={r} {...place} />
  );
}
