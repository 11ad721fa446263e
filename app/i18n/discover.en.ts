/** English messages of "Find a region from my text". */
export const discoverEn = {
  region: 'Own region',
  open: 'Find a region from my text…',
  title: 'Find a region from my text',
  close: 'Close',
  intro:
    'The region of your text: the weights of each matrix whose removal it would feel most, by the gradients of the model on this text. It is computed here; the text stays on this machine.',
  text: 'Your text',
  other: 'Text to subtract (optional)',
  otherHint:
    'Without it, the regions of the paper’s six languages are subtracted (Eq. 5), as for every language here. A text in one of these six then loses most of its region: give a text of another kind to subtract, or compare before subtraction.',
  dropHint: 'Paste it, or drop a plain text file (UTF-8) on the field.',
  chooseFile: 'Open a text file…',
  fileCut:
    '{{name}} is longer than is read: the first {{characters}} characters are here, the rest is left out.',
  noText: '{{name}} is no text: it holds bytes that are not UTF-8. Take a plain text file.',
  importance: 'Importance',
  importances: { 'abs-of-sum': '|w·Σg|, as the paper’s code', 'sum-of-abs': 'Σ|w·g|' },
  importanceNote:
    'With |w·Σg| the gradients of all sequences add up before the absolute value; with Σ|w·g| each sequence counts by itself.',
  counting: 'Counting tokens.',
  tokens_one: '{{tokens}} token.',
  tokens_other: '{{tokens}} tokens.',
  notCounted: 'Tokens are counted once the model is loaded.',
  tooShort: 'At least {{least}} tokens are needed, and some thousand for a steady region.',
  cut: 'Only the first {{most}} tokens are read; the rest is left out.',
  estimate: 'About {{time}}, an estimate from {{rate}} tokens a second ({{from}}).',
  rateFrom: {
    here: 'measured on this machine',
    reference: 'measured on 2 busy cores with wasm; a quiet machine is faster',
  },
  start: 'Find the region',
  load: 'Load the model, {{size}}',
  loading: 'The model is being loaded.',
  cancel: 'Cancel',
  progress: 'Finding the region',
  ownStage: {
    forward: 'reading your text',
    head: 'gradients of your text at the output',
    layers: 'gradients of your text in the layers',
  },
  otherStage: {
    forward: 'reading the text to subtract',
    head: 'gradients of the text to subtract at the output',
    layers: 'gradients of the text to subtract in the layers',
  },
  progressLine: '{{stage}} · {{done}} of {{total}} tokens · {{rate}} tokens/s · {{time}} left',
  keepOpen:
    'You can close this dialog; other computations wait until it is done. An earlier own region stays until then.',
  cancelled: 'Cancelled. The texts are still here.',
  failed: 'The region was not found.',
  found: {
    title: 'Your region',
    line: '{{tokens}} tokens in two halves ({{a}} and {{b}}), mean negative log-likelihood {{nll}} nats a token, {{importance}}, found in {{time}}.',
    cut: 'The text was cut to {{most}} tokens.',
    subtracted: {
      languages: 'Subtracted: the regions of the paper’s six languages.',
      other: 'Subtracted: the region of your second text, {{tokens}} tokens.',
      nothing: 'Nothing is subtracted: no regions ship for this model.',
    },
    stability: 'Stability: Jaccard of the regions of the two halves',
    kind: 'Kind',
    share: '{{share}} %',
    top: 'Top',
    bottom: 'Bottom',
    stabilityNote:
      'Shipped languages reach about 0.25 with 20,000 tokens. Bottom agrees by its weights that are exactly zero.',
  },
  use: 'It is now a switch and a choice of the overlap map.',
  save: 'Save as file',
  openFile: 'Open a saved region…',
} as const;
