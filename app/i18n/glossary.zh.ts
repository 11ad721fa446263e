import type { glossaryEn } from './glossary.en';
import type { Translation } from './translation';

/** 术语表的中文文本：每个术语一句话。 */
export const glossaryZh: Translation<typeof glossaryEn> = {
  title: '术语表',
  close: '关闭',
  terms: {
    weight: { name: '权重', is: '是模型某个矩阵中的一个数；除词表外，本模型约有一亿个权重。' },
    parameter: { name: '参数', is: '是模型学到的任何一个数：矩阵中的一个权重，或归一化向量中的一项。' },
    matrix: {
      name: '矩阵',
      is: '是每层七个矩阵之一：注意力的 q、k、v、o，以及前馈网络（FFN）的 gate、up、down。',
    },
    'attn-q': { name: 'Attn.q', is: '是产生注意力查询的矩阵：每个词元借助它询问前面哪些词元重要。' },
    norm: { name: '归一化', is: '是把向量缩放到统一大小、再让每个维度乘以各自参数的一步。' },
    'residual-dimension': {
      name: '残差维度',
      is: '是每个词元贯穿所有层的 640 个数之一；每个矩阵都从中读取或向其写入。',
    },
    token: { name: '词元', is: '是模型一次读取或写出的一段文本：一个词、词的一部分，或单个字节。' },
    'negative-log-likelihood': {
      name: '负对数似然',
      is: '是模型赋予实际出现的词元的概率的对数取负：完全确定时为 0，单位为奈特。',
    },
    surprisal: { name: '惊异度', is: '是单个词元的负对数似然：模型有多没预料到它。' },
    perplexity: {
      name: '困惑度',
      is: '是 e 的平均负对数似然次方：模型好像在多少个同样可能的词元中选择；1 为完美。',
    },
    'bits-per-byte': {
      name: '每字节比特数',
      is: '是一段文本以比特计的负对数似然除以其字节数：与困惑度不同，它不取决于文本如何切分成词元。',
    },
    gradient: { name: '梯度', is: '是参数稍作移动时损失变化的快慢。' },
    importance: {
      name: '重要性',
      is: '是参数的值乘以其梯度再取绝对值：参数置零时损失会变化多少的初步估计。',
    },
    region: { name: '区域', is: '是一组权重，按其对某些文本的重要性在每个矩阵内选出。' },
    'core-region': {
      name: '核心语言区域',
      is: '是每个矩阵中按阿拉伯语、西班牙语、俄语、中文、韩语和越南语重要性之和排在最前的一部分。',
    },
    'monolingual-region': {
      name: '单语区域',
      is: '是从一种语言的 Top 部分中减去论文其他语言的 Top 部分之后剩下的部分。',
    },
    top: { name: 'Top', is: '是每个矩阵中重要性最高的一部分。' },
    bottom: { name: 'Bottom', is: '是每个矩阵中重要性最低的一部分；去除它应几乎没有影响。' },
    random: {
      name: '随机对照',
      is: '是在每个矩阵中随机抽取的同样数量的权重；“大小相同”指取自区域之外、绝对值的分布与区域相同，因为大的权重比小的权重影响更大。',
    },
    subtraction: { name: '相减', is: '是论文的公式 5；之后任意两个区域按构造没有共同的权重。' },
    jaccard: {
      name: 'Jaccard',
      is: '是同属两个区域的权重数除以至少属于其一的权重数：0 为没有共同权重，100 % 为同一区域。',
    },
    stability: {
      name: '稳定性',
      is: '是在同一文本的两半上找到的区域之间的 Jaccard：两半给出同一区域时为 1；两个 1 % 的随机区域为 0.005。',
    },
    recipe: { name: '配方', is: '是对权重所做全部改变的列表；链接携带它。' },
    greedy: { name: '贪心', is: '指总取最可能的词元，因此同一模型会再次写出同样的文本。' },
    recorded: { name: '已记录', is: '指由本页的程序此前计算并随页面提供。' },
    live: { name: '实时', is: '指现在在这台机器上计算。' },
    reported: { name: '论文报告', is: '指印在论文中，针对 LLaMA-2。' },
    'pre-training': { name: '继续预训练', is: '是对已完成的模型继续进行下一词元训练，往往只用一种语言。' },
    adamw: { name: 'AdamW', is: '是常用的优化器：沿梯度的滑动平均前进，除以其滑动幅度，并把权重稍微缩小。' },
    forgetting: { name: '遗忘', is: '是模型失去原有的能力，例如学习阿拉伯语时英语变差。' },
  },
  equations: {
    importance: '参数 j 的重要性：将其置零时损失 L 变化多少，用其值乘以梯度来估计（公式 1 至 3）。',
    subtraction: '语言 l 的单语区域：其区域 S 减去所有其他语言的区域（公式 5）。',
    perplexity: '困惑度：e 的 T 个词元平均负对数似然次方，每个词元以其前面的词元为条件。',
  },
};
