import type { Translation } from '../../i18n/translation';
import type { monolingualEn } from './texts.en';

/** “monolingual”的中文文本。 */
export const monolingualZh: Translation<typeof monolingualEn> = {
  question: '一种语言的区域里有什么？',
  region: '区域所属语言',
  rule: '相减规则',
  rules: { code: '代码', paper: '论文', 'core-free': '去除核心' },
  run: '实时去除此区域',
  caption: '去除{{language}}区域后的每词元困惑度，形式同表 5',
  columns: {
    topTenth: 'Top，十分之一文本',
    top2k: 'Top，2,000 词元',
    top20k: 'Top，20,000 词元',
    band: '紧接其下的排名',
    'sign-flip': '随机符号的 Top',
    bottomTenth: 'Bottom，十分之一文本',
    topAll: 'Top，全部文本',
    bottomAll: 'Bottom，全部文本',
  },
  specificity: '七个区域的特异性',
  specificityNote:
    '对区域自身语言的损害与对其他 33 种语言损害的中位数之比，两者均为困惑度比值；1 表示区域对所有语言损害相同。',
  own: '中心化后，{{of}} 个区域中有 {{first}} 个在 {{languages}} 种语言里对自身语言损害最重，相对其他语言为 {{value}}（p {{p}}）。',
  kin: '亲属语言相对于既非亲属、自身也无区域的语言：{{value}}（p {{p}}）。p 是语言名称的 10,000 次置换中结果不逊于此的比例；区间按文档计算。',
  stability: '各区域的稳定性，Top 1 %：{{list}}。',
  place: '按超出随机对照的损害，{{language}}在 {{of}} 种语言中排第 {{rank}}。',
  russian: '论文的例子，俄语区域：用较少文本寻找时俄语 {{tenth}}，用十倍文本时 {{all}}。',
  finding:
    '{{language}}区域：{{language}} {{own}}，其他 {{count}} 种语言的中位数 {{others}}，其中受损最重的是{{next}}；同样数量的随机权重，{{language}}：{{random}}。',
  findingMatched:
    '{{language}}区域：{{language}} {{own}}，其他 {{count}} 种语言的中位数 {{others}}，其中受损最重的是{{next}}。与数量和大小都相同的随机权重相比：{{language}} {{net}}，其他语言的中位数 {{othersNet}}，其中受损最重的是 {{nextNet}}。',
  moreTokens:
    '每种语言用 20,000 而非 2,000 个词元寻找、区域同样大时，{{of}} 个区域中有 {{damaging}} 个对自身语言的损害更大，有 {{specific}} 个更具特异性。',
  moreText:
    '用全部文本而非十分之一寻找时，{{of}} 个区域中有 {{damaging}} 个对自身语言的损害更大，有 {{specific}} 个更具特异性。',
  stabilityNote: '稳定性是在两半文本上找到的区域之间的 Jaccard，相减之前。',
  reported:
    '表 5 的报告值，LLaMA-2-7B，10 万样本的俄语区域：俄语 {{ru}}，乌克兰语 {{uk}}，其余九种 {{least}} 至 {{most}}。',
  paper:
    '表 5：去除在 100,000 个样本上找到的俄语区域后，LLaMA-2-7B 的俄语困惑度升至 3.4 倍，乌克兰语 2.4 倍，其他九种语言上升 2 至 10 %。文本越多，区域损害越大、越有特异性。',
  model:
    '这句话对应上方所选的区域。每种语言旁都有同样大小的随机对照；下方的小灰点是在十分之一文本上找到的区域（已记录之处）。',
  misleads:
    '区域是减去其他五种语言之后剩下的部分，因此所含权重少于 1 %。这里的亲属语言同时共享文字与语系：乌克兰语并不能说明是哪一个起作用。有些语言受任何编辑的影响：请逐一语言对照其随机对照来看区域的损害。用较少文本找到的区域含有更多权重。两半文本只在约四分之一的权重上一致，因此究竟是哪些权重尚无定论。',
};
