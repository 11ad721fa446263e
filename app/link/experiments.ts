/** The experiments that `npm run record` computes and the page shows, one file each. */
export const EXPERIMENT_IDS = [
  'core',
  'core-size',
  'core-place',
  'core-dimensions',
  'norm-damage',
  'single-weights',
  'monolingual',
  'language-dimensions',
  'overlap',
  'forgetting',
  'downstream',
  'texts',
] as const;
export type ExperimentId = (typeof EXPERIMENT_IDS)[number];

/** Of which nothing is recorded yet: a link opens their page, which says so; the list leaves them out until it is. */
export const UNRECORDED: readonly ExperimentId[] = ['language-dimensions'];
export const LISTED_EXPERIMENTS = EXPERIMENT_IDS.filter((id) => !UNRECORDED.includes(id));

/** The page that stands before the experiments: what all of them say of the paper's claims. */
export const CLAIMS_PAGE = 'claims';
/** Every page that is shown in place of the panels. */
export const PAGE_IDS = [CLAIMS_PAGE, ...EXPERIMENT_IDS] as const;
export type PageId = (typeof PAGE_IDS)[number];

/** Whether a string from outside names a page. */
export function isPageId(value: string): value is PageId {
  return (PAGE_IDS as readonly string[]).includes(value);
}
