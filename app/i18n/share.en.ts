/** English texts of the share dialog; they come with it. */
export const shareEn = {
  title: 'Share',
  close: 'Close',
  link: 'Link, {{count}} characters',
  qr: 'QR code of the link',
  native: 'Share with an app…',
  tooLongForQr: 'The link is too long for a QR code: it carries a long text.',
  sent: 'The link carries three of your numbers: whoever opens it is told if theirs differ by more than the back ends explain.',
  hide: 'Hide from whoever opens it',
  hideControls: 'Single controls',
  parts: {
    header: 'ways on in the header',
    switches: 'switches',
    generation: 'generation',
    perplexity: 'perplexity',
    inside: 'the inside of the model',
    overlap: 'overlap',
    embed: 'title and header, to embed the page in another one',
    load: 'loading the model',
    regions: 'switches of the regions',
    'region-settings': 'share, kind and operation',
    dimensions: 'single dimensions',
    prompt: 'prompt',
    sampling: 'sampling',
    languages: 'choice of languages',
    order: 'order of languages',
    'own-text': 'own text',
    'overlap-choice': 'choice of what overlaps',
    export: 'exports',
    actions: 'undo, reset and link',
  },
  describes: {
    page: 'An experiment is open.',
    prompt: 'Prompt: “{{prompt}}”.',
    languages: 'Languages: {{count}}.',
    ownText: 'It carries your own text.',
  },
} as const;

/** English texts of exports and citations, which many parts of the page show. */
export const exportEn = {
  title: 'Export',
  formats: { svg: 'SVG', png: 'PNG', csv: 'CSV', json: 'JSON' },
  cite: 'Cite',
  close: 'Close',
  thePaper: 'The paper, as BibTeX',
  theFigure: 'This figure, as BibTeX',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser refused to copy: select the text and copy it.',
} as const;

/** English texts of the comparison with the numbers of whoever sent a link. */
export const sentEn = {
  same: 'Your numbers are those of whoever sent this link ({{languages}}).',
  differs:
    'Your numbers differ from those of whoever sent this link by more than the back ends explain: {{list}} (mean negative log-likelihood, nats a token; sent from {{there}}, here {{here}}). Another version of the page, another model file or weights that were trained further would explain it.',
  one: '{{language}} {{there}} there, {{here}} here',
  backends: { webgpu: 'WebGPU', wasm: 'wasm' },
  dismiss: 'Dismiss',
} as const;
