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

/** The page that stands before the experiments: what all of them say of the paper's claims. */
export const CLAIMS_PAGE = 'claims';
/** Every page that is shown in place of the panels, in the order of the list. */
export const PAGE_IDS = [CLAIMS_PAGE, ...EXPERIMENT_IDS] as const;
export type PageId = (typeof PAGE_IDS)[number];

/** Whether a string from outside names a page. */
export function isPageId(value: string): value is PageId {
  return (PAGE_IDS as readonly string[]).includes(value);
}
