/** Texts of "core-size". */
export const coreSizeEn = {
  finding:
    'The fewest recorded weights whose removal more than triples perplexity in half of {{count}} languages or more are {{weights}} ({{share}} of the weights that regions count): in {{broken}} of them.{{random}}',
  unbroken: 'No recorded number of weights triples perplexity in half of {{count}} languages.',
  control: ' As many random weights: {{ratio}}, the median.',
  matched: ' As many random weights of the same sizes: {{ratio}}, the median.',
  question: 'How small can it be?',
  figure: 'Perplexity against the number of weights removed, one line a language',
  x: 'weights removed (log)',
  y: 'perplexity (log)',
  oneDraw: 'One draw: there is no spread to show.',
  draws: 'The band goes from the lowest to the highest of {{count}} draws.',
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
    'Below 1 % the core was ranked by the gradients of a tenth of the text, inside of the 1 % that all of it gave; single weights were ranked over all matrices: lines join only what was ranked alike. Where a curve falls again it is past 262,144, a guess among all tokens: the model is broken on both sides, and how far beyond is noise. The text is short (256 tokens a language), so read steps, not decimals.',
} as const;
