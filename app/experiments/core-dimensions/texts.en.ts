/** Texts of "core-dimensions". */
export const coreDimensionsEn = {
  finding: 'Median of {{count}} languages, over the base perplexity: {{list}}.',
  question: 'The core with and without its strongest dimensions: what does the damage?',
  figure:
    'Ratio of perplexity to the intact model, one dot a language, the line is the median; diamonds are the medians of the controls',
  axis: 'ratio to base (log)',
  caption: 'Perplexity per token without each part of the core',
  between: ', ',
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
    'Dimensions 163 and 400 carry the largest activations of Gemma 3 270M’s residual stream. The rows show the damage when the core keeps them, and what they do alone. Beyond a perplexity of 262,144, a guess among all tokens, rows cannot be told apart by how far they go: they say that the model is broken, not how much is left.',
  misleads:
    'The parts differ in size: the numbers of weights stand beside the names. They are the dimensions of the largest activations, not those with the most weights of the core. A part without a control of its own does not tell what its dimensions do from what its number of weights does. Removing a whole dimension is another edit than removing the core’s weights in it.',
} as const;
