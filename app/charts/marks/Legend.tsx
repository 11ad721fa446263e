import type { ReactNode } from 'react';

/** What the marks of a chart stand for. */
export function Legend({ children }: { readonly children: ReactNode }) {
  return <ul className="chart-legend">{children}</ul>;
}

interface LegendItemProps {
  /** The mark, drawn around (0, 0) of a box of 12 px; words alone without it. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** One mark and its words. */
export function LegendItem({ mark, children }: LegendItemProps) {
  return (
    <li>
      {mark !== undefined && (
        <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
          {mark}
        </svg>
      )}
      {children}
    </li>
  );
}
