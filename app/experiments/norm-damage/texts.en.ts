/** Texts of "norm-damage". */
export const normDamageEn = {
  lead: {
    holds: 'Yes.',
    weakly: 'In some languages.',
    not: 'No.',
  },
  finding: 'The worst of the {{cells}} cells measured is {{cell}}: perplexity {{list}}.',
  question: 'Can one parameter break it?',
  figure: 'Damage of each measured norm parameter, by layer, norm and dimension; arrow keys move the cursor',
  x: 'layer; in each: norm before attention, after attention, before FFN, after FFN',
  y: 'dimension',
  operation: 'What is done to the parameter',
  operations: { x4: '× 4', zero: 'zero' },
  shown: 'Damage in',
  mean: 'mean of the three',
  steps: 'Change, nats a token:',
  step: {
    better: 'better by {{from}} or more',
    none: 'less than {{noise}} either way, as {{share}} of those drawn at random: noise',
    worse: 'worse by {{from}} or more',
  },
  ring: 'layer {{layer}}, {{dimension}}',
  ringed: 'ringed: breaks the model',
  blank: 'blank: not measured',
  cell: '{{cell}}: perplexity {{list}}; first-order importance {{importance}}',
  one: '{{language}} {{ratio}}',
  noCursor: 'Point at a cell or use the arrow keys; a click or Enter runs it live.',
  measured:
    '{{cells}} of {{population}} cells are measured, on {{tokens}} tokens a language: those of highest first-order importance, the 32 strongest residual dimensions everywhere, and a random sample.',
  partial: '{{layers}} of {{of}} layers are recorded so far for this operation.',
  predicts: 'Does the first-order score predict the damage?',
  spearman:
    "Spearman's rank correlation of |θ·g| with |damage|: {{measured}} over all measured cells, {{random}} over those drawn at random. Score and damage are of the same {{tokens}} tokens a language: on other text the agreement would be lower.",
  spearmanAgain:
    "Spearman's rank correlation of |θ·g| with |damage|: {{measured}} over all cells that were measured again, {{random}} over those drawn from the rest. The damage is of {{tokens}} tokens a language that the score never saw.",
  again:
    'From here on: {{cells}} cells measured again on {{tokens}} tokens a language that the score never saw, namely the 100 worst, 300 drawn at random from all the rest of the map, and the 4 strongest dimensions everywhere.',
  heads:
    'Of {{cells}} parameters of the norms of queries and keys, measured on {{tokens}} tokens a language, this one does most. {{cell}}.',
  recall:
    'Of cells as damaging as the hundredth worst (from {{threshold}} nats on) the screen holds {{found}}. Of {{drawn}} drawn at random outside of it {{outside}} are: so up to {{missed}} more may lie there (95 %), and {{share}} are found at the least.',
  byNorm: 'By norm (measured, random)',
  unknown: 'not known',
  groups: {
    screened: 'highest first-order importance',
    strongest: 'strongest residual dimensions',
    random: 'drawn at random',
    worst: 'among the worst on few tokens',
    rest: 'drawn from the rest',
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
    'A blank cell was not measured, which is not the same as no damage; the norms of queries and keys, which have 256 parameters for all heads, are not in the map. Twelve tokens a language, as in the map, are few, and the order of cells on a longer text is another: read the colour, not the second decimal. The correlation over all measured cells is that of a sample chosen by the score; the random cells alone stand for the whole.',
} as const;
