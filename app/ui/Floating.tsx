import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { usePhone } from './usePhone';

interface FloatingProps {
  readonly title: string;
  readonly className?: string;
  /** A list of commands: pressing one closes it. */
  readonly isMenu?: boolean;
  /** It changes what stands in its panel, which a phone brings into sight above it. */
  readonly besideResult?: boolean;
  readonly children: ReactNode;
}

/** A disclosure whose content floats over the page; Escape and a press elsewhere close it. */
export function Floating({
  title,
  className,
  isMenu = false,
  besideResult = false,
  children,
}: FloatingProps) {
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
  const phone = usePhone();
  const showResult = () => {
    if (details.current?.open) details.current.closest('.panel')?.scrollIntoView({ behavior: 'instant' });
  };
  return (
    <details
      ref={details}
      className={`floating ${className ?? ''}`}
      onToggle={besideResult && phone ? showResult : undefined}
    >
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the buttons inside take key and press. */}
      <div className="floating-body" onClick={chosen}>
        {children}
      </div>
    </details>
  );
}
