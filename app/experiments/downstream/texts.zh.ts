import type { Translation } from '../../i18n/translation';
import type { downstreamEn } from './texts.en';

/** “downstream”的中文文本。 */
export const downstreamZh: Translation<typeof downstreamEn> = {
  finding: '{{group}}（{{questions}} 道），A 的平均概率：{{list}}。',
  lead: {
    holds: '是回答 A 的习惯：',
    weakly: '部分是习惯，而任何损害都有它：',
    not: '没有超出任何损害的回答 A 的习惯：',
  },
  answer:
    '{{lead}}用阿拉伯语提问时，去除阿拉伯语区域后 A 的平均概率从 {{intact}} 变为 {{removed}}；去除同样数量的随机权重则变为 {{control}}。',
  question: '语言区域承载的是知识，还是回答的习惯？',
  conditions: {
    intact: '原始',
    arabic: '去除阿拉伯语',
    vietnamese: '去除越南语',
    matched: '随机，与阿拉伯语权重同样大小',
    random: '随机，与阿拉伯语同大',
    edited: '编辑后',
    control: '随机，同样大小',
  },
  languages: { ar: '阿拉伯语题目', en: '英语题目' },
  draws: '{{condition}}，{{seeds}} 次抽取的平均',
  measures: {
    accuracy: '答对',
    accuracyBeyondA: '答对，答案非 A',
    probabilityOfA: 'A 在所给字母中的概率',
  },
  chart: '按语言与条件：答对的比例与 A 的平均概率',
  mark: '{{condition}}：{{measure}} {{value}}，{{low}} 至 {{high}}',
  reportedMark: '{{condition}}：{{measure}} {{value}}，论文报告',
  legend: {
    base: '原始',
    edited: '去除区域',
    random: '随机对照',
    chance: '虚线：随机水平',
    interval: '线：95 % 区间',
    reported: '论文报告，LLaMA-2-7B',
  },
  caption: '多项选择，附 95 % 区间；论文为 LLaMA-2-7B 报告的数值以紫色显示',
  columns: {
    asked: '提问语言',
    condition: '模型',
    questions: '题数',
    chance: '随机水平',
    chose: '选择',
    ofAll: 'A 在全部词元中的概率',
    letters: '任一字母，在全部词元中',
    content: '按内容答对',
    letterRight: '答对，占所有提问',
    next: '按似然答对',
    gain: '按所增答对',
    items: '项',
    weights: '触及的权重',
  },
  interval: '{{low}} 至 {{high}}',
  reported: '论文报告 {{value}}',
  none: '–',
  moved:
    '阿拉伯语题目，共 {{questions}} 道：去除阿拉伯语区域后，A 的平均概率从 {{before}} 变为 {{after}}；答对的比例此前为 {{accuracyBefore}}，此后为 {{accuracyAfter}}，而随机猜测为 {{chance}}。在答案非 A 的题目中，此前为 {{beyondBefore}}，此后为 {{beyondAfter}}，随机猜测为 {{beyondChance}}。所有字母的概率之和此前为 {{lettersBefore}}，此后为 {{lettersAfter}}。',
  rotations:
    '用{{language}}提问，{{questions}} 道题目按选项的四种轮换各问一次，使每个内容都处于每个字母：{{list}}。',
  rotation: '{{condition}}按内容答对 {{content}}，选择 {{chose}}',
  rotationsCaption: '按四种轮换提问的题目',
  next: '四个句子中哪一个是下一句，{{language}}，{{items}} 项，随机猜测为 25 %：{{list}}。',
  nextOne: '{{condition}}按似然 {{right}}，按段落所增 {{gain}}',
  nextCaption:
    '四句中真正的下一句：评估文档（NTREX-128，CC BY-SA 4.0）中的三行、其后的一行，以及另外三篇文档的各一行',
  within: '{{value}}（{{low}}–{{high}}）',
  partly: '部分已记录：目前 {{all}} 道题中的 {{asked}} 道，各条件下题目相同。',
  live: {
    source: '题目',
    sources: { own: '本项目的 20 道', csv: '我的 CSV' },
    language: '提问语言',
    languages: { ar: '阿拉伯语', en: '英语' },
    file: '打开 CSV 文件…',
    csvHint:
      '列为 question、A、B、C、D、E 与 answer（一个字母）；也可用 choices（以 | 分隔）代替 A 至 E。2 至 {{most}} 道题；文件不会离开这台机器。',
    fileRead: '{{name}}：{{count}} 道题',
    run: '用已设置的配方回答',
    runIntact: '用原始模型回答',
    intactHint: '浏览器中没有关闭任何区域，因此只有原始模型回答。',
    stop: '停止',
    loading: '正在加载模型（253 MB，如果不在缓存中）。',
    progress: '{{total}} 个回答中的 {{done}} 个',
    stopped: '在 {{total}} 个回答中的 {{done}} 个之后停止；图中为已回答的部分。',
    table: '实时回答',
  },
  paper:
    '第 3.4 节，图 5，LLaMA-2-7B：去除阿拉伯语区域后，ArabicMMLU 上只计答案非 A 的题目的准确率从 25.6 % 降至 1.5 %；去除越南语区域则为 26.7 %。A 的平均概率从 0.36 升至 0.64。英语 MMLU：42.46 %、39.27 % 和 39.68 %。',
  model:
    '一个 2.7 亿参数、没有示例的基础模型在两种语言的 MMLU 上都接近随机水平：这些准确率对知识说明很少。被移动的是选哪个字母：阿拉伯语中是 A，英语中是其他字母。同样大小的随机权重若也移动它，这一部分就来自任何损害；只有超出随机的部分才属于区域本身，而仅凭一次随机抽取难以判断。',
  misleads:
    'A 的概率是它在所给字母中所占的份额：所有字母一起变得更不可能时，A 在全部词元中也可能变得更不可能，而份额却上升。总回答 A 的模型在答案非 A 的题目上一道也答不对：筛选后的准确率把习惯变成了知识丢失。论文的题目是 ArabicMMLU，这里是翻译的 MMLU，因此应比较方向。区间是对题目而言，且各条件各自计算；对照显示其各次抽取的平均。在轮换中，偏爱某个字母不会吃亏：算的是在四个字母上总概率最大的选项。',
};
