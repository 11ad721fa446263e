import { useEffect } from 'react';

/** Has the browser ask before the tab is closed, for as long as something runs that closing would lose. */
export function useAskBeforeClosing(running: boolean): void {
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);
}
