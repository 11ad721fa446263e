import type { tasksTexts } from '../../../workers/errors/texts/tasks';
import type { Translation } from '../translation';

/** 文本、题目和训练的问题。 */
export const tasksZh: Translation<typeof tasksTexts> = {
  question: {
    tooLong: '问题“{{question}}”连同选项有 {{tokens}} 个词元；至多 {{most}} 个。请缩短。',
    noLetters: '此模型在“Answer:”之后没有表示字母 A 至 E 的单个词元，因此无法比较它们的似然。请使用默认模型。',
    empty: '问题“{{question}}”为空。请写出问题。',
    options: '问题“{{question}}”有 {{found}} 个选项；应有 {{least}} 至 {{most}} 个。请增减选项。',
    emptyOption: '问题“{{question}}”有空选项。请填写或删除。',
    rightOption: '问题“{{question}}”把第 {{option}} 个选项定为正确答案，但只有 {{count}} 个选项。请指定存在的选项。',
    tooMany: '一次至多 {{most}} 道题，而不是 {{found}} 道。请分批进行。',
  },
  text: {
    broken: '这不是文本：前 {{length}} 个字符中有 {{broken}} 个是控制字符或非 UTF-8 字节。请使用 UTF-8 纯文本文件。',
    tooShort: '文本有 {{tokens}} 个词元；寻找区域至少需要 {{least}} 个，要得到稳定的区域则需几千个。请补充同类文本。',
    repeats: '文本在重复：只有 {{distinct}} 个不同的词元，寻找区域至少需要 {{least}} 个。请使用人们平常书写的文本。',
    oneToken: '文本只有一个词元，而此模型在它之前不读任何词元，因此没有可预测的。请再加一个词。',
    noPrompt: '提示为空，而此模型在文本前不读任何词元（BOS）：没有可续写的。请输入提示。',
    empty: '文本为空：至少应有一个词元。请输入或粘贴文本。',
    tooLong: '文本有 {{length}} 个字符；此处至多能用 {{most}} 个字符来训练。请取其中一部分。',
    notText: '这不是文本：其中有控制字符。请使用 UTF-8 纯文本文件。',
    tooShortToLearn: '文本有 {{tokens}} 个词元；训练至少需要 {{least}} 个。请补充文本。',
  },
  training: {
    foreign: '这份保存的训练属于另一个模型。请重新开始训练。',
    noFile: '这不是训练后权重的文件：应为在此保存、带有说明的文件（safetensors）。请换一个文件。',
    fileInvalid: '此训练权重文件的说明在 {{at}} 处为 {{found}}；应为 {{expected}}。请使用在此保存的文件。',
    fileTensors: '此训练权重文件列出 {{found}} 个张量；应为此模型的张量，其中有 {{tensor}}。请使用在此保存的文件。',
    fileSize: '此训练权重文件有 {{bytes}} 字节；应为 {{expected}} 字节：文件不完整或已损坏。请重新保存。',
    fileNumbers: '此训练权重文件的 {{tensor}} 中有 {{found}}；应为有限数，平方不小于 0：文件已损坏。请重新保存。',
    nothing: '没有可继续或保存的训练。请先开始训练。',
    learningRate: '学习率应大于 0 且不超过 {{most}}，而不是 {{found}}。论文使用 0.00005 和 0.000005。',
    lossDiverged: '第 {{step}} 步的损失为 {{found}}：应为有限值，且与开始时相近，因此训练已发散。现在的权重是第 {{last}} 步的，即最后一个正常的步；请选择小于 {{rate}} 的学习率，或恢复原始权重。',
    gradientDiverged: '第 {{step}} 步的梯度为 {{found}}：应为有限值，因此训练已发散。现在的权重是第 {{last}} 步的，即最后一个正常的步；请选择小于 {{rate}} 的学习率，或恢复原始权重。',
    steps: '步数应为 {{least}} 至 {{most}} 的整数，而不是 {{found}}。',
    tokensPerStep: '每步的词元数应为 {{least}} 至 {{most}} 的整数，而不是 {{found}}。',
    scoreEvery: '两次评分之间的步数应为 {{least}} 至 {{most}} 的整数，而不是 {{found}}。',
  },
};
