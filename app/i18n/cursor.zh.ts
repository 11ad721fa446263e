import type { cursorEn } from './cursor.en';
import type { Translation } from './translation';

/** Chinese messages of the keyboard's cursor in the charts. */
export const cursorZh: Translation<typeof cursorEn> = {
  idle: '指向一个标记，或用方向键在图中移动。',
  place: '{{words}}（{{count}} 个中的第 {{at}} 个）',
  keys: '方向键在图中移动，Home 和 End 到两端，翻页键一次移动较多。',
  table: '图下方的表格中有同样的数值。',
  tableChoice: '表格中有同样的数值：在“显示为”中选择表格。',
  typeLanguage: '输入语言名称即可到达该语言。',
  typeLayer: '输入层号即可到达该层。',
  typeDimension: '输入维度编号即可到达该维度。',
  typeRow: '输入行名即可到达该行。',
  typeCell: '输入数字到达本列中的该维度，输入“l”和数字到达该层。',
  tableWorst: '图下方的表格列出每层每种归一化中最差的一格；CSV 中有全部各格。',
  point: '{{series}}，{{x}}：{{y}}',
  bar: '维度 {{dimension}}：{{weights}} 个权重',
  removed: '{{series}}，去除的权重数 {{weights}}，困惑度 {{perplexity}}',
  randomMedian: '随机，所有语言的中位数',
  trained: '{{language}}，{{run}}，第 {{step}} 步：困惑度 {{perplexity}}',
  predicted: '{{cell}}，{{group}}：预测 {{predicted}}，实测 {{measured}} nats 每词元',
  specificity: {
    all: '{{language}}：特异性 {{value}}，在全部文本上找到',
    tenth: '{{language}}：特异性 {{value}}，在十分之一的文本上找到',
  },
  specificityColumns: { region: '区域', all: '全部文本', tenth: '十分之一的文本' },
  cell: '{{row}}，{{column}}：{{value}}',
  marginalColumns: { dimension: '残差维度', weights: '权重数' },
  jaccard: 'Jaccard',
  joinColumns: { left: '这些语言', right: '与这些合并', jaccard: '合并时的 Jaccard' },
  pointColumns: { run: '训练', step: '步' },
  damageX: '层；每层内为四种归一化',
  points: '每个评测步的困惑度',
};
