/** The paper's four claims, and a fifth chapter on how not to be fooled. */
export const CHAPTERS = ['core', 'dimension', 'language', 'forgetting', 'fooled'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** The steps in their order; a link names one. */
export const STEP_IDS = [
  'core-what',
  'core-off',
  'core-text',
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
