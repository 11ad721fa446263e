import type { ReactNode } from 'react';

/** What is wrong with what the reader gave or asked for, said at once. */
export function Wrong({ children }: { readonly children: ReactNode }) {
  return (
    <p className="hint is-wrong" role="alert">
      {children}
    </p>
  );
}
