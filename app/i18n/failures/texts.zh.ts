import type { FailurePairs } from '.';

/** 文本、题目和训练的消息。 */
export const textsZh: FailurePairs = [
  [
    'Step {0} met a {1} of {2}: a finite one was expected, near that of the start, so the training has diverged. The weights are those of step {3}, the last good one; choose a smaller learning rate than {4}, or go back to the original weights.',
    '第 {0} 步的{1}为 {2}：应为有限值，且与开始时相近，因此训练已发散。现在的权重是第 {3} 步的，即最后一个正常的步；请选择小于 {4} 的学习率，或恢复原始权重。',
  ],
  ['loss', '损失'],
  ['gradient', '梯度'],
  [
    'This saved training belongs to another model. Start the training again.',
    '这份保存的训练属于另一个模型。请重新开始训练。',
  ],
  ['{0} has to be a whole number from {1} to {2}, not {3}.', '{0}应为 {1} 至 {2} 的整数，而不是 {3}。'],
  ['The number of steps', '步数'],
  ['The number of tokens in a step', '每步的词元数'],
  ['The number of steps between two scorings', '两次评分之间的步数'],
  [
    "The learning rate has to be above 0 and at most {0}, not {1}. The paper's are 0.00005 and 0.000005.",
    '学习率应大于 0 且不超过 {0}，而不是 {1}。论文使用 0.00005 和 0.000005。',
  ],
  [
    'The text has {0} characters; at most {1} can be learned from here. Take a part of it.',
    '文本有 {0} 个字符；此处至多能用 {1} 个字符来训练。请取其中一部分。',
  ],
  [
    'This is no text: it holds control characters. Take a plain text file in UTF-8.',
    '这不是文本：其中有控制字符。请使用 UTF-8 纯文本文件。',
  ],
  [
    'The text has {0} tokens; at least {1} are needed to learn from it. Add more text.',
    '文本有 {0} 个词元；训练至少需要 {1} 个。请补充文本。',
  ],
  [
    'The text is empty: at least one token was expected. Type or paste some text.',
    '文本为空：至少应有一个词元。请输入或粘贴文本。',
  ],
  [
    'This is no text: {0} of its first {1} characters are control characters or bytes that are not UTF-8. Take a plain text file in UTF-8.',
    '这不是文本：前 {1} 个字符中有 {0} 个是控制字符或非 UTF-8 字节。请使用 UTF-8 纯文本文件。',
  ],
  [
    'The text has {0} tokens; at least {1} are needed to find a region, and some thousand for a steady one. Add more text of the same kind.',
    '文本有 {0} 个词元；寻找区域至少需要 {1} 个，要得到稳定的区域则需几千个。请补充同类文本。',
  ],
  [
    'The text repeats itself: it has {0} different tokens, and at least {1} are needed to find a region. Take text as people write it.',
    '文本在重复：只有 {0} 个不同的词元，寻找区域至少需要 {1} 个。请使用人们平常书写的文本。',
  ],
  [
    'Question "{0}" has {1} tokens with its options; at most {2} fit. Shorten it.',
    '问题“{0}”连同选项有 {1} 个词元；至多 {2} 个。请缩短。',
  ],
  [
    'This model has no single token for the letters A to E after "Answer:", so that their likelihoods cannot be compared. Take the default model.',
    '此模型在“Answer:”之后没有表示字母 A 至 E 的单个词元，因此无法比较它们的似然。请使用默认模型。',
  ],
  ['Question "{0}" is empty. Write a question.', '问题“{0}”为空。请写出问题。'],
  [
    'Question "{0}" has {1} options; {2} to {3} were expected. Add or remove some.',
    '问题“{0}”有 {1} 个选项；应有 {2} 至 {3} 个。请增减选项。',
  ],
  ['Question "{0}" has an empty option. Fill it in or remove it.', '问题“{0}”有空选项。请填写或删除。'],
  [
    'Question "{0}" names option {1} as the right one, and has {2}. Name one that is there.',
    '问题“{0}”把第 {1} 个选项定为正确答案，但只有 {2} 个选项。请指定存在的选项。',
  ],
  [
    'One run takes at most {0} questions, not {1}. Split them.',
    '一次至多 {0} 道题，而不是 {1} 道。请分批进行。',
  ],
  [
    '{0} has {1} bytes; at most {2} are read. Take fewer questions.',
    '{0} 有 {1} 字节；至多读取 {2} 字节。请减少题目。',
  ],
  [
    'This is not a text file in UTF-8. Save the questions as CSV in UTF-8.',
    '这不是 UTF-8 文本文件。请将题目存为 UTF-8 的 CSV。',
  ],
  [
    'The CSV has {0} questions; {1} to {2} were expected, one a line after the header. {3}.',
    'CSV 有 {0} 道题；应有 {1} 至 {2} 道，表头之后每行一道。{3}。',
  ],
  ['Add some', '请补充'],
  ['Take fewer', '请减少'],
  [
    'The CSV lacks the column {0}. The first line has to name question, A, B, C, D and answer, with commas between them; it is "{1}".',
    'CSV 缺少列 {0}。第一行须写明 question、A、B、C、D 和 answer，以逗号分隔；现为“{1}”。',
  ],
  [
    'Line {0} of the CSV has a cell of more than {1} characters. Shorten it, or look for a quote that is not closed.',
    'CSV 第 {0} 行有超过 {1} 个字符的单元格。请缩短，或检查是否有未闭合的引号。',
  ],
  ['Line {0} of the CSV has no question. Write one.', 'CSV 第 {0} 行没有问题。请写出问题。'],
  [
    'Line {0} of the CSV has {1} options{2}; 2 to {3} were expected, without gaps.',
    'CSV 第 {0} 行有 {1} 个选项{2}；应有 2 至 {3} 个，中间不留空。',
  ],
  [' and an empty one between them', '，其间还有一个空选项'],
  [
    'Line {0} of the CSV has the answer "{1}"; a letter from A to {2} was expected.',
    'CSV 第 {0} 行的答案为“{1}”；应为 A 至 {2} 的字母。',
  ],
];
