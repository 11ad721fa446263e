/** Five steps for two minutes; then the paper's four claims with a look inside, and a chapter on how not to be fooled. */
export const CHAPTERS = ['short', 'core', 'dimension', 'language', 'inside', 'forgetting', 'fooled'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** The steps in their order; a link names one. */
export const STEP_IDS = [
  'short-core',
  'short-random',
  'short-language',
  'short-dimension',
  'short-doubt',
  'core-off',
  'core-text',
  'core-what',
  'core-control',
  'dimension-what',
  'dimension-breaks',
  'dimension-ordinary',
  'dimension-map',
  'language-what',
  'language-arabic',
  'language-russian',
  'language-where',
  'language-table',
  'inside-next',
  'inside-token',
  'inside-lens',
  'inside-residual',
  'inside-cell',
  'forgetting-what',
  'forgetting-curves',
  'forgetting-own',
  'fooled-random',
  'fooled-overlap',
  'fooled-bias',
  'fooled-memory',
  'fooled-bits',
] as const;
export type StepId = (typeof STEP_IDS)[number];
