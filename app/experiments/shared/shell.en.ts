/** Texts that every experiment's page shares. */
export const shellEn = {
  title: 'Experiments',
  open: 'Experiments',
  back: 'Back to the explorer',
  list: 'Questions',
  figure: 'Figure',
  table: 'Table',
  live: 'Run it live',
  paper: 'What the paper reports',
  model: 'What this model shows',
  misleads: 'What would mislead',
  waiting: 'Fetching the recorded results.',
  missing:
    'The recorded results of this experiment could not be read ({{reason}}). "npm run record {{id}}" makes them.',
  partly:
    'Recorded in part: {{there}} of {{of}} measurements are there, the rest is left out ({{list}}). “npm run record -- {{id}}” goes on.',
  unplanned:
    'Measurements recorded: {{count}}. The file does not say how many there are to be, so it may be a part.',
  notYet: 'Not recorded yet: {{what}}.',
  source: 'Recorded · {{model}} · {{backend}} · {{text}}',
  madeWith: 'Made with {{madeWith}}; model SHA-256 {{sha}}…',
  copyLink: 'Copy link to this experiment',
} as const;
