import type { Translation } from '../../i18n/translation';
import type { shellEn } from './shell.en';

/** 每个实验页面共用的中文文本。 */
export const shellZh: Translation<typeof shellEn> = {
  title: '实验',
  open: '实验',
  back: '返回主界面',
  list: '问题',
  figure: '图',
  table: '表',
  live: '实时运行',
  paper: '论文的报告',
  model: '本模型的结果',
  misleads: '容易误读之处',
  waiting: '正在获取已记录的结果。',
  missing: '无法读取此实验已记录的结果（{{reason}}）。可用“npm run record {{id}}”生成。',
  partly:
    '部分已记录：{{of}} 项测量中已有 {{there}} 项，其余略去（{{list}}）。“npm run record -- {{id}}”可继续记录。',
  unplanned: '已记录的测量：{{count}} 项。文件没有说明应有多少项，因此可能只是一部分。',
  notYet: '尚未记录：{{what}}。',
  source: '已记录 · {{model}} · {{backend}} · {{text}}',
  madeWith: '由 {{madeWith}} 生成；模型 SHA-256 {{sha}}…',
  copyLink: '复制此实验的链接',
};
