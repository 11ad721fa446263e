import type { AnyExperiment } from '../experiment';
import { recordable } from '../run';
import { coreExperiment } from './core';
import { coreDimensionsExperiment } from './core_dimensions';
import { coreSizeExperiment } from './core_size';
import { monolingualExperiment } from './monolingual';

/** Every experiment, in the order in which they are computed: the cheap ones first. */
export const EXPERIMENTS: readonly AnyExperiment[] = [
  recordable(coreDimensionsExperiment),
  recordable(coreSizeExperiment),
  recordable(monolingualExperiment),
  recordable(coreExperiment),
];
