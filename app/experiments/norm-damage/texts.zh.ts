import type { Translation } from '../../i18n/translation';
import type { normDamageEn } from './texts.en';

/** 实验“norm-damage”的文本。 */
export const normDamageZh: Translation<typeof normDamageEn> = {
  lead: { holds: '能。', weakly: '在部分语言中能。', not: '不能。' },
  finding: '测量过的 {{cells}} 个单元格中最坏的是{{cell}}，困惑度：{{list}}。',
  question: '一个参数就能破坏模型吗？',
  figure: '每个测量过的归一化参数造成的损害，按层、归一化与维度排列；方向键移动光标',
  x: '层；每层依次为：注意力前、注意力后、FFN 前、FFN 后归一化',
  y: '维度',
  operation: '对参数执行的操作',
  operations: { x4: '× 4', zero: '置零' },
  shown: '受损的语言',
  mean: '三种语言的平均',
  steps: '变化，每词元奈特：',
  step: {
    better: '改善 {{from}} 或更多',
    none: '变化小于 {{noise}}，{{share}} 的随机抽取者如此：噪声',
    worse: '变差 {{from}} 或更多',
  },
  ring: '第 {{layer}} 层，{{dimension}}',
  ringed: '圈出：破坏模型',
  blank: '留白：未测量',
  cell: '{{cell}}，困惑度：{{list}}；一阶重要性 {{importance}}',
  one: '{{language}} {{ratio}}',
  noCursor: '指向一个单元格或使用方向键；点击或按 Enter 即可实时运行。',
  measured:
    '{{population}} 个单元格中测量了 {{cells}} 个，每种语言 {{tokens}} 个词元：一阶重要性最高的、各处最强的 32 个残差维度，以及一个随机样本。',
  partial: '此操作目前记录了 {{of}} 层中的 {{layers}} 层。',
  predicts: '一阶得分能预测损害吗？',
  spearman:
    '|θ·g| 与 |损害| 的斯皮尔曼秩相关：在所有测量的单元格上为 {{measured}}，在随机抽取的单元格上为 {{random}}。得分与损害出自每种语言同样的 {{tokens}} 个词元：在其他文本上一致程度会更低。',
  spearmanAgain:
    '|θ·g| 与 |损害| 的斯皮尔曼秩相关：在再次测量的单元格上为 {{measured}}，在从其余中抽取的单元格上为 {{random}}。损害出自每种语言 {{tokens}} 个得分从未见过的词元。',
  again:
    '以下：{{cells}} 个单元格在每种语言 {{tokens}} 个得分从未见过的词元上再次测量，即最坏的 100 个、从图中其余部分随机抽取的 300 个，以及各处最强的 4 个维度。',
  heads: '在查询与键的归一化的 {{cells}} 个参数中（每种语言 {{tokens}} 个词元），影响最大的是：{{cell}}。',
  recall:
    '与第一百坏同样有害（从 {{threshold}} 奈特起）的单元格中，筛选包含 {{found}} 个。筛选之外随机抽取的 {{drawn}} 个中有 {{outside}} 个：因此那里可能还有至多 {{missed}} 个（95 %），至少找到了 {{share}}。',
  byNorm: '按归一化（全部测量，随机）',
  unknown: '未知',
  groups: {
    screened: '一阶重要性最高',
    strongest: '最强的残差维度',
    random: '随机抽取',
    worst: '少量词元上最坏者之一',
    rest: '从其余中抽取',
  },
  scatter: {
    figure: '梯度预测的变化与测得的变化，每个单元格一个点',
    x: '一阶变化，每词元奈特（对数）',
    y: '|测得的变化|（对数）',
    line: '虚线：测得与预测相同',
  },
  list: '损害最大的 20 个单元格',
  caption: '测量过的单元格中损害最大的 20 个，{{operation}}',
  columns: {
    cell: '参数',
    importance: '|θ·g|',
    groups: '为何测量',
    open: '实时',
  },
  run: '实时运行 {{cell}}',
  table: {
    caption: '各层各归一化中测得的最坏单元格：困惑度比值的平均（其维度；测量的单元格数）',
    layer: '层',
    none: '未测量',
  },
  reported: '论文图 4 所报告的',
  reportedRow: '{{parameter}}：中文困惑度 {{value}}，然后',
  paper:
    '论文图 4 把 LLaMA-2-13B 的一个参数乘以四：L1-N2100 毁掉中文，L1-N4200 则不会。N 在哪个向量中计数无法读出；此处视为归一化的参数。公式 1 至 3 用 |θ·g| 估计一个参数的损害。',
  model: '图中显示 Gemma 3 270M 中所有测量过的单元格；列表给出最坏的。',
  misleads:
    '空白单元格是没有测量，不等于没有损害；查询与键的归一化（所有头共用 256 个参数）不在图中。图中每种语言十二个词元很少，在更长的文本上单元格的次序会不同：看颜色，不要看第二位小数。所有测量单元格上的相关是由得分选出的样本的相关；只有随机单元格代表整体。',
};
