import { type Fit, fitOf } from '../../workers/model/memory';
import type { ModelReport, ModelSource } from '../../workers/protocol';
import type { Failure } from '../state/results';
import { memoryHere } from './affordable';

/** Bytes of a gigabyte as browsers tell memory. */
const GIBIBYTE = 2 ** 30;

/** A model of the reader's that was looked at, and is neither fetched nor loaded yet. */
export interface OfferedModel {
  readonly source: ModelSource;
  /** Name of its file. */
  readonly fileName: string;
  /** Null for a file of this machine. */
  readonly address: string | null;
  readonly report: ModelReport;
  readonly fit: Fit;
}

export type Offer =
  | { readonly state: 'looking' }
  | { readonly state: 'offered'; readonly model: OfferedModel }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Whether a model fits into this machine, by what its browser tells. */
export function fitHere({ needs, gpuBufferBytes }: ModelReport): Fit {
  const memoryGb = memoryHere();
  return fitOf(needs, { bytes: memoryGb === undefined ? null : memoryGb * GIBIBYTE, gpuBufferBytes });
}
