import { type ReactNode, useEffect, useRef } from 'react';

interface FloatingProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A disclosure whose content floats over the page; Escape and a press elsewhere close it. */
export function Floating({ title, className, children }: FloatingProps) {
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
  return (
    <details ref={details} className={`floating ${className ?? ''}`}>
      <summary>{title}</summary>
      <div className="floating-body">{children}</div>
    </details>
  );
}
