import type { Translation } from '../translation';
import type { experimentsEn } from '.';
import { coreZh, partsZh, sizeZh } from './core.zh';
import { damageZh, weightsZh } from './damage.zh';
import { downstreamZh } from './downstream.zh';
import { forgettingZh } from './forgetting.zh';
import { monolingualZh } from './monolingual.zh';
import { overlapZh, placeZh } from './place.zh';
import { scoresZh } from './scores.zh';
import { shellZh } from './shell.zh';
import { textsZh } from './texts.zh';

/** 各实验的中文文本，每个实验一个文件；与实验的脚本一同获取。 */
export const experimentsZh: Translation<typeof experimentsEn> = {
  shell: shellZh,
  scores: scoresZh,
  core: coreZh,
  size: sizeZh,
  parts: partsZh,
  damage: damageZh,
  weights: weightsZh,
  monolingual: monolingualZh,
  place: placeZh,
  overlap: overlapZh,
  downstream: downstreamZh,
  texts: textsZh,
  forgetting: forgettingZh,
};
