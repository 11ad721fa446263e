/** What every panel says where the weights were trained. */
export const trainingEn = {
  line_one: 'weights trained for {{count}} step',
  line_other: 'weights trained for {{count}} steps',
  source: 'Of weights that were trained further: {{steps}} steps at {{rate}}.',
  sentence:
    'The weights were trained further ({{steps}} steps at {{rate}}): base and edited start from there. Go back under Experiments.',
} as const;
