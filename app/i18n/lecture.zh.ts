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
    title: '演讲备注',
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
  keys: '空格或 → 下一步 · ← 上一步 · ↓ 数值 · B 黑屏 · N 备注 · Q 二维码 · F 全屏 · Esc 结束',
  end: '结束',
  guess: '会发生什么？先猜一猜。',
  computing: '计算中',
  needsModel: '没有记录：请加载模型以显示此步。',
  gone: '此浏览器中没有这个讲座。请在“讲座”下打开其文件或链接。',
  code: '此步的二维码',
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
        title: '去除 1 % 的权重',
        notes:
          '每个矩阵中对六种语言合起来最重要的 1 %，置零。让大家猜：文风变差、变成另一种语言、没有变化？然后揭晓。（1 分钟）',
      },
      'core-languages': {
        title: '所有语言同时受损',
        notes:
          '问哪些语言会受损。揭晓：全部，相差许多个数量级。困惑度超过词表的词元数意味着自信地出错；超出多少意义不大。（1 分钟）',
      },
      control: {
        title: '同样数量、随机抽取的权重',
        notes: '数值与之前相同：现在用向下键指向最后一列。随机对照就是 1 % 这个数量本身的影响。（1 分钟）',
      },
      parameter: {
        title: '一个数，乘以四',
        notes:
          '论文图 4，在本模型上：一个归一化的一个参数。论文中 LLaMA-2-13B 写出“tat, tat, tate”。先猜，揭晓，读出来。（1 分钟）',
      },
      ordinary: {
        title: '另一个数，乘以四',
        notes: '同一层的同一个归一化，一个普通维度。现在多数人会猜它也会崩溃。（1 分钟）',
      },
      arabic: {
        title: '去除阿拉伯语区域',
        notes:
          '阿拉伯语的 top 1 % 减去论文其他语言的 top。除阿拉伯语外谁受损？看波斯语：同一种文字。在相信任何结论之前先与随机一列比较。（1 分钟）',
      },
      'arabic-text': {
        title: '没有阿拉伯语区域时的阿拉伯语提示',
        notes: '同一阿拉伯语提示的原始续写与编辑后续写。一段贪心文本只是一个样本。（1 分钟）',
      },
      russian: {
        title: '去除俄语区域',
        notes:
          '论文表 5 在 LLaMA-2-7B 中去除它：俄语和乌克兰语受损，其他九种几乎不受影响。猜一猜这些行中哪些会变。（1 分钟）',
      },
      doubts: {
        title: '如何不被误导',
        notes:
          '随机对照；相减之前与之后的重叠（之后按构造为零）；总答 A 的习惯看起来像知识丢失；冻结减缓遗忘，而不是终止遗忘。按 Q 显示二维码：大家可以在手机上试。（1 分钟）',
      },
    },
  },
};
