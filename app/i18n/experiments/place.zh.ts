import type { Translation } from '../translation';
import type { overlapEn, placeEn } from './place.en';

/** “core-place”与“overlap”的中文文本。 */
export const placeZh: Translation<typeof placeEn> = {
  finding: '{{region}}：激活最大的维度 {{dimension}} 按权重数在 {{all}} 个维度中的名次为：{{list}}。',
  question: '它在哪里？',
  region: '区域',
  core: '核心 {{share}} %',
  random: '随机，与核心 {{share}} % 同大',
  language: '{{language}} 1 %，经公式 5',
  shares: '各层各矩阵属于该区域的比例（%）',
  even: '按构造，此区域在每层每个矩阵中所占比例相同；语言区域经公式 5 之后则不然。',
  layer: '层',
  matrix: '矩阵',
  marginal: '{{matrix}} 中每个残差维度上的权重数，所有层',
  side: { input: '残差维度 = 输入', output: '残差维度 = 输出' },
  strongest: '最大的：{{list}}',
  activations: '三角标出激活最大的维度；按权重数它们的名次为：{{list}}，共 {{all}} 个。',
  rank: '{{dimension}} 第 {{rank}} 位',
  concentration: '{{all}} 个残差维度中的 {{few}} 个含一半，基尼系数 {{gini}}',
  itself: '此区域：{{words}}。',
  control: '同样数量的随机权重：{{words}}。',
  beside: '{{value}}（随机 {{random}}）',
  one: '维度 {{dimension}} 有 {{weights}} 个权重（平均的 {{times}} 倍）',
  caption: '区域的集中程度：各维度的基尼系数（0 为均匀，1 为全在一个维度）与含一半权重的维度数',
  columns: {
    matrix: '矩阵',
    share: '比例',
    giniInput: '基尼，输入',
    giniOutput: '基尼，输出',
    halfInput: '一半所在的输入维度',
    halfOutput: '一半所在的输出维度',
  },
  of: '{{all}} 中的 {{few}}',
  paper: '论文绘出 Attention.o 与 FFN.down 中的核心（top 5 %），并报告它集中在特定维度。其图及数值无法读出。',
  model:
    '按构造，区域在每个矩阵中所占比例相同，因此层与矩阵之间只有公式 5 减去权重之处才有差别。矩阵内部则远非均匀：表中比较基尼系数，以及多少维度就含区域的一半。',
  misleads:
    '随机区域的基尼系数也大于 0，因为计数小：其数值列在旁边。基尼系数为各层的平均；含一半权重的维度则在所有层上合计。坐标轴写作输入与输出维度：在 Attn.o 与 FFN.down 中残差维度是输出。',
};

export const overlapZh: Translation<typeof overlapEn> = {
  finding:
    '{{languages}} 种语言中任意两种的 top {{share}} % 在公式 5 之前的 Jaccard 为 {{least}} 至 {{most}}，随机则为 {{chance}}；之后至多 {{after}}。',
  question: '各语言共享权重吗？',
  share: '比例',
  stage: '相减',
  stages: { before: '公式 5 之前', after: '公式 5 之后' },
  matrix: '每两种语言 top {{share}} % 的重叠，Jaccard，{{stage}}；{{where}}',
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
  model:
    '任意两种语言在相减之前共享的部分就是核心。重叠只在权重的 1 % 与 5 % 处计算；主界面也提供的 3 % 没有计算。',
  misleads:
    '公式 5 之后任意两个区域按构造互不相交（英语也是：六种语言从中减去），因此那里的零不证明什么；只有之前的重叠才是证据。两半各只有一半文本，因此它们的一致程度也会偏低。七种语言太少，画不出谱系树：请把树状图当作数值的图示。',
};
