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
  answer:
    '{{lead}}其他语言的困惑度与之前之比：全部训练 {{full}}，冻结核心 {{core}}，冻结随机权重 {{control}}；所学语言：全部训练 {{learned}}，冻结核心 {{learnedCore}}。',
  smaller: {
    beaten: '全部训练但总步幅同样小时损失更多：{{smaller}}。',
    not: '全部训练但总步幅同样小时为 {{smaller}}：未能表明冻结核心比这更能保住什么。',
  },
  question: '冻结核心能减缓遗忘吗？',
  figure: '继续预训练时，学到一种语言多少，又失去其他语言多少',
  learned: '学到：困惑度与之前之比',
  lost: '失去：其他语言困惑度与之前之比',
  x: '步数',
  y: '困惑度（对数）',
  point: '{{setting}}，{{run}}，第 {{step}} 步：所学语言的困惑度为之前的 {{learned}}，其他语言为 {{lost}}',
  setting: '{{language}}，学习率 {{rate}}，{{steps}} 步',
  early:
    '记录于斯瓦希里语之前：阿拉伯语（模型熟悉的语言），论文的学习率，文档较少；没有改变种子，也没有同样小的步幅。',
  freezings: {
    full: '全部训练',
    core: '冻结核心 5 %',
    random: '冻结随机 5 %',
    matched: '冻结随机（同样大小的权重）',
    smaller: '全部训练，步幅同样小',
  },
  foundRun: '{{freezing}} {{learned}} 与 {{lost}}',
  found: '{{setting}}：困惑度与之前之比，{{learned}}以及其他语言（{{others}}）的平均：{{list}}。',
  run: '{{freezing}}，学习率 {{rate}}',
  caption: '训练前后的困惑度及其比值',
  pointsCaption: '每个点：学到的，以及失去的（其他语言的几何平均）',
  normsCaption: '所用学习率、权重总共移动多远、冻结多少权重',
  columns: {
    run: '运行',
    seed: '种子',
    steps: '步数',
    language: '语言',
    before: '之前',
    after: '之后',
    ratio: '比值',
    tokens: '词元数',
    learned: '学到',
    lost: '失去',
    rate: '学习率',
    norm: '变化的范数',
    frozen: '冻结',
  },
  note: '每步学习 {{tokens}} 个词元；对每层的七个矩阵使用 AdamW，精度 f32（β 为 0.9 与 0.95，权重衰减 0.001，梯度范数至多 1）；学习率在五步内达到，随后不变。学到语言时曲线向右，失去其他语言时曲线向上：两条曲线中较低的一条为学到的付出较少。短线：终点的 95 % 区间（按文档）。',
  earlyNote:
    '每步学习 {{tokens}} 个词元；对每层的七个矩阵使用 AdamW，精度 f32（β 为 0.9 与 0.95，权重衰减 0.001，梯度范数至多 1），四分之一的步数用于预热，随后为半个余弦，与论文的运行相同。',
  live: {
    text: '要学习的文本',
    learned: '要学习的语言',
    textHint: '文本不会离开这台机器。读完后从头再读。',
    rate: '学习率',
    rateHint: '大于 0，至多 1。论文的为 0.00005 与 0.000005；斯瓦希里语记录所用为 0.0001。',
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
    scored: '{{list}}：平行段落，不参与学习。',
    takes:
      '在两个核心上、没有其他计算时，这些步约需 {{minutes}} 分钟；曲线随算随画。上面的文本很短：您自己的较长文本能教会更多。',
    others: '训练期间其他面板等待；之后它们使用训练过的权重，直到您恢复。',
    stopped: '已停止。学到的内容保留。',
    loadFirst: '先加载模型。',
    failed: '模型无法加载：见顶部一行。',
  },
  kept: {
    here: '此浏览器会保存这次训练：重新载入此标签页后仍在，下次访问时可以继续。',
    quota: '浏览器的存储空间已满，因此不保存这次训练：离开前请保存权重。',
    unavailable: '此浏览器在此不保存训练：离开前请保存权重。',
    offered:
      '此浏览器保存着此模型的一次训练：{{steps}} 步，学习率 {{rate}}，{{freezing}}。新的训练会取代它。',
    takeUp: '继续这次训练',
    delete: '删除',
    save: '保存训练后的权重',
    open: '打开保存的权重',
  },
  trained: '权重已训练：{{steps}} 步，学习率 {{rate}}，{{freezing}}。',
  paper:
    'LLaMA-2-7B 在 100,000 句阿拉伯语上继续预训练后遗忘中文：困惑度从约 8.6（论文表 5；也许是另一文本）升至 563，冻结核心 Top 5 % 时为 91；阿拉伯语的结果相同。较低的学习率下两者几乎重合。曲线中间的点无法读出。',
  model:
    '斯瓦希里语是该模型最不熟悉的语言之一，因此用少量词元就能学到；论文的阿拉伯语模型已很熟悉。所冻结的核心不是用所学语言找到的。请与冻结同样大小的随机权重相比（保持不动的权重一样多），并与学习率低到权重总共移动同样远的全部训练相比：两者与冻结核心共有的，不是核心的功劳。',
  misleads:
    '每步读 1,024 个词元，而论文每步至多 131,072 个；所学与所评的文本都是翻译的新闻：其他语言可能因此变好。学得少的自然忘得少，因此请同时看两个轴。区间按文档计算，不说明换一个种子会怎样。冻结的权重保持其数值，但其余权重在它们周围移动。',
};
