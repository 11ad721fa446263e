import type { Reason } from '../../figures/single-weights';

const RADIUS = 4;
/** A shape and a colour each, so that either tells them apart. */
const SHAPE: Readonly<Record<Reason, string>> = {
  spike: `M${-RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0`,
  product: 'M-4 4L0 -4.5L4 4Z',
  core: 'M-3.5 -3.5H3.5V3.5H-3.5Z',
  random: 'M0 -5L5 0L0 5L-5 0Z',
};
const LOOK: Readonly<Record<Reason, { fill: string; stroke: string }>> = {
  spike: { fill: 'var(--mark-edited)', stroke: 'var(--mark-edited)' },
  product: { fill: 'var(--paper)', stroke: 'var(--mark-edited)' },
  core: { fill: 'var(--paper)', stroke: 'var(--accent)' },
  random: { fill: 'var(--paper)', stroke: 'var(--mark-random)' },
};

/** A zeroed weight, by why it was zeroed: dot, triangle, square, and the random control's diamond. */
export function ReasonMark({ reason }: { readonly reason: Reason }) {
  return <path className={`reason-${reason}`} d={SHAPE[reason]} strokeWidth={1.5} {...LOOK[reason]} />;
}
