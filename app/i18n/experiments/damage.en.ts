/** Texts of "norm-damage". */
export const damageEn = {
  finding: 'The worst of the {{cells}} cells measured is {{cell}}: perplexity {{list}}.',
  question: 'Can one parameter break it?',
  figure: 'Damage of each measured norm parameter, by layer, norm and dimension; arrow keys move the cursor',
  x: 'layer; in each: norm before attention, after attention, before FFN, after FFN',
  y: 'dimension',
  operation: 'What is done to the parameter',
  operations: { x4: '× 4', zero: 'zero' },
  shown: 'Damage in',
  mean: 'mean of the three',
  steps: 'Change of the mean negative log-likelihood, nats a token',
  step: {
    better: 'better by 0.01 or more',
    none: 'less than 0.01 either way',
    from: 'from {{from}} (perplexity ×{{ratio}})',
  },
  blank: 'not measured: left blank',
  cell: '{{cell}}: perplexity {{list}}; first-order importance {{importance}}',
  one: '{{language}} {{ratio}}',
  noCursor: 'Point at a cell or use the arrow keys; a click or Enter runs it live.',
  measured:
    '{{cells}} of {{population}} cells are measured, on {{tokens}} tokens a language: those of highest first-order importance, the 32 strongest residual dimensions everywhere, and a random sample.',
  partial: '{{layers}} of {{of}} layers are recorded so far for this operation.',
  predicts: 'Does the first-order score predict the damage?',
  spearman:
    "Spearman's rank correlation of |θ·g| with |damage|: {{measured}} over all measured cells, {{random}} over those drawn at random.",
  recall:
    'Of the 100 most damaging cells (damage from {{threshold}} nats on) the screen holds {{found}}; by the random sample and the cells measured for another reason, {{missed}} more lie outside it: {{share}} found.',
  byNorm: 'By norm (measured, random)',
  unknown: 'not known',
  groups: {
    screened: 'highest first-order importance',
    strongest: 'strongest residual dimensions',
    random: 'drawn at random',
  },
  scatter: {
    figure: 'Change that the gradient predicts against the change that was measured, one dot a cell',
    x: 'first-order change, nats a token (log)',
    y: '|measured change| (log)',
    line: 'dashed: measured as predicted',
  },
  list: 'The 20 most damaging cells',
  caption: 'The 20 most damaging measured cells, {{operation}}',
  columns: {
    cell: 'Parameter',
    importance: '|θ·g|',
    groups: 'Measured because',
    open: 'Live',
  },
  run: 'Run {{cell}} live',
  table: {
    caption:
      'The worst measured cell of each layer and norm: mean ratio of perplexity (its dimension; cells measured)',
    layer: 'Layer',
    none: 'none measured',
  },
  reported: 'What the paper’s Figure 4 reports',
  reportedRow: '{{parameter}}: perplexity {{value}} on Chinese, then',
  paper:
    'Figure 4 of the paper multiplies one parameter of LLaMA-2-13B by four: L1-N2100 ruins Chinese, L1-N4200 does not. What vector N indexes could not be read; here it is taken as a norm’s. Equations 1 to 3 estimate the damage of a parameter by |θ·g|.',
  model: 'The map shows every cell that was measured in Gemma 3 270M; the list has the worst ones.',
  misleads:
    'A blank cell was not measured, which is not the same as no damage; the norms of queries and keys, which have 256 parameters for all heads, are not in the map. Twelve tokens a language are few: read the colour, not the second decimal. The correlation over all measured cells is that of a sample chosen by the score; the random cells alone stand for the whole.',
} as const;

/** Texts of "single-weights". */
export const weightsEn = {
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
