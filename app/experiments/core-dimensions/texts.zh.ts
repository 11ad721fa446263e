import type { Translation } from '../../i18n/translation';
import type { coreDimensionsEn } from './texts.en';

/** 实验“core-dimensions”的文本。 */
export const coreDimensionsZh: Translation<typeof coreDimensionsEn> = {
  finding: '{{count}} 种语言困惑度与原始之比的中位数：{{list}}。',
  question: '有无最强维度的核心：损害来自哪里？',
  figure: '困惑度与原始模型之比，每种语言一个点，线为中位数；菱形为各对照的中位数',
  axis: '与原始之比（对数）',
  caption: '去除核心各部分后的每词元困惑度',
  between: '、',
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
    '维度 163 和 400 承载 Gemma 3 270M 残差流中最大的激活。各行显示核心保留这两个维度时的损害，以及它们单独造成的损害。困惑度超过 262,144（在所有词元中瞎猜）之后，各行不能再按远近区分：只说明模型已坏，而不说明还剩多少。',
  misleads:
    '各部分大小不同：名称旁标有权重数。它们是激活最大的维度，而不是含核心权重最多的维度。没有自己对照的部分，无法区分是维度还是权重数在起作用。去除整个维度与去除核心在该维度中的权重是不同的编辑。',
};
