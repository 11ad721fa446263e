import type { Translation } from '../../i18n/translation';
import type { overlapEn } from './texts.en';

/** 实验“overlap”的文本。 */
export const overlapZh: Translation<typeof overlapEn> = {
  finding:
    '{{languages}} 种语言中任意两种的 Top {{share}} % 在公式 5 之前的 Jaccard 为 {{least}} 至 {{most}}，随机则为 {{chance}}；之后至多 {{after}}。',
  question: '各语言共享权重吗？',
  share: '比例',
  stage: '相减',
  stages: { before: '公式 5 之前', after: '公式 5 之后' },
  matrix: '每两种语言 Top {{share}} % 的重叠，Jaccard，{{stage}}；{{where}}',
  where: '{{matrix}}，{{layer}}',
  layer: '层',
  allMatrices: '所有矩阵',
  allLayers: '所有层',
  oneLayer: '第 {{layer}} 层',
  halves: '作为参照：同一语言在两半文本上找到的区域重叠 {{least}} 至 {{most}}，在全部权重上。',
  byMatrix: '所有语言对的平均，按层与矩阵，公式 5 之前',
  dendrogram: '按公式 5 之前区域的重叠连接各语言（平均连接）；旁边为语系',
  axis: '连接处的 Jaccard',
  caption: '两种语言的区域在相减之前的 Jaccard',
  columns: { pair: '语言对', before: '公式 5 之前', after: '公式 5 之后' },
  chance: '两个同比例的随机区域会重叠 {{jaccard}}。',
  paper: '论文绘出 Attn.q 中的阿拉伯语与越南语区域，并报告它们重叠很少。',
  model: '两种语言在相减之前共享的部分大多在核心之内，但只是核心的一部分。主界面提供的每个比例都计算了重叠。',
  misleads:
    '公式 5 之后任意两个区域按构造互不相交（英语也是：六种语言从中减去），因此那里的零不证明什么；只有之前的重叠才是证据。随机是很低的标准：每种语言的区域都偏好大的权重。两半各只有一半文本，因此一致程度偏低；它们又来自同样的文章，因此偏高：两种语言是否不如一种语言与自身一致，无法判定。七种语言太少，画不出谱系树：请把树状图当作数值的图示。',
};
