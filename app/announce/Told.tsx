import { type ReactNode, useRef } from 'react';
import { useTold } from './useTold';

interface ToldProps {
  /** Of one topic only the newest is said. */
  readonly topic: string;
  readonly className?: string | undefined;
  /** Says only changes, not what stands there from the beginning. */
  readonly changesOnly?: boolean;
  readonly children: ReactNode;
}

/** Words that are seen here and said when they appear or change. */
export function Told({ topic, className, changesOnly = false, children }: ToldProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useTold(line, topic, changesOnly);
  return (
    <p ref={line} className={className} data-told={topic}>
      {children}
    </p>
  );
}
