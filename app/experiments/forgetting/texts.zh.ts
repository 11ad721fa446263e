import type { Translation } from '../../i18n/translation';
import type { forgettingEn } from './texts.en';

/** “forgetting”的中文文本。 */
export const forgettingZh: Translation<typeof forgettingEn> = {
  lead: {
    holds: '能：',
    weakly: '也许，在区间之内：',
    not: '不能：',
    untested: '未检验：这次训练没有造成遗忘，因此谈不上减缓。',
  },
  answer: '{{lead}}英语或中文的最大变化：全部训练 {{full}}，冻结核心 {{core}}，冻结随机权重 {{control}}。',
  question: '冻结核心能减缓遗忘吗？',
  figure: '模型在阿拉伯语上继续预训练时，阿拉伯语、英语与中文的困惑度',
  x: '步数',
  y: '困惑度（对数）',
  dashed: '实线：学习率 5·10⁻⁵；虚线：5·10⁻⁶。已记录的点为空心，实时的点为实心。',
  freezings: { full: '全部训练', core: '冻结核心 5 %', random: '冻结随机 5 %' },
  found: '学习率 {{rate}}，{{steps}} 步之后困惑度与之前之比（{{runs}}）：{{list}}。',
  missing: '尚未记录：{{list}}。',
  run: '{{freezing}}，学习率 {{rate}}',
  caption: '训练前后的困惑度及其比值',
  columns: {
    run: '运行',
    steps: '步数',
    language: '语言',
    before: '之前',
    after: '之后',
    ratio: '比值',
    tokens: '词元数',
  },
  note: '每步学习 {{tokens}} 个词元；对每层的七个矩阵使用 AdamW，精度 f32（β 为 0.9 与 0.95，权重衰减 0.001，梯度范数至多 1），四分之一的步数用于预热，随后为半个余弦，与论文的运行相同。',
  live: {
    text: '要学习的文本',
    textHint: '文本不会离开这台机器。读完后从头再读。',
    rate: '学习率',
    rateHint: '大于 0，至多 1。论文的为 0.00005 与 0.000005。',
    frozen: '冻结',
    steps: '步数',
    stepTokens: '每步词元数',
    scoreEvery: '每隔几步评分',
    start: '开始训练',
    goOn: '继续',
    stop: '停止',
    goBack: '恢复原始权重',
    chart: '学习您的文本时，平行段落在三种语言中的困惑度',
    working: '正在计算第 {{step}} 步：{{percent}}',
    pace: '每步 {{seconds}} 秒，最后一步之前的损失为每词元 {{loss}} 奈特。',
    scored: '阿拉伯语、英语与中文是平行段落，不参与学习。',
    others: '训练期间其他面板等待；之后它们使用训练过的权重，直到您恢复。',
    stopped: '已停止。学到的内容保留。',
    loadFirst: '先加载模型。',
    failed: '模型无法加载：见顶部一行。',
  },
  trained: '权重已训练：{{steps}} 步，学习率 {{rate}}，{{freezing}}。',
  paper:
    'LLaMA-2-7B 在 100,000 句阿拉伯语上继续预训练后遗忘中文：困惑度从约 8.6（论文表 5；也许是另一文本）升至 563，冻结核心 Top 5 % 时为 91；阿拉伯语的结果相同。较低的学习率下两者几乎重合。曲线中间的点无法读出。',
  model:
    '图中显示短时间训练对 Gemma 3 270M 的影响：每步 1,024 个词元，步数如图，而论文约为 390 步、每步 256 个序列。请把冻结核心与冻结随机相比，而不只是与全部训练相比：两者保持不动的权重一样多。',
  misleads:
    '每步读 1,024 个词元，而论文每步至多 131,072 个；所学与所评的文本都是翻译的新闻：英语和中文可能因此变好。这只是论文训练的一小部分，因此曲线移动很小，落在一千个词元的区间之内的差异不说明问题；也没有改变种子。找到核心所用的文本也是训练所读的。冻结的权重保持其数值，但其余权重在它们周围移动。',
};
