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
  matched: '随机，大小相同',
  'bottom-nonzero': '非零的 Bottom',
  band: '紧接其下的排名',
  'sign-flip': '随机符号的 Top',
  ratioInterval: '（× {{bounds}}）',
  extentTokens: '{{languages}} 种语言，各 {{tokens}} 个词元',
  extent: '{{languages}} 种语言，每种 {{documents}} 篇文档、{{lines}} 行、{{tokens}} 个词元',
  range: '{{least}} 至 {{most}}',
  notYet: '尚未记录',
  interval: '{{low}} 至 {{high}}',
  caption: '每词元困惑度，附按文档计算的 95 % 区间（早期记录按行计算），以及与原始之比',
  share: '权重比例',
  percent: '{{share}} %',
  kind: '区域类型',
  notLive: '此配方无法在本页运行。',
  liveNote: '以此配方打开浏览器主界面；模型（253 MB）若尚未加载则会加载。',
};
