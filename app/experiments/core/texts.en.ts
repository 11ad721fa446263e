/** Texts of "core". */
export const coreEn = {
  finding:
    'Median of {{count}} languages without {{share}} % of the weights: {{list}} of the base perplexity.',
  lead: {
    holds: 'Yes.',
    weakly: 'In part: in more than half of the languages.',
    not: 'No.',
  },
  question: 'Does 1 % of the weights hold language together?',
  run: 'Remove the core, {{kind}} {{share}} %, live',
  oneSeed: '{{control}} is one draw: there is no spread to show.',
  seeds:
    '{{control}} is the mean of {{count}} draws in nats; the bar behind it, and in the table its interval, go from the lowest to the highest of them.',
  paper:
    'About 1 % of the weights of LLaMA-2 form a core linguistic region; removing it ruins perplexity in 30 languages. The table of numbers, and what removing as many others does in it, could not be read and is not repeated here.',
  model:
    'The sentence is of the share that is chosen above; the figure has every language, and as many weights from the bottom and at random beside it, where they are recorded.',
  misleads:
    'The file holds weights in 4 to 8 bits, so 4 to 7 % of most matrices are exactly zero and come first in Bottom: removing them removes nothing, so that Bottom says little. A core weight is larger than a random one: what it does beyond Random is of its place and of its size. A perplexity beyond the vocabulary’s size (262,144) means that the model is confidently wrong; how far beyond says little.',
} as const;
