import type { announceEn } from './announce.en';
import type { Translation } from './translation';

/** Chinese messages of what is said to those who do not see the page. */
export const announceZh: Translation<typeof announceEn> = {
  intact: '原模型的困惑度，{{origin}}：{{count}} 种语言中的 {{done}} 种。',
  perplexity: '困惑度，{{origin}}：{{count}} 种语言中的 {{done}} 种。',
  perplexityWorst: '困惑度，{{origin}}：{{count}} 种语言中的 {{done}} 种，{{language}} 变化最大，{{ratio}}。',
  text: '文本已写好：{{base}}',
  texts: '两段文本已写好。原模型：{{base}}。编辑后：{{edited}}',
  loading: '正在加载模型，{{size}}。',
  loaded: '模型已加载 {{percent}}。',
  preparing: '正在准备模型。',
  ready: '模型已就绪：{{model}}。',
  cancelled: '已取消加载。',
  experiment: '已有记录的结果：{{question}}',
  region: '区域已找到。',
  discovery: '正在寻找区域：{{percent}}。',
};
