import type { ReactNode } from 'react';
import { useSize } from './useSize';

/** Draws a chart in the width that there is, as soon as it is known. */
export function Sized({
  least,
  children,
}: {
  readonly least: number;
  readonly children: (width: number) => ReactNode;
}) {
  const [measure, { width }] = useSize();
  return (
    <div ref={measure} style={width > 0 ? undefined : { minHeight: least }}>
      {width > 0 && children(width)}
    </div>
  );
}
