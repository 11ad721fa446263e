import type { Translation } from '../../i18n/translation';
import type { coreEn } from './texts.en';

/** 实验“core”的文本。 */
export const coreZh: Translation<typeof coreEn> = {
  finding: '去除 {{share}} % 的权重后，{{count}} 种语言困惑度与原始之比的中位数：{{list}}。',
  lead: { holds: '是的。', weakly: '部分如此：在半数以上的语言中。', not: '不是。' },
  question: '1 % 的权重支撑着语言吗？',
  run: '实时去除核心，{{kind}} {{share}} %',
  oneSeed: '{{control}}只抽取了一次，因此没有离散程度可示。',
  seeds:
    '{{control}}为 {{count}} 次抽取的平均值（按奈特）；其后的横条与表中的区间为各次抽取的最低值到最高值。',
  paper:
    'LLaMA-2 约 1 % 的权重构成核心语言区域；去除它会毁掉 30 种语言的困惑度。论文的数值表，以及其中去除同样数量的其他权重的结果，无法读出，此处不予重复。',
  model: '这句话对应上方所选的比例；图中有每种语言，旁边是同样数量的 Bottom 与随机权重（已记录之处）。',
  misleads:
    '文件以 4 至 8 比特保存权重，因此多数矩阵有 4 至 7 % 恰好为零，它们排在 Bottom 的最前面：去除它们等于什么都没去除，因此 Bottom 说明不了多少。核心权重比随机权重大：超出随机的部分既来自位置，也来自大小。困惑度超过词表大小（262,144）意味着模型自信地出错；超出多少意义不大。',
};
