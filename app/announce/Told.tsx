import { type ReactNode, useEffect, useRef } from 'react';
import { announce } from './announcer';

interface ToldProps {
  /** Of one topic only the newest is said. */
  readonly topic: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Words that are seen here and said when they appear or change. */
export function Told({ topic, className, children }: ToldProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const said = useRef('');
  // After every drawing: what is said is what is seen.
  useEffect(() => {
    const text = line.current?.textContent ?? '';
    if (text !== said.current) announce(text, topic);
    said.current = text;
  });
  return (
    <p ref={line} className={className}>
      {children}
    </p>
  );
}
