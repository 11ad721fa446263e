/** Texts of "forgetting". */
export const forgettingEn = {
  lead: {
    holds: 'Yes:',
    weakly: 'Perhaps, within the intervals:',
    not: 'No:',
    untested: 'Not tested, since this training made nothing be forgotten that could be slowed:',
  },
  answer:
    '{{lead}} the other languages’ perplexity, against before, is {{full}} with all trained, {{core}} with the core frozen, {{control}} with random weights frozen; that of the learned one is {{learned}} with all trained and {{learnedCore}} with the core frozen.',
  smaller: {
    beaten: 'All weights trained by a step as small in all lose more: {{smaller}}.',
    not: 'All weights trained by a step as small in all lose {{smaller}}: beyond that, freezing the core is not shown to spare anything.',
  },
  question: 'Does freezing the core slow forgetting?',
  figure:
    'What was learned of one language, against what was lost of the others, while the model is trained further',
  learned: 'learned: perplexity against before',
  lost: 'lost: others’ perplexity against before',
  x: 'steps',
  y: 'perplexity (log)',
  point:
    '{{setting}}, {{run}}, step {{step}}: learned language {{learned}}, other languages {{lost}} of their perplexity before',
  setting: '{{language}}, rate {{rate}}, {{steps}} steps',
  early:
    'Recorded before Swahili was: Arabic, which the model knows well, at the paper’s rates, on lines of fewer documents; no seed, and no step as small.',
  freezings: {
    full: 'full',
    core: 'core 5 % frozen',
    random: 'random 5 % frozen',
    matched: 'random, same sizes, frozen',
    smaller: 'full, a step as small',
  },
  foundRun: '{{freezing}} {{learned}} and {{lost}}',
  found:
    '{{setting}}: perplexity against before, of {{learned}} and in the mean of the others ({{others}}): {{list}}.',
  run: '{{freezing}} at {{rate}}',
  caption: 'Perplexity before and after, and the ratio',
  pointsCaption: 'Every point: learned, and lost in the geometric mean of the other languages',
  normsCaption: 'Rates taken, how far the weights moved in all, and how many were frozen',
  columns: {
    run: 'Run',
    seed: 'Seed',
    steps: 'Steps',
    language: 'Language',
    before: 'Before',
    after: 'After',
    ratio: 'Ratio',
    tokens: 'Tokens',
    learned: 'Learned',
    lost: 'Lost',
    rate: 'Rate',
    norm: 'Norm of the change',
    frozen: 'Frozen',
  },
  note: 'Every step learns from {{tokens}} tokens; AdamW on the seven matrices of each layer, in f32 (betas 0.9 and 0.95, weight decay 0.001, gradient norm at most 1); the rate is reached in five steps and then constant. The way goes to the right as the language is learned, and up as the others are lost: of two curves the lower one loses less for what it learns. Bars: 95 % interval at the end, over documents.',
  earlyNote:
    'Every step learns from {{tokens}} tokens; AdamW on the seven matrices of each layer, in f32 (betas 0.9 and 0.95, weight decay 0.001, gradient norm at most 1), a quarter of the steps warm-up and then half a cosine, as in the paper’s run.',
  live: {
    text: 'Text to learn',
    learned: 'Language to learn',
    textHint: 'It stays on this machine. Where it ends it is read again from its beginning.',
    rate: 'Learning rate',
    rateHint: 'Above 0, at most 1. The paper’s: 0.00005 and 0.000005; as recorded for Swahili: 0.0001.',
    frozen: 'Frozen',
    steps: 'Steps',
    stepTokens: 'Tokens a step',
    scoreEvery: 'Score every … steps',
    start: 'Start training',
    goOn: 'Go on',
    stop: 'Stop',
    goBack: 'Go back to the original weights',
    chart: 'Perplexity of the parallel passage in three languages while your text is learned',
    working: 'Step {{step}} is being computed: {{percent}}',
    pace: '{{seconds}} s a step, loss {{loss}} nats a token before the last step.',
    scored: '{{list}}: the parallel passage, which is not learned from.',
    takes:
      'These steps take about {{minutes}} min on two cores, where nothing else is computed; the curves are drawn as they come. The text above is short: a longer one of your own teaches more.',
    others:
      'While it trains, the other panels wait; afterwards they run on the trained weights until you go back.',
    stopped: 'Stopped. What was learned stays.',
    loadFirst: 'The model is loaded first.',
    failed: 'The model could not be loaded: see the line at the top.',
  },
  kept: {
    here: 'This browser keeps the training: it is there again when this tab is reloaded, and offered at another visit.',
    quota: 'The browser’s storage is full, so the training is not kept: save the weights before you leave.',
    unavailable: 'This browser keeps no training here: save the weights before you leave.',
    offered:
      'This browser keeps a training of this model: {{steps}} steps at {{rate}}, {{freezing}}. A new one takes its place.',
    takeUp: 'Take it up',
    delete: 'Delete it',
    save: 'Save the trained weights',
    open: 'Open saved weights',
  },
  trained: 'Weights trained: {{steps}} steps at {{rate}}, {{freezing}}.',
  paper:
    'LLaMA-2-7B, trained further on 100,000 Arabic sentences, forgets Chinese from a perplexity of about 8.6 (its Table 5; perhaps of another text) to 563, and to 91 with the core’s top 5 % frozen; Arabic ends the same. At the lower rate the two nearly coincide. Curve points between could not be read.',
  model:
    'Swahili is among the languages that this model knows least, so it can be learned by few tokens; Arabic, the paper’s, it knows well. The core that is frozen was found without the learned language. Compare it with random weights of the same sizes frozen, which leaves as many untouched, and with full training whose rate is so low that the weights move as far in all: what both share with the frozen core is no merit of the core’s.',
  misleads:
    'A step reads 1,024 tokens where the paper’s reads up to 131,072, and the text learned is news in translation, as is the text scored: other languages can improve by it. Forgetting less is easy for who learns less, so look at both axes. The interval is over documents; what another seed would give it does not say. Frozen weights keep their values but the rest moves around them.',
} as const;
