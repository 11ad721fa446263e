import { coreEn, partsEn, sizeEn } from './core.en';
import { damageEn, weightsEn } from './damage.en';
import { downstreamEn } from './downstream.en';
import { forgettingEn } from './forgetting.en';
import { monolingualEn } from './monolingual.en';
import { overlapEn, placeEn } from './place.en';
import { scoresEn } from './scores.en';
import { shellEn } from './shell.en';
import { textsEn } from './texts.en';

/** English texts of the experiments, one file each; they come with the experiments' own script. */
export const experimentsEn = {
  shell: shellEn,
  scores: scoresEn,
  core: coreEn,
  size: sizeEn,
  parts: partsEn,
  damage: damageEn,
  weights: weightsEn,
  monolingual: monolingualEn,
  place: placeEn,
  overlap: overlapEn,
  downstream: downstreamEn,
  texts: textsEn,
  forgetting: forgettingEn,
};
