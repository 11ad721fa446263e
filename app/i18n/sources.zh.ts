import type { SOURCES } from '../figures/sources';
import type { Translation } from './translation';

/** 已记录结果和区域文件所用文本的中文说明。 */
export const sourcesZh: Translation<typeof SOURCES> = {
  documents:
    'NTREX-128（CC BY-SA 4.0）每篇评估文档的前几行，寻找区域时均未使用；每篇文档单独读取，由整行组成、每段至多 256 个词元的序列，以 BOS 开头',
  trainingByDocument:
    '在 NTREX-128（CC BY-SA 4.0）所学语言中用于寻找区域的文档上训练（不足时接着用散文）；所冻结的核心是在其他语言的同一批文档上找到的；在 NTREX-128（CC BY-SA 4.0）每篇评估文档的前几行上评分，训练和寻找区域时均未使用；每篇文档单独读取，由整行组成、每段至多 256 个词元的序列，以 BOS 开头',
  evaluation:
    'NTREX-128（CC BY-SA 4.0）第 1,601 行起的 397 行，寻找区域时未使用；由整行组成、每段至多 256 个词元的序列，以 BOS 开头',
  training:
    '在 NTREX-128（CC BY-SA 4.0）阿拉伯语第 1 至 1,600 行上训练（不足时接着用阿拉伯语散文），核心区域也是在其上找到的；在 NTREX-128（CC BY-SA 4.0）第 1,601 行起的 397 行上评分，寻找区域时未使用；由整行组成、每段至多 256 个词元的序列，以 BOS 开头',
  questions: 'MMLU 的 520 道测试题，52 个学科各十道，英语原文及阿拉伯语译文；四个选项，题前没有示例',
  questionsAndNext:
    'MMLU 的 520 道测试题，52 个科目各十道，英语及其阿拉伯语翻译；四个选项，题前没有示例；其中按科目抽取的 130 道以四种轮换提问；下一句来自 NTREX-128（CC BY-SA 4.0）的评估文档',
  normDamageTwice:
    '为本项目撰写的平行段落的前 12 个词元，第二次测量为 NTREX-128（CC BY-SA 4.0）评估文档的前 256 个词元，英语、阿拉伯语与中文，以 BOS 开头',
  normDamage: '为本项目所写平行段落的前 12 个词元，英语、阿拉伯语和中文，以 BOS 开头',
  singleWeights: '为本项目所写平行段落的前 48 个词元，英语、阿拉伯语和中文，以 BOS 开头',
  prompts: '论文的两个提示，三种语言，贪心续写 24 个词元；第一个提示的阿拉伯语和中文由本项目翻译',
  counted: '没有文本：对随附的区域计数',
  compared: '没有文本：比较随附的区域',
  discovery: 'NTREX-128（CC BY-SA 4.0）第 1 至 600 行（英语为 1 至 800 行），每段至多 512 个词元的序列',
};
