import type { Translation } from '../translation';
import type { coreEn, partsEn, sizeEn } from './core.en';

/** “core”“core-size”与“core-dimensions”的中文文本。 */
export const coreZh: Translation<typeof coreEn> = {
  finding: '去除 {{share}} % 的权重后，{{count}} 种语言困惑度与原始之比的中位数：{{list}}。',
  question: '1 % 的权重支撑着语言吗？',
  run: '实时去除核心，{{kind}} {{share}} %',
  seeds: '{{control}}为 {{count}} 次抽取的平均值（按纳特）；表中其区间是各次抽取的范围。',
  paper:
    'LLaMA-2 约 1 % 的权重构成核心语言区域；去除它会毁掉 30 种语言的困惑度，而去除同样数量的 Bottom 或随机权重则不会。论文的数值表无法读出，此处不予重复。',
  model: '这句话对应上方所选的比例；图中有每种语言，旁边是同样数量的 Bottom 与随机权重（已记录之处）。',
  misleads:
    '文件以 4 至 8 比特保存权重，因此多数矩阵有 4 至 7 % 恰好为零，它们排在 Bottom 的最前面：去除它们等于什么都没去除。困惑度超过词表大小（262,144）意味着模型自信地出错；超出多少意义不大。',
};

export const sizeZh: Translation<typeof sizeEn> = {
  finding:
    '在已记录的数量中，去除后使 {{count}} 种语言中至少一半的困惑度超过三倍的最少权重数为 {{weights}}（占区域所计权重的 {{share}}）：其中 {{broken}} 种。{{random}}',
  unbroken: '已记录的数量都没有使 {{count}} 种语言中一半的困惑度超过三倍。',
  control: '同样数量的随机权重：中位数 {{ratio}}。',
  matched: '数量与大小都相同的随机权重：中位数 {{ratio}}。',
  question: '最小可以有多小？',
  figure: '困惑度随去除的权重数变化，每种语言一条线',
  x: '去除的权重数（对数）',
  y: '困惑度（对数）',
  random: '灰色虚线：每个矩阵去除同样数量的随机权重，所有语言的中位数。',
  matchedCurve: '灰色虚线：每个矩阵去除数量与大小都相同的随机权重，所有语言的中位数。',
  breaks: '困惑度首次超过原始三倍时所记录的去除权重数：{{list}}。',
  never: '从未',
  caption: '去除核心权重时的每词元困惑度',
  weights: '去除的权重数：{{weights}}',
  pick: '去除多少',
  core: '核心，权重数：{{weights}}',
  run: '实时去除（权重数：{{weights}}）',
  paper: '论文报告某些维度的单个参数即可毁掉语言（图 4），而区域最少去除 1 %；论文没有这样的曲线。',
  model:
    '最强的单个权重是在所有矩阵中重要性最大的；比例则在每个矩阵内取。每种语言的困惑度首次超过三倍的位置列在图下方。',
  misleads:
    '低于 1 % 时，核心按十分之一文本的梯度排序，且限于全部文本给出的 1 % 之内。文本很短（每种语言 256 个词元），因此应看台阶，而不是小数。',
};

export const partsZh: Translation<typeof partsEn> = {
  finding: '{{count}} 种语言困惑度与原始之比的中位数：{{list}}。',
  question: '有无最强维度的核心：损害来自哪里？',
  figure: '困惑度与原始模型之比，每种语言一个点，线为中位数；菱形为各对照的中位数',
  axis: '与原始之比（对数）',
  caption: '去除核心各部分后的每词元困惑度',
  conditions: {
    core: '核心 1 %',
    'core-except': '核心，不含维度 {{dimensions}}',
    'core-only': '仅核心中的维度 {{dimensions}}',
    only: '仅核心 {{share}} % 中的维度 {{dimensions}}',
    'control-random': '同样数量的随机权重',
    'control-matched': '数量与大小都相同的随机权重',
    'control-sample': '核心其他部分的同样数量的权重',
    'control-sample-by-rank': '核心其他部分数量与重要性都相同的权重',
    'control-dimensions': '随机抽取的同样数量的整个维度',
    dimensions: '整个维度 {{dimensions}}',
  },
  pick: '哪一部分',
  run: '实时运行这一部分',
  weights: '{{weights}} 个权重',
  paper:
    '论文报告核心集中在少数维度，其中一个就足以损害语言，核心内的普通维度也有作用。论文提到 LLaMA-2-13B 的维度 2100；其他索引无法读出。',
  model:
    '维度 163 和 400 承载 Gemma 3 270M 残差流中最大的激活。各行显示：核心保留这两个维度时还剩多少损害，以及它们单独造成多少损害。',
  misleads: '各部分大小不同：名称旁标有权重数。去除整个维度与去除核心在该维度中的权重是不同的编辑。',
};
