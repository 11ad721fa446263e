import * as v from 'valibot';
import { issueValues, type Words, words } from '../../workers/errors/words';
import { type Recorded, RecordedSchema } from '../figures/recorded';

/** What became of the recorded results. */
export type RecordedState =
  | { readonly state: 'waiting' }
  | { readonly state: 'there'; readonly recorded: Recorded }
  | { readonly state: 'missing'; readonly reason: Words };

/** Fetches and checks recorded results; never throws, `missing` says why there are none. */
export async function fetchRecorded(url: string, fetcher: typeof fetch = fetch): Promise<RecordedState> {
  try {
    const response = await fetcher(url);
    if (!response.ok)
      return { state: 'missing', reason: words('recorded.status', { status: response.status }) };
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('html')) return { state: 'missing', reason: words('recorded.status', { status: 404 }) };
    const result = v.safeParse(RecordedSchema, await response.json());
    return result.success
      ? { state: 'there', recorded: result.output }
      : {
          state: 'missing',
          reason: words('recorded.invalid', issueValues(result.issues[0])),
        };
  } catch {
    return { state: 'missing', reason: words('recorded.notRead') };
  }
}
