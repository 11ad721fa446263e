/** English texts of models of the reader's: by address, offered, kept, and named by a link. */
export const modelsEn = {
  address: 'Address of a GGUF',
  addressHint:
    'https://…/x.gguf, or owner/name/file.gguf on huggingface.co. Its size and header are looked at first (at most some megabytes); the rest is fetched when you say so, and kept by the browser.',
  hosts: 'This copy of the page takes models from {{hosts}} alone.',
  look: 'Look at it',
  looking: 'Looking…',
  kept: 'Models from addresses',
  part: '{{kept}} of {{size}}',
  whole: '{{size}}',
  open: 'Open',
  goOn: 'Go on',
  openNamed: 'Open: {{name}}',
  remove: 'Remove',
  removeNamed: 'Remove: {{name}}',
  regions: 'Open its regions…',
  regionsHint: 'A file that “npm run regions -- --model” made of this very model; docs/models.md says how.',
  regionsOpened: 'Regions of {{languages}} and the core are open.',
  offer: {
    title: 'Load {{name}}?',
    refused: '{{name}} does not fit',
    what: '{{file}}: architecture {{architecture}}, {{size}}.',
    from: 'It is fetched from {{host}}, which then sees your address.',
    kept: '{{size}} of it are here already.',
    needs: '{{backend}}: about {{memory}} of memory while it runs, unedited (an estimate from its header)',
    never:
      'wasm has addresses for {{most}} and no more, and this model takes about {{needed}} there; no WebGPU of this browser takes its largest matrix either. That is no setting of the page.',
    short:
      'The browser says that this device has {{there}} of memory, and the model needs about {{needed}}: the tab may end. Browsers say at most a few gigabytes, whatever there is, so it can be tried.',
    wouldFit: 'A model of up to about {{millions}} million parameters would fit.',
    keeps: 'It takes the place of the model that is loaded; the default model is one press away.',
    fetch: 'Fetch {{size}}',
  },
  other: {
    title: 'What is set here is of the model {{name}} (SHA-256 {{sha}}…).',
    loaded: '{{name}} is loaded, so nothing is computed.',
    from: 'It can be fetched from {{host}}.',
    file: 'Its sender opened it from a file: open the same one under “Engine”.',
    fetch: 'Look at it',
    default: 'Use {{name}} instead',
  },
} as const;
