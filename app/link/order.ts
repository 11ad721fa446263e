export const ORDERS = ['kin', 'ratio', 'name', 'family', 'script'] as const;
/** How rows are sorted: `kin` keeps relatives together and every row in its place; `family` and `script` also group them under headings. */
export type PerplexityOrder = (typeof ORDERS)[number];
