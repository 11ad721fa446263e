/** Texts of "core", "core-size" and "core-dimensions". */
export const coreEn = {
  finding:
    'Median of {{count}} languages without {{share}} % of the weights: {{list}} of the base perplexity.',
  question: 'Does 1 % of the weights hold language together?',
  run: 'Remove the core, {{kind}} {{share}} %, live',
  seeds:
    '{{control}} is the mean of {{count}} draws in nats; in the table its interval is the range of the draws.',
  paper:
    'About 1 % of the weights of LLaMA-2 form a core linguistic region; removing it ruins perplexity in 30 languages, removing the same number at the bottom or at random does not. The table of numbers could not be read and is not repeated here.',
  model:
    'The sentence is of the share that is chosen above; the figure has every language, and as many weights from the bottom and at random beside it, where they are recorded.',
  misleads:
    'The file holds weights in 4 to 8 bits, so 4 to 7 % of most matrices are exactly zero and come first in Bottom: removing them removes nothing. A perplexity beyond the vocabulary’s size (262,144) means that the model is confidently wrong; how far beyond says little.',
} as const;

export const sizeEn = {
  finding:
    'The fewest recorded weights whose removal more than triples perplexity in half of {{count}} languages or more are {{weights}} ({{share}} of the weights that regions count): in {{broken}} of them.{{random}}',
  unbroken: 'No recorded number of weights triples perplexity in half of {{count}} languages.',
  control: ' As many random weights: {{ratio}}, the median.',
  matched: ' As many random weights of the same sizes: {{ratio}}, the median.',
  question: 'How small can it be?',
  figure: 'Perplexity against the number of weights removed, one line a language',
  x: 'weights removed (log)',
  y: 'perplexity (log)',
  random: 'Dashed grey: as many random weights in each matrix, the median of all languages.',
  matchedCurve:
    'Dashed grey: as many random weights of the same sizes in each matrix, the median of all languages.',
  breaks:
    'First recorded number of removed weights at which perplexity is over three times the base: {{list}}.',
  never: 'never',
  caption: 'Perplexity per token as weights of the core are removed',
  weights: 'Weights removed: {{weights}}',
  pick: 'How much is removed',
  core: 'core, weights: {{weights}}',
  run: 'Remove them live (weights: {{weights}})',
  paper:
    'The paper reports that a single parameter of some dimensions can destroy language (its Figure 4), and removes 1 % at the least; it has no curve.',
  model:
    'The strongest single weights are those with the largest importance over all matrices; shares are taken inside each matrix. Where each language first exceeds three times its perplexity stands under the figure.',
  misleads:
    'Below 1 % the core was ranked by the gradients of a tenth of the text, inside of the 1 % that all of it gave. The text is short (256 tokens a language), so read steps, not decimals.',
} as const;

export const partsEn = {
  finding: 'Median of {{count}} languages, over the base perplexity: {{list}}.',
  question: 'The core with and without its strongest dimensions: what does the damage?',
  figure:
    'Ratio of perplexity to the intact model, one dot a language, the line is the median; diamonds are the medians of the controls',
  axis: 'ratio to base (log)',
  caption: 'Perplexity per token without each part of the core',
  conditions: {
    core: 'core 1 %',
    'core-except': 'core without dimensions {{dimensions}}',
    'core-only': 'core in dimensions {{dimensions}} alone',
    only: 'core {{share}} % in dimensions {{dimensions}} alone',
    'control-random': 'as many random weights',
    'control-matched': 'as many random weights of the same sizes',
    'control-sample': 'as many weights of the core from elsewhere',
    'control-sample-by-rank': 'as many weights of the core from elsewhere, of the same importance',
    'control-dimensions': 'as many whole dimensions, drawn at random',
    dimensions: 'dimensions {{dimensions}} as a whole',
  },
  pick: 'Which part',
  run: 'Run this part live',
  weights: '{{weights}} weights',
  paper:
    'The paper reports that the core is concentrated in a few dimensions, that one of them is enough to hurt language, and that ordinary dimensions inside of the core matter too. It names dimension 2100 of LLaMA-2-13B; other indices could not be read.',
  model:
    'Dimensions 163 and 400 carry the largest activations of Gemma 3 270M’s residual stream. The rows show how much is left of the damage when the core keeps them, and how much they do alone.',
  misleads:
    'The parts differ in size: the numbers of weights stand beside the names. Removing a whole dimension is another edit than removing the core’s weights in it.',
} as const;
