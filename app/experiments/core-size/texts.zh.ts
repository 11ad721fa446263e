import type { Translation } from '../../i18n/translation';
import type { coreSizeEn } from './texts.en';

/** 实验“core-size”的文本。 */
export const coreSizeZh: Translation<typeof coreSizeEn> = {
  finding:
    '在已记录的数量中，去除后使 {{count}} 种语言中至少一半的困惑度超过三倍的最少权重数为 {{weights}}（占区域所计权重的 {{share}}）：其中 {{broken}} 种。{{random}}',
  unbroken: '已记录的数量都没有使 {{count}} 种语言中一半的困惑度超过三倍。',
  control: '同样数量的随机权重：中位数 {{ratio}}。',
  matched: '数量与大小都相同的随机权重：中位数 {{ratio}}。',
  question: '最小可以有多小？',
  figure: '困惑度随去除的权重数变化，每种语言一条线',
  x: '去除的权重数（对数）',
  y: '困惑度（对数）',
  oneDraw: '只抽取了一次，因此没有离散程度可示。',
  draws: '色带为 {{count}} 次抽取的最低值到最高值。',
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
    '低于 1 % 时，核心按十分之一文本的梯度排序，且限于全部文本给出的 1 % 之内；单个权重在所有矩阵中排序：线只连接排序方式相同的点。曲线再次下降之处已超过 262,144（在所有词元中瞎猜）：两侧的模型都已坏，超出多少只是噪声。文本很短（每种语言 256 个词元），因此应看台阶，而不是小数。',
};
