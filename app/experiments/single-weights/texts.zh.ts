import type { Translation } from '../../i18n/translation';
import type { singleWeightsEn } from './texts.en';

/** 实验“single-weights”的文本。 */
export const singleWeightsZh: Translation<typeof singleWeightsEn> = {
  finding: {
    none: '没有找到：在逐个尝试的 {{weights}} 个权重中，没有一个使困惑度翻倍。',
    some: '有：在逐个尝试的 {{weights}} 个权重中，{{broken}} 个各自使困惑度超过两倍。',
  },
  question: '有超级权重吗？',
  figure: '去除每个单一权重后的困惑度与原始困惑度之比，每个权重一个点',
  x: '层',
  y: '困惑度之比（对数）',
  reasons: {
    spike: 'FFN.down 最大输入通道与最大输出通道的交点',
    product: 'FFN.down 中 |激活 × 权重| 大的权重',
    core: '核心中最强的权重',
    random: 'FFN.down 的随机权重',
  },
  summary:
    '{{weights}} 个权重中最坏的是{{weight}}：困惑度 {{ratio}}，三种语言的平均。其中 {{broken}} 个使困惑度超过两倍。',
  weight: '第 {{layer}} 层 {{matrix}} [{{output}}, {{input}}]',
  caption: '一个权重置零后的困惑度，每种语言 {{tokens}} 个词元',
  columns: {
    weight: '权重 [输出，输入]',
    reason: '为何尝试',
    value: '数值',
    activation: '最大输入',
    ratio: '平均比值',
  },
  base: '原始',
  none: '未查看',
  run: '实时将 {{weight}} 置零',
  reported:
    '他处报告（arXiv 2411.07191）：LLaMA-7B，第 2 层，down_proj[3968, 7003]：困惑度在 C4 上从 7.08 到 763.65，在 Wikitext-2 上从 5.67 到 1,211.11。LLaMA-2 中的坐标：7B 第 1 层 [2533, 7890]，13B 第 3 层 [4743, 7678]。',
  paper:
    '本论文改变单个参数（图 4），但没有搜索超级权重；“The Super Weight in Large Language Models”（arXiv 2411.07191）在 LLaMA 等模型中做了搜索。',
  model:
    '对每一层，逐个置零：尖峰交点处的候选、另外七个乘积大的权重，以及 FFN.down 的两个随机权重；此外还有核心中最强的二十个权重。其中最坏的列在图下方。',
  misleads:
    '搜索只看其他模型中发现超级权重的位置。别处的权重或成对的权重会被漏掉；此处影响小并不说明去除许多权重时的情况。',
};
