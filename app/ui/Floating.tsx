import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

interface FloatingProps {
  readonly title: string;
  readonly className?: string;
  /** A list of commands: pressing one closes it. */
  readonly isMenu?: boolean;
  readonly children: ReactNode;
}

/** A disclosure whose content floats over the page; Escape and a press elsewhere close it. */
export function Floating({ title, className, isMenu = false, children }: FloatingProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const element = details.current;
      if (element === null || !element.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        element.open = false;
        element.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  const chosen = (event: MouseEvent) => {
    const element = details.current;
    if (!isMenu || element === null || !(event.target instanceof Element)) return;
    if (event.target.closest('button') === null) return;
    // A dialog that the command opens gives the focus back to what stays on the page.
    element.querySelector('summary')?.focus();
    element.open = false;
  };
  return (
    <details ref={details} className={`floating ${className ?? ''}`}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the buttons inside take key and press. */}
      <div className="floating-body" onClick={chosen}>
        {children}
      </div>
    </details>
  );
}
