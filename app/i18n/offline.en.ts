/** English texts of what the page keeps on this machine, of new versions, and of loading on small machines. */
export const offlineEn = {
  version: {
    waiting: 'A new version is ready.',
    replaced: 'Another tab took a new version; this one is of the old.',
    kept: 'What you have set is in the address and comes back after the reload.',
    trained: 'What the model was trained here is lost with it.',
    reload: 'Reload now',
  },
  load: {
    title: 'Load the model?',
    cost: '{{size}} are downloaded and kept by the browser, and the model needs about {{memory}} of memory while it runs.',
    without: 'Without it the recorded results, the tour and the experiments work as they do now.',
    yes: 'Load {{size}}',
    no: 'Not now',
    anyway: 'Load it anyway',
    warning: {
      died: 'The last time, the tab ended while it was loading the model, most likely for lack of memory; so nothing is loaded by itself. Close other tabs before you try again.',
      elsewhere: 'Another tab of this page has the model. Each tab takes {{memory}} of its own.',
    },
    warned: {
      died: 'The model is not loaded by itself: the last time, the tab ended in the middle of it.',
      elsewhere: 'The model is not loaded by itself: another tab of this page has it.',
    },
    refused: 'This device may be too small for the model',
    why: 'Why not live',
    gigabytes: '{{value}} GB',
    tooSmall:
      'The browser says that this device has less than {{least}} of memory, and the model needs about {{memory}}: the tab may end. Some browsers say less than there is, so it can be tried.',
  },
  storage: {
    title: 'Stored on this device',
    total: 'This page uses {{used}} of the {{quota}} that the browser allows it.',
    unknown: 'This browser does not tell how much the page may store.',
    measuring: 'Counting what is stored',
    none: 'nothing',
    kilobytes: '{{value}} kB',
    parts: { model: 'Model', stock: 'Files for offline use', work: 'Your texts, regions and settings' },
    clear: 'Clear',
    clearNamed: 'Clear: {{part}}',
    sure: {
      model: 'The model is fetched again when it is next loaded.',
      stock:
        'Recorded results, regions and wasm need the network again; they are kept anew at the next visit.',
      work: 'Texts, lectures, the region of your own text and settings that you have not saved as a file are lost.',
    },
    yes: 'Clear it',
    no: 'Keep it',
    shell:
      'The page itself ({{size}}) stays: an open page may need it to start the model. The browser’s settings for this site clear it.',
    failed: 'The browser refused to clear it. Its own settings for this site can.',
  },
  page: {
    complete: 'The page is complete without a network.',
    model: 'The model is kept once it has been loaded.',
    filling: '{{files}} of {{of}} files of the page are kept for use without a network.',
    quota:
      'The browser’s storage is full: {{files}} of {{of}} files are kept. Clear something, then press "Keep the page".',
    network:
      'Not all files could be fetched: {{files}} of {{of}} are kept. The page goes on at the next visit, or press "Keep the page".',
    cleared:
      'Cleared: recorded results, regions and wasm need the network. They are kept anew at the next visit, or press "Keep the page".',
    waiting: 'The page is kept for use without a network once it is idle.',
    sparing:
      'On phones, tablets and connections that save data only the page itself is kept; recorded results, regions and wasm are not until you press "Keep the page".',
    fill: 'Keep the page',
    absent:
      'This browser keeps no page for offline use here, as in some private windows or without HTTPS: each visit needs the network.',
    soon: 'The page is kept for use without a network once it is idle.',
    failed:
      'The page could not be kept for offline use this time: what keeps it did not arrive. Each visit needs the network until it does; the next one tries again.',
    refused:
      'The browser refused to keep the page for offline use (a setting, a private window or a full disk): each visit needs the network.',
    off: 'The page is not kept for offline use in development.',
  },
} as const;
