import type { ReactNode, Ref } from 'react';

interface PanelScrollProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/** The part of a panel that scrolls; the keyboard can reach and scroll it even where nothing in it takes focus. */
export function PanelScroll({ label, children, ref }: PanelScrollProps) {
  return (
    <section
      className="panel-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling is what the keyboard does here.
      tabIndex={0}
      {...(ref === undefined ? {} : { ref })}
    >
      {children}
    </section>
  );
}
