import type { lectureEn } from './lecture.en';
import type { Translation } from './translation';

/** 讲座模式的中文文本。 */
export const lectureZh: Translation<typeof lectureEn> = {
  title: '讲座',
  close: '关闭',
  intro:
    '讲座是一列链接，每个带有标题与备注。它保存在此浏览器中，空间不足时浏览器可能会删除它；可作为文件或链接带走。已记录的步骤无需模型，也无需网络。',
  give: '开始讲',
  edit: '编辑',
  export: '导出为文件',
  link: '生成链接',
  linkOf: '讲座的链接，{{count}} 个字符',
  remove: '移除',
  bringBack: '恢复“{{title}}”',
  create: '新建讲座',
  untitled: '未命名的讲座',
  open: '打开讲座文件…',
  copyToEdit: '复制后编辑',
  steps_other: '{{count}} 步',
  editing: '编辑：{{title}}',
  name: '讲座名称',
  step: '第 {{at}} 步',
  stepTitle: '第 {{at}} 步的标题',
  notes: '第 {{at}} 步的讲者备注',
  predict: '第 {{at}} 步：先猜再看',
  shows: '第 {{at}} 步显示',
  showing: { both: '文本与语言', texts: '文本', languages: '语言' },
  up: '第 {{at}} 步上移',
  down: '第 {{at}} 步下移',
  removeStep: '移除第 {{at}} 步',
  addCurrent: '加入当前设置',
  added: '已加入“{{title}}”，为第 {{at}} 步。',
  notAdded: '未加入：讲座已满。请移除一步，或新建一个讲座。',
  paste: '分享链接：',
  addPasted: '加入此链接',
  noLink: '这不是本页的链接。请用“复制链接”或“分享”复制。',
  full: '一个讲座最多 {{limit}} 步。',
  atMost: '已有 {{count}} 个讲座，达到保存的上限。请导出并移除一个，然后再打开或新建。',
  unread_other: '此处保存的 {{count}} 项内容是本版页面无法读取的（{{titles}}）：它们不显示，也保持原样。',
  unsaved: '此浏览器的存储已满或不可用：您的讲座只在页面打开期间存在。请导出为文件。',
  copied: '另一个标签页修改了同一讲座：您的版本保存为“{{title}}”，另一个保留原名。',
  presenting: '讲座：{{title}}',
  place: '{{at}} / {{of}}',
  speaker: {
    title: '讲者备注',
    none: '此步没有备注。',
    room: '听众看到：',
    sees: { result: '结果', guess: '问题；结果仍隐藏', black: '黑屏' },
    next: '下一步：',
    last: '这是最后一步',
    back: '上一步',
    forward: '下一步',
    reveal: '揭晓',
    black: '黑屏',
    time: '已用时间',
    restart: '重新计时',
    blocked: '浏览器在此不打开第二个窗口，因此备注显示在幻灯片上。',
  },
  touch: '轻点或滑动以继续',
  keys: '空格或 → 下一步 · ← 上一步 · ↓ 数值 · B 黑屏 · N 备注 · Q 二维码 · F 全屏 · Esc 结束',
  end: '结束',
  guess: '会发生什么？先猜一猜。',
  computing: '计算中',
  needsModel: '没有记录：请加载模型以显示此步。',
  gone: '此浏览器中没有这个讲座。请在“讲座”下打开其文件或链接。',
  code: '此步的二维码',
  tooLongForCode: '此步的链接有 {{count}} 个字符，二维码放不下。请用“分享”发送，或缩短提示或文本。',
  axis: { ratio: '与原始模型之比，对数刻度 · ○ 随机', perplexity: '困惑度（对数刻度）' },
  more_other: '以及另外 {{count}} 种语言',
  number: {
    median: '困惑度之比，这些语言的中位数',
    own: '{{language}}的困惑度之比',
    same_other: '个词元从头起与原始模型相同（共 {{count}} 个）',
  },
  shipped: {
    title: '复旦大学位于（Fudan University is located in）',
    note: '十分钟，附讲者备注；使用已记录的结果。',
    steps: {
      intact: {
        title: '一个会多种语言的小模型',
        notes:
          'Gemma 3 270M，基础模型：它只会续写文本。把续写读出来。它很小，许多内容是错的；重要的是它是语言。（1 分钟）',
      },
      core: {
        title: '去除各层 1 % 的权重',
        notes:
          '每个矩阵中对六种语言合起来最重要的 1 %，置零；嵌入不动。让大家猜：文风变差、变成另一种语言、没有变化？然后揭晓。（1 分钟）',
      },
      'core-languages': {
        title: '所有语言同时受损',
        notes:
          '核心区域由阿拉伯语、中文和另外四种语言得出；英语、泰米尔语、波斯语、芬兰语和斯瓦希里语没有参与。问哪些语言会受损。揭晓：全部，相差许多个数量级。困惑度超过词表的词元数意味着自信地出错；超出多少意义不大。（1 分钟）',
      },
      control: {
        title: '同样数量、随机抽取的权重',
        notes:
          '每个矩阵中数量相同，而文本照常写下去。这个对照并非处处公平：核心区域的权重也比平均的权重大，因此两者之差同时来自位置与大小。（1 分钟）',
      },
      parameter: {
        title: '一个数，乘以四',
        notes:
          '论文图 4，在本模型上：一个归一化的一个参数，选它是因为它会毁掉这段文本。论文中 LLaMA-2-13B 写出“tat, tat, tate”。先猜，揭晓，读出来。（1 分钟）',
      },
      ordinary: {
        title: '另一个数，乘以四',
        notes: '同一层的同一个归一化，一个普通维度。现在多数人会猜它也会崩溃。（1 分钟）',
      },
      arabic: {
        title: '去除阿拉伯语区域',
        notes:
          '阿拉伯语的 Top 1 % 减去论文其他语言的 Top。阿拉伯语受损最重。它的亲缘语言呢？希伯来语、泰米尔语和马拉雅拉姆语比使用同一种文字的波斯语受损更重，而且仅随机权重就已使波斯语受损不少。英语和中文接近各自的随机对照。（1 分钟）',
      },
      'arabic-text': {
        title: '没有阿拉伯语区域时的阿拉伯语提示',
        notes: '同一阿拉伯语提示的原始续写与编辑后续写。一段贪心解码的文本只是一个样本。（1 分钟）',
      },
      russian: {
        title: '去除俄语区域',
        notes:
          '论文表 5 在 LLaMA-2-7B 中去除它：俄语和乌克兰语受损，其他九种几乎不受影响。在这里，乌克兰语和捷克语也受损，但泰米尔语比俄语更重，马拉雅拉姆语与俄语相当。这几行中越南语和英语受损最轻。（1 分钟）',
      },
      doubts: {
        title: '如何不被误导',
        notes:
          '去除英语区域时，受损最重的并不是英语：捷克语、马拉雅拉姆语和中文都比它更重。在相信一个说法之前，先看它没有列出的语言，再看随机对照。相减之后的重叠按构造为零；任何损伤都会改变 A 到 D 之间的选择；我们的训练中没有发生遗忘，因此冻结也无从减缓遗忘。按 Q 显示二维码：大家可以在手机上试。（1 分钟）',
      },
    },
  },
};
