/** Texts that the experiments of scores share. */
export const scoresEn = {
  language: 'Language',
  tokens: 'Tokens',
  base: 'Base',
  top: 'Top',
  bottom: 'Bottom',
  random: 'Random',
  notYet: 'not recorded yet',
  interval: '{{low}} to {{high}}',
  caption: 'Perplexity per token, with the 95 % interval over lines, and the ratio to the base',
  share: 'Share of weights',
  percent: '{{share}} %',
  kind: 'Region kind',
  notLive: 'This recipe cannot be run in the page.',
  liveNote: 'opens the explorer with this recipe; the model (253 MB) is loaded if it is not there yet.',
} as const;
