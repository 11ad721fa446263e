import type { ReactNode } from 'react';

interface TableScrollProps {
  /** Names the region. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Room for a table that may be wider than the page: it scrolls in itself, by hand and by keyboard. */
export function TableScroll({ label, children }: TableScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className="chart-table-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
