import type { Translation } from '../../i18n/translation';
import type { corePlaceEn } from './texts.en';

/** 实验“core-place”的文本。 */
export const corePlaceZh: Translation<typeof corePlaceEn> = {
  half: '在 {{matrix}} 中，其一半位于 {{all}} 个残差维度中的 {{few}} 个{{random}}。',
  randomHalf: '，同样数量的随机权重的一半则在 {{few}} 个',
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
  paper: '论文绘出 Attention.o 与 FFN.down 中的核心（Top 5 %），并报告它集中在特定维度。其图及数值无法读出。',
  model:
    '按构造，区域在每个矩阵中所占比例相同，因此层与矩阵之间只有公式 5 减去权重之处才有差别。矩阵内部则远非均匀：表中比较基尼系数，以及多少维度就含区域的一半。',
  misleads:
    '随机区域的基尼系数也大于 0，因为计数小：其数值列在旁边。基尼系数为各层的平均；含一半权重的维度则在所有层上合计。坐标轴写作输入与输出维度：在 Attn.o 与 FFN.down 中残差维度是输出。',
};
