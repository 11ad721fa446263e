import type { AnyExperiment } from '../experiment';
import { recordable } from '../run';
import { coreExperiment } from './core';
import { coreDimensionsExperiment } from './core_dimensions';
import { corePlaceExperiment } from './core_place';
import { coreSizeExperiment } from './core_size';
import { downstreamExperiment } from './downstream';
import { forgettingExperiment } from './forgetting';
import { monolingualExperiment } from './monolingual';
import { normDamageExperiment } from './norm_damage';
import { overlapExperiment } from './overlap';
import { singleWeightsExperiment } from './single_weights';
import { textsExperiment } from './texts';

/** Every experiment, in the order in which they are computed: the cheap ones first. */
export const EXPERIMENTS: readonly AnyExperiment[] = [
  recordable(corePlaceExperiment),
  recordable(overlapExperiment),
  recordable(textsExperiment),
  recordable(coreDimensionsExperiment),
  recordable(coreSizeExperiment),
  recordable(monolingualExperiment),
  recordable(coreExperiment),
  recordable(singleWeightsExperiment),
  recordable(normDamageExperiment),
  recordable(forgettingExperiment),
  recordable(downstreamExperiment),
];
