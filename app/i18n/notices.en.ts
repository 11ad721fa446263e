/** English messages of limits that the reader met: what is not kept, what was cut. `en.ts` holds the failures. */
export const noticesEn = {
  notKept: {
    title: 'The model is not kept.',
    quota:
      'The storage of this browser is full: the model runs from memory, and what did not fit is fetched again next time. To keep it ({{size}}), free disk space or delete the data of other sites, then reload the page.',
    unavailable:
      'This browser gives the page no storage, as in some private windows: the model runs from memory, and its {{size}} are fetched again next time. To keep it, open the page in a normal window, over HTTPS or from localhost.',
    dismiss: 'Dismiss',
  },
  stalled: {
    threads:
      'The load has not moved for a minute: this browser seems not to start the model on several threads. One thread takes about twice as long, and often starts where several do not.',
    again: 'The load has not moved for a minute. Begin it anew; the parts that are here stay.',
    useOneThread: 'Load on one thread',
  },
  context: {
    promptCut:
      'Your prompt is longer than the model reads at once: the first {{count}} tokens are continued.',
    promptLimit: 'A prompt has at most {{limit}} characters; what is longer is left out.',
    decomposed:
      'This text is in decomposed Unicode (NFD): letters and their marks stand apart, which the model reads as other and more tokens than the same text composed (NFC).',
    full: 'ends at 512 tokens, prompt and text together',
  },
} as const;
