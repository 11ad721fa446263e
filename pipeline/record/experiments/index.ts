import type { AnyExperiment } from '../experiment';
import { recordable } from '../run';
import { coreExperiment } from './core';
import { coreDimensionsExperiment } from './core-dimensions';
import { corePlaceExperiment } from './core-place';
import { coreSizeExperiment } from './core-size';
import { downstreamExperiment } from './downstream';
import { forgettingExperiment } from './forgetting';
import { languageDimensionsExperiment } from './language-dimensions';
import { monolingualExperiment } from './monolingual';
import { normDamageExperiment } from './norm-damage';
import { overlapExperiment } from './overlap';
import { singleWeightsExperiment } from './single-weights';
import { textsExperiment } from './texts';

/** Every experiment, in the order in which they are computed: the cheap ones first. */
export const EXPERIMENTS: readonly AnyExperiment[] = [
  recordable(corePlaceExperiment),
  recordable(overlapExperiment),
  recordable(textsExperiment),
  recordable(coreDimensionsExperiment),
  recordable(coreSizeExperiment),
  recordable(languageDimensionsExperiment),
  recordable(monolingualExperiment),
  recordable(coreExperiment),
  recordable(singleWeightsExperiment),
  recordable(normDamageExperiment),
  recordable(forgettingExperiment),
  recordable(downstreamExperiment),
];
