/** English messages of what is said to those who do not see the page. */
export const announceEn = {
  intact: 'Perplexity of the intact model, {{origin}}: {{done}} of {{count}} languages.',
  perplexity: 'Perplexity, {{origin}}: {{done}} of {{count}} languages.',
  perplexityWorst:
    'Perplexity, {{origin}}: {{done}} of {{count}} languages, {{language}} {{ratio}} the most.',
  text: 'Text written: {{base}}',
  texts: 'Texts written. Base: {{base}}. Edited: {{edited}}',
  loading: 'Loading the model, {{size}}.',
  loaded: '{{percent}} of the model loaded.',
  preparing: 'Preparing the model.',
  ready: 'The model is ready: {{model}}.',
  cancelled: 'Loading was cancelled.',
  experiment: 'Recorded results are there: {{question}}',
  region: 'The region was found.',
  discovery: 'Finding the region: {{percent}}.',
} as const;
