import type { pageTexts } from '../../../workers/errors/texts/page';
import type { Translation } from '../translation';

/** 本页自己读取和绘制的内容的问题：题目、讲座、已记录的结果、图。 */
export const pageZh: Translation<typeof pageTexts> = {
  csv: {
    none: '请先选择 CSV 文件。',
    tooLarge: '{{file}} 有 {{bytes}} 字节；至多读取 {{most}} 字节。请减少题目。',
    notText: '这不是 UTF-8 文本文件。请将题目存为 UTF-8 的 CSV。',
    count: 'CSV 有 {{found}} 道题；应有 {{least}} 至 {{most}} 道，表头之后每行一道。请增减题目。',
    column: 'CSV 缺少列 {{column}}。第一行须写明 question、A、B、C、D 和 answer，以逗号分隔；现为“{{header}}”。',
    cell: 'CSV 第 {{line}} 行有超过 {{most}} 个字符的单元格。请缩短，或检查是否有未闭合的引号。',
    noQuestion: 'CSV 第 {{line}} 行没有问题。请写出问题。',
    options: 'CSV 第 {{line}} 行有 {{found}} 个选项；应有 2 至 {{most}} 个，中间不留空。',
    answer: 'CSV 第 {{line}} 行的答案为“{{found}}”；应为 A 至 {{last}} 的字母，或全部用数字，其中须有 0 或最后一个选项的序号。',
  },
  figure: {
    noDrawing: '此图没有可导出的图形；请选择 CSV 或 JSON。',
    noCanvas: '此浏览器不提供画布；请选择 SVG。',
    tooLarge: '图片过大；请选择 SVG。',
    scrambled: '此浏览器为防止被识别，把网页绘制的图片换成噪声；请选择 SVG。',
  },
  lecture: {
    size: '讲座有 {{found}} 字节；至多读取 {{most}} 字节。请减少步骤。',
    json: '此文件不是讲座。请打开由本页导出的文件。',
    version: '讲座的版本为 {{found}}；本页读取版本 {{read}}。请重新加载本页，或用本页重新导出讲座。',
    shape: '讲座在“{{at}}”处无效：应为 {{expected}}，实为 {{found}}。请重新导出。',
    cut: '链接应有 {{expected}} 个字符，只有 {{found}} 个：它在途中被截断了，有些邮件程序会这样。请重新索取链接或文件。',
    link: '讲座的链接已损坏：请重新索取链接或文件。',
  },
  recorded: {
    status: 'HTTP {{status}}',
    invalid: '“{{at}}”应为 {{expected}}，实为 {{found}}',
    notRead: '文件无法下载，或不是 JSON',
  },
};
