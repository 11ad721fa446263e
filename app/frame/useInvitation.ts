import { useState } from 'react';
import { pageStorage } from '../browser/storage';

const KEY = 'tour-begun';

function hasBegun(): boolean {
  try {
    return pageStorage().getItem(KEY) !== null;
  } catch {
    // The browser keeps nothing for the page: no invitation at every visit.
    return true;
  }
}

/** Whether to point at the tour, until it was begun once, and what begins it. */
export function useInvitation(begin: () => void): readonly [invited: boolean, begin: () => void] {
  const [invited, setInvited] = useState(() => !hasBegun());
  return [
    invited,
    () => {
      setInvited(false);
      try {
        pageStorage().setItem(KEY, '1');
      } catch (error) {
        console.info('That the tour was begun is not remembered:', error);
      }
      begin();
    },
  ];
}
