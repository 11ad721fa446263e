/** Texts of "language-dimensions". */
export const languageDimensionsEn = {
  question: 'Does one residual dimension carry a language?',
  answer:
    'Of {{of}} dimensions, each the one that a language’s region crowds into, {{count}} harm that language more than the median of the others, and more than a dimension drawn at random does.',
  found:
    '{{language}}: dimension {{dimension}} holds {{share}} of its region; removed alone {{language}} goes to {{own}} of its perplexity and the median of the others to {{others}}, where a drawn dimension takes {{language}} to {{random}}; the region takes it to {{region}}, and without that dimension to {{except}}.',
  figure:
    'Ratio of perplexity to the intact model, one dot a language, filled the language that the row is about; the line is the median, diamonds are the medians of the controls',
  caption: 'Perplexity per token without each dimension, each region, and each region without its dimension',
  parts: {
    dimension: 'dimension {{dimension}}, of {{language}}',
    region: 'region of {{language}}',
    except: 'region of {{language}} without dimension {{dimension}}',
  },
  control: {
    matched: 'as many random weights of the same sizes',
    random: 'a dimension drawn at random, with weights of a like norm',
  },
  run: 'Run this live',
  paper:
    'The paper says that the core lies in few dimensions, and that removing one of them can be enough. Of the dimensions of a single language it says nothing: this is a question of this page.',
  model:
    'For each language with a region, the residual dimension is taken that holds the most weights of the region after Eq. 5 (inputs of q, k, v, gate and up, outputs of o and down). It is removed as a whole, in all matrices; then the region is removed without what lies in it.',
  misleads:
    'The dimension was chosen by the region, so that it matters to the language is no surprise; that it matters to no other would be one. Removing a whole dimension takes many more weights than the region has in it. One dimension of like norm was drawn for each: another draw would do more or less.',
} as const;
