import * as v from 'valibot';
import { jsonOf } from '../../workers/host_answer';
import { type Recorded, RecordedSchema } from '../figures/recorded';

/** What became of a file of recorded results. */
export type Fetched<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'there'; readonly recorded: T }
  | { readonly state: 'missing'; readonly reason: string };

/** Fetches and checks a file of recorded results; never throws, `missing` says why there are none. */
export async function fetchFigures<T>(
  url: string,
  schema: v.GenericSchema<unknown, T>,
  fetcher: typeof fetch = fetch,
): Promise<Fetched<T>> {
  try {
    const result = v.safeParse(schema, await jsonOf(await fetcher(url)));
    if (result.success) return { state: 'there', recorded: result.output };
    const [issue] = result.issues;
    return { state: 'missing', reason: `${v.getDotPath(issue) ?? 'file'}: ${issue.message}` };
  } catch (error) {
    return { state: 'missing', reason: error instanceof Error ? error.message : String(error) };
  }
}

export type RecordedState = Fetched<Recorded>;

/** What the page shows before the model is there. */
export const fetchRecorded = (url: string, fetcher: typeof fetch = fetch): Promise<RecordedState> =>
  fetchFigures(url, RecordedSchema, fetcher);
