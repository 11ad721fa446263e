import { useEffect, useState } from 'react';
import type * as v from 'valibot';
import { fetchExperiment, type RecordedExperimentState } from '../../explorer/useRecordedExperiment';
import type { RecordedExperiment } from '../../figures/schema';
import { CLAIM_FILES, type ClaimFile } from './claims';

/** A file of the table: not there yet, there, or not to be had. */
export type ClaimFileState = RecordedExperimentState<unknown>;
export type ClaimFiles = Readonly<Partial<Record<ClaimFile, ClaimFileState>>>;

/** Fetches every file that a claim is judged by, each shown as it comes. */
export function useClaimFiles(): ClaimFiles {
  const [files, setFiles] = useState<ClaimFiles>({});
  useEffect(() => {
    let shown = true;
    for (const id of Object.keys(CLAIM_FILES) as ClaimFile[]) {
      const schema: v.GenericSchema<unknown, unknown> = CLAIM_FILES[id];
      void fetchExperiment(id, schema).then((found) => {
        if (shown) setFiles((before) => ({ ...before, [id]: found }));
      });
    }
    return () => {
      shown = false;
    };
  }, []);
  return files;
}

/** The recorded experiment of a file that is there, or null. */
export const thereIn = (files: ClaimFiles, id: ClaimFile): RecordedExperiment<unknown> | null => {
  const state = files[id];
  return state?.state === 'there' ? state.recorded : null;
};
