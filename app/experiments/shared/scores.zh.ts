import type { Translation } from '../../i18n/translation';
import type { scoresEn } from './scores.en';

/** 各评分实验共用的中文文本。 */
export const scoresZh: Translation<typeof scoresEn> = {
  language: '语言',
  tokens: '词元数',
  base: '原始',
  top: 'Top',
  bottom: 'Bottom',
  random: '随机',
  notYet: '尚未记录',
  interval: '{{low}} 至 {{high}}',
  caption: '每词元困惑度，附按行计算的 95 % 区间，以及与原始之比',
  share: '权重比例',
  percent: '{{share}} %',
  kind: '区域类型',
  notLive: '此配方无法在本页运行。',
  liveNote: '以此配方打开浏览器主界面；模型（253 MB）若尚未加载则会加载。',
};
