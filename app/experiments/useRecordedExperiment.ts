import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { type RecordedExperiment, recordedSchema } from '../figures/schema';
import type { ExperimentId } from '../link/experiments';

/** Folder of the recorded experiments of the default model, next to the page. */
const FOLDER = 'recorded/gemma-3-270m/';

/** What became of a recorded experiment. */
export type RecordedExperimentState<F> =
  | { readonly state: 'waiting' }
  | { readonly state: 'there'; readonly recorded: RecordedExperiment<F> }
  | { readonly state: 'missing'; readonly reason: string };

const fetched = new Map<ExperimentId, Promise<unknown>>();

/** Fetches a recorded experiment once and checks it. Never throws: `missing` says why it is not there. */
export async function fetchExperiment<F>(
  id: ExperimentId,
  figures: v.GenericSchema<unknown, F>,
  fetcher: typeof fetch = fetch,
): Promise<RecordedExperimentState<F>> {
  try {
    const json = fetched.get(id) ?? fetchJson(id, fetcher);
    fetched.set(id, json);
    const result = v.safeParse(recordedSchema(figures), await json);
    if (result.success) return { state: 'there', recorded: result.output as RecordedExperiment<F> };
    const issue = result.issues[0];
    return { state: 'missing', reason: `${v.getDotPath(issue) ?? 'file'}: ${issue.message}` };
  } catch (error) {
    fetched.delete(id);
    return { state: 'missing', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function fetchJson(id: ExperimentId, fetcher: typeof fetch): Promise<unknown> {
  const response = await fetcher(new URL(`${FOLDER}${id}.json`, document.baseURI));
  // A host that answers every path with its start page has no such file either.
  const isPage = response.headers.get('content-type')?.includes('html');
  if (!response.ok || isPage) throw new Error(`HTTP ${isPage ? 404 : response.status}`);
  return response.json();
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
