/** Texts of "single-weights". */
export const singleWeightsEn = {
  finding: {
    none: 'None was found: of the {{weights}} weights that were tried, alone, none doubles perplexity.',
    some: 'Yes: of the {{weights}} weights that were tried, {{broken}} more than double perplexity, each alone.',
  },
  question: 'Is there a super weight?',
  figure: 'Perplexity without each single weight over the untouched perplexity, one dot a weight',
  x: 'layer',
  y: 'ratio of perplexity (log)',
  reasons: {
    spike: 'where the largest input channel of FFN.down meets its largest output channel',
    product: 'large |activation × weight| in FFN.down',
    core: 'strongest weights of the core',
    random: 'random weights of FFN.down',
  },
  summary:
    'The worst of {{weights}} weights is {{weight}}: perplexity {{ratio}}, mean of the three languages. {{broken}} of them more than double it.',
  weight: '{{matrix}} of layer {{layer}} [{{output}}, {{input}}]',
  caption: 'Perplexity with one weight at zero, {{tokens}} tokens a language',
  columns: {
    weight: 'Weight [output, input]',
    reason: 'Why it was tried',
    value: 'Value',
    activation: 'Largest input',
    ratio: 'Mean ratio',
  },
  base: 'untouched',
  none: 'not looked at',
  run: 'Zero {{weight}} live',
  reported:
    'Reported elsewhere (arXiv 2411.07191): LLaMA-7B, layer 2, down_proj[3968, 7003]: perplexity 7.08 to 763.65 on C4, 5.67 to 1,211.11 on Wikitext-2. Coordinates in LLaMA-2: 7B layer 1 [2533, 7890], 13B layer 3 [4743, 7678].',
  paper:
    'This paper changes single parameters (its Figure 4) but does not search for super weights; “The Super Weight in Large Language Models” (arXiv 2411.07191) does, in LLaMA and others.',
  model:
    'For each layer the candidate at the meeting of the spikes, seven more of large product, and two random weights of FFN.down were set to zero one at a time; beside them the core’s twenty strongest weights. The worst of them stands under the figure.',
  misleads:
    'The search looks where super weights were found in other models. A weight elsewhere, or a pair of weights, would be missed; a small effect here says nothing about removing many.',
} as const;
