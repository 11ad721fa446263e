import * as v from 'valibot';
import { type Recorded, RecordedSchema } from '../figures/recorded';

/** What became of the recorded results. */
export type RecordedState =
  | { readonly state: 'waiting' }
  | { readonly state: 'there'; readonly recorded: Recorded }
  | { readonly state: 'missing'; readonly reason: string };

/** Fetches and checks recorded results; never throws, `missing` says why there are none. */
export async function fetchRecorded(url: string, fetcher: typeof fetch = fetch): Promise<RecordedState> {
  try {
    const response = await fetcher(url);
    if (!response.ok) return { state: 'missing', reason: `HTTP ${response.status}` };
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('html')) return { state: 'missing', reason: 'HTTP 404' };
    const result = v.safeParse(RecordedSchema, await response.json());
    return result.success
      ? { state: 'there', recorded: result.output }
      : {
          state: 'missing',
          reason: `${v.getDotPath(result.issues[0]) ?? 'file'}: ${result.issues[0].message}`,
        };
  } catch (error) {
    return { state: 'missing', reason: error instanceof Error ? error.message : String(error) };
  }
}
