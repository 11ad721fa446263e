/** English texts of parts of the page that failed, or did not arrive. */
export const boundaryEn = {
  failed: 'A part of the page has failed.',
  notFetched: 'A part of the page could not be fetched.',
  kept: 'The rest of the page works, and what is set is in the address.',
  network:
    'The network may be gone, or the host may have a newer version: then reload. What is set is in the address and comes back.',
  retry: 'Try again',
  reload: 'Reload the page',
  afresh: 'Open it with nothing set',
  copy: 'Copy the details',
  copied: 'Copied',
  close: 'Close',
} as const;
