/** Texts of "monolingual". */
export const monolingualEn = {
  question: 'What does a language’s region hold?',
  region: 'Region of',
  rule: 'Subtraction rule',
  rules: { code: 'Code', paper: 'Paper', 'core-free': 'Without the core' },
  run: 'Remove this region live',
  caption: 'Perplexity per token without the {{language}} region, in the form of Table 5',
  columns: {
    topTenth: 'Top, a tenth',
    top2k: 'Top, 2,000 tokens',
    top20k: 'Top, 20,000 tokens',
    band: 'Ranked just below',
    'sign-flip': 'Top by random signs',
    bottomTenth: 'Bottom, a tenth',
    topAll: 'Top, all text',
    bottomAll: 'Bottom, all text',
  },
  specificity: 'Specificity of the seven regions',
  specificityNote:
    'Damage to the region’s own language over the median damage to the other 33, both as ratios of perplexity; 1 would be a region that harms all alike.',
  own: 'Centred, the own language is the hardest hit of {{languages}} languages in {{first}} of {{of}} regions, by {{value}} against the others (p {{p}}).',
  kin: 'Kin against the languages that are neither kin nor have a region: {{value}} (p {{p}}). p is the share of 10,000 permutations of the languages’ names that do as well; intervals are over documents.',
  stability: 'Stability of each region, top 1 %: {{list}}.',
  place: 'Beyond the random control {{language}} is no. {{rank}} of {{of}} languages by damage.',
  russian:
    'The Russian region, the paper’s case: Russian {{tenth}} where it was found on the less text, {{all}} on ten times as much.',
  finding:
    'The {{language}} region: {{language}} {{own}}, the median of the other {{count}} languages {{others}}, the hardest hit of them {{next}}; as many random weights, in {{language}}: {{random}}.',
  findingMatched:
    'The {{language}} region: {{language}} {{own}}, the median of the other {{count}} languages {{others}}, the hardest hit of them {{next}}. Over as many random weights of the same sizes: {{language}} {{net}}, the median of the others {{othersNet}}, the hardest hit of them {{nextNet}}.',
  moreTokens:
    'Found on 20,000 tokens a language instead of 2,000, and as large, {{damaging}} of {{of}} regions harm their own language more, and {{specific}} of {{of}} are more specific.',
  moreText:
    'Found on all of the text instead of a tenth of it, {{damaging}} of {{of}} regions harm their own language more, and {{specific}} of {{of}} are more specific.',
  stabilityNote:
    'Stability is the Jaccard of the regions found on two halves of the text, before subtraction.',
  reported:
    'Table 5 as reported, LLaMA-2-7B, Russian region of 100K samples: Russian {{ru}}, Ukrainian {{uk}}, the other nine {{least}} to {{most}}.',
  paper:
    'Table 5: without the Russian region, found on 100,000 samples, LLaMA-2-7B’s perplexity in Russian rises 3.4-fold and in Ukrainian 2.4-fold, in nine other languages by 2 to 10 %. More text made the region more damaging and more specific.',
  model:
    'The sentence is of the region that is chosen above. The random control of the same size stands beside every language; the small grey dot below is the region found on a tenth of the text, where it is recorded.',
  misleads:
    'A region is what is left after subtracting the other five languages, so it holds fewer weights than 1 %. Relatives share script and family at once here: Ukrainian does not tell which of the two counts. Some languages are hit by any edit: read a region’s damage beside its control, language by language. Regions found on less text hold more weights. The halves agree on about a quarter of the weights, so which weights exactly is not settled.',
} as const;
