/** Texts of "overlap". */
export const overlapEn = {
  finding:
    'Any two of {{languages}} languages’ top {{share}} % have a Jaccard of {{least}} to {{most}} before Eq. 5, where chance gives {{chance}}; after it at most {{after}}.',
  question: 'Do languages share weights?',
  share: 'Share',
  stage: 'Subtraction',
  stages: { before: 'Before Eq. 5', after: 'After Eq. 5' },
  matrix: 'Overlap of every two languages’ top {{share}} %, Jaccard, {{stage}}; {{where}}',
  where: '{{matrix}}, {{layer}}',
  layer: 'Layer',
  allMatrices: 'all matrices',
  allLayers: 'all layers',
  oneLayer: 'layer {{layer}}',
  halves:
    'For scale: one language’s regions found on two halves of its text overlap by {{least}} to {{most}}, over all weights.',
  byMatrix: 'Mean over all pairs by layer and matrix, before Eq. 5',
  dendrogram:
    'Languages joined by the overlap of their regions before Eq. 5 (average linkage); the family beside each',
  axis: 'Jaccard at which they join',
  caption: 'Jaccard of two languages’ regions before subtraction',
  columns: { pair: 'Pair', before: 'Before Eq. 5', after: 'After Eq. 5' },
  chance: 'Two random regions of this share would overlap by {{jaccard}}.',
  paper:
    'The paper draws the Arabic and the Vietnamese region of Attn.q and reports that they overlap little.',
  model:
    'What two languages share before subtraction lies mostly inside of the core, but is a part of it only. The overlap is counted at each share that the explorer offers.',
  misleads:
    'After Eq. 5 any two regions are disjoint by construction (English too: the six are taken from it), so the zeros there prove nothing; only the overlap before it is evidence. Chance is a low bar: regions prefer large weights in every language. The halves have half of the text each, so their agreement is too low, and they come from the same articles, so it is too high: whether two languages agree less than one with itself is not decided. Seven languages are too few for a family tree: read the dendrogram as a picture of the numbers.',
} as const;
