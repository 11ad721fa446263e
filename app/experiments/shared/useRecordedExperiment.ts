import { useEffect, useState } from 'react';
import type * as v from 'valibot';
import { type RecordedExperiment, recordedSchema } from '../../figures/schema';
import type { ExperimentId } from '../../link/experiments';
import { type Fetched, fetchFigures } from '../../state/fetch_recorded';

/** Folder of the recorded experiments of the default model, next to the page. */
const FOLDER = 'recorded/gemma-3-270m/';

export type RecordedExperimentState<F> = Fetched<RecordedExperiment<F>>;

const fetched = new Map<ExperimentId, Promise<Fetched<unknown>>>();

/** Fetches a recorded experiment once and checks it. Never throws: `missing` says why it is not there. */
export async function fetchExperiment<F>(
  id: ExperimentId,
  figures: v.GenericSchema<unknown, F>,
  fetcher: typeof fetch = fetch,
): Promise<RecordedExperimentState<F>> {
  const url = new URL(`${FOLDER}${id}.json`, document.baseURI).href;
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
  const [state, setState] = useState<RecordedExperimentState<F>>({ state: 'waiting' });
  useEffect(() => {
    let shown = true;
    void fetchExperiment(id, figures).then((found) => {
      if (shown) setState(found);
    });
    return () => {
      shown = false;
    };
  }, [id, figures]);
  return state;
}
