import type { trainingEn } from './training.en';
import type { Translation } from './translation';

/** 权重经过训练时各面板的中文文本。 */
export const trainingZh: Translation<typeof trainingEn> = {
  line_other: '权重已训练 {{count}} 步',
  source: '基于继续训练过的权重：{{steps}} 步，学习率 {{rate}}。',
  sentence: '权重已继续训练（{{steps}} 步，学习率 {{rate}}）：原始与编辑后都以此为起点。可在“实验”中恢复。',
};
