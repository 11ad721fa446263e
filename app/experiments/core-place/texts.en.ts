/** Texts of "core-place". */
export const corePlaceEn = {
  half: 'In {{matrix}} half of it lies in {{few}} of {{all}} residual dimensions{{random}}.',
  randomHalf: ', half of as many random weights in {{few}}',
  finding:
    '{{region}}: by its weights dimension {{dimension}}, the one with the largest activations, has these places among {{all}}: {{list}}.',
  question: 'Where is it?',
  region: 'Region',
  core: 'Core {{share}} %',
  random: 'Random, as the core {{share}} %',
  language: '{{language}} 1 %, after Eq. 5',
  shares: 'Share of each matrix that is in the region, by layer, per cent',
  even: 'Every matrix of every layer has the same share in this region, by construction; a language’s region after Eq. 5 does not.',
  layer: 'layer',
  matrix: 'Matrix',
  marginal: 'Weights at each residual dimension of {{matrix}}, all layers',
  side: { input: 'residual dimension = input', output: 'residual dimension = output' },
  strongest: 'The largest: {{list}}',
  activations:
    'Triangles mark the dimensions with the largest activations; by weights they come: {{list}} of {{all}}.',
  rank: '{{dimension}} no. {{rank}}',
  concentration: 'half in {{few}} of {{all}} residual dimensions, Gini {{gini}}',
  itself: 'This region: {{words}}.',
  control: 'As many random weights: {{words}}.',
  beside: '{{value}} (random {{random}})',
  one: 'dimension {{dimension}} with {{weights}} weights ({{times}} the mean)',
  caption:
    'How concentrated the region is: Gini over dimensions (0 even, 1 all in one) and dimensions that hold half of it',
  columns: {
    matrix: 'Matrix',
    share: 'Share',
    giniInput: 'Gini, input',
    giniOutput: 'Gini, output',
    halfInput: 'Half in inputs',
    halfOutput: 'Half in outputs',
  },
  of: '{{few}} of {{all}}',
  paper:
    'The paper draws the core (top 5 %) in Attention.o and FFN.down and reports that it is concentrated in specific dimensions. Its figures and their numbers could not be read.',
  model:
    'Regions take the same share of every matrix by construction, so layers and matrices differ only where Eq. 5 took weights away. Inside a matrix they are far from even: the table compares Gini coefficients and how few dimensions hold half of a region.',
  misleads:
    'A random region has a Gini above 0 too, because counts are small: its numbers stand beside. Gini is the mean of the layers; the dimensions that hold half are counted over all layers together. Axes say input and output dimension: in Attn.o and FFN.down the residual dimension is the output.',
} as const;
