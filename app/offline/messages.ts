import * as v from 'valibot';

/** What the page asks of the service worker. */
export const RequestSchema = v.variant('ask', [
  /** The reader takes the new version. */
  v.object({ ask: v.literal('take-over') }),
  /** The page stands: keep what every visit begins with. */
  v.object({ ask: v.literal('fill-shell') }),
  /** The page is idle: keep all that is still missing. */
  v.object({ ask: v.literal('fill-stock') }),
]);
export type WorkerRequest = v.InferOutput<typeof RequestSchema>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the service worker tells of its stock. */
export const StockReportSchema = v.object({
  tell: v.literal('stock'),
  files: count,
  of: count,
  /** Why nothing more is kept: storage is full, or the host could not be reached; null while all is well. */
  problem: v.nullable(v.picklist(['quota', 'network'])),
});
export type StockReport = v.InferOutput<typeof StockReportSchema>;
