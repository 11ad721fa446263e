import type * as v from 'valibot';
import { DEFAULT_PATHS } from '../../workers/model/default_model';
import { type RecordedExperiment, recordedSchema } from '../figures/schema';
import type { ExperimentId } from '../link/experiments';
import { type Fetched, fetchFigures } from '../state/fetch_recorded';
import { useLoaded } from '../ui/useLoaded';

export type RecordedExperimentState<F> = Fetched<RecordedExperiment<F>>;

const fetched = new Map<ExperimentId, Promise<Fetched<unknown>>>();

/** Fetches a recorded experiment once and checks it. Never throws: `missing` says why it is not there. */
export async function fetchExperiment<F>(
  id: ExperimentId,
  figures: v.GenericSchema<unknown, F>,
  fetcher: typeof fetch = fetch,
): Promise<RecordedExperimentState<F>> {
  const url = new URL(`${DEFAULT_PATHS.experiments}/${id}.json`, document.baseURI).href;
  const file = fetched.get(id) ?? fetchFigures(url, recordedSchema(figures), fetcher);
  fetched.set(id, file);
  const found = await file;
  // It is asked for again where the experiment is opened again.
  if (found.state === 'missing') fetched.delete(id);
  return found as RecordedExperimentState<F>;
}

/** A recorded experiment, fetched when it is first shown. @param figures a constant: the experiment's own schema */
export function useRecordedExperiment<F>(
  id: ExperimentId,
  figures: v.GenericSchema<unknown, F>,
): RecordedExperimentState<F> {
  const { data } = useLoaded(id, () => fetchExperiment(id, figures));
  return data ?? { state: 'waiting' };
}
