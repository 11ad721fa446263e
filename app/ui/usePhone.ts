import { useSyncExternalStore } from 'react';

/** The width at which app/styles/layout.css stacks the panels. */
const PHONE = '(max-width: 759px)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the page is stacked in one column. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(PHONE).matches);
}
