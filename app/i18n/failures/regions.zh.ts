import type { FailurePairs } from '.';

/** 配方和区域的消息。 */
export const regionsZh: FailurePairs = [
  [
    'This recipe is not valid at "{0}": {1}. Take the link or file from "Share" again.',
    '此配方在“{0}”处无效：{1}。请从“分享”重新获取链接或文件。',
  ],
  [
    'This model has no norm "{0}"; it has {1}. Choose one of these.',
    '此模型没有归一化“{0}”；它有 {1}。请选择其中之一。',
  ],
  ['{0} has {1}s 0 to {2}; {3} {4} was asked for.', '{0} 的 {1} 为 0 至 {2}；请求的是 {4}。'],
  [
    'The region of "{0}" is needed and no region files are there. Add them with "npm run regions".',
    '需要“{0}”的区域，但没有区域文件。请用 "npm run regions" 添加。',
  ],
  [
    'The regions here belong to the model with SHA-256 {0}…, but {1}… is loaded. Load the default model to use them; dimensions and single weights can be edited in any model.',
    '此处的区域属于 SHA-256 为 {0}… 的模型，而已加载的是 {1}…。要使用区域请加载默认模型；维度和单个权重可在任何模型中编辑。',
  ],
  [
    'There is no own region to save: find one first, or open one that you saved.',
    '没有可保存的自有区域：请先寻找一个，或打开已保存的区域。',
  ],
  ['No region files are there for this model.', '没有此模型的区域文件。'],
  [
    'A region file was expected at {0}, but the host {1}. Restore public/regions from the repository, or run "npm run regions".',
    '区域文件应位于 {0}，但主机{1}。请从仓库恢复 public/regions，或运行 "npm run regions"。',
  ],
  ['answered with a page instead', '答复的是网页'],
  ['answered {0}', '答复 {0}'],
  ['Weight {0} has level {1}; the region has {2}.', '权重 {0} 的级别为 {1}；该区域有 {2} 级。'],
  [
    'The index of the regions is not valid at "{0}": {1}. Make it again with "npm run regions".',
    '区域索引在“{0}”处无效：{1}。请用 "npm run regions" 重新生成。',
  ],
  [
    'The {0} region of "{1}" is available at {2} % only, not at {3} %. Choose one of these shares.',
    '“{1}”的 {0} 区域只有 {2} % 可用，没有 {3} %。请选择其中一个比例。',
  ],
  [
    'The data of layer {0}, "{1}" in this region file does not hold the {2} weights that its header lists. Make the file again with "npm run regions".',
    '此区域文件第 {0} 层“{1}”的数据并不包含文件头所列的 {2} 个权重。请用 "npm run regions" 重新生成。',
  ],
  ['Shares must ascend within 0 to 100 %; these are {0}.', '比例须在 0 至 100 % 之间递增；现为 {0}。'],
  [
    'Importances must be finite and not negative; number {0} is {1}. Compute them again.',
    '重要性须为有限的非负数；第 {0} 个为 {1}。请重新计算。',
  ],
  [
    'The header of this region file is not readable JSON. Make the file again.',
    '此区域文件的文件头不是可读的 JSON。请重新生成文件。',
  ],
  [
    'The header of this region file is not valid at "{0}": {1}. Make the file again with "npm run regions".',
    '此区域文件的文件头在“{0}”处无效：{1}。请用 "npm run regions" 重新生成。',
  ],
  [
    'This region file belongs to {0} (SHA-256 {1}…); the model here has SHA-256 {2}…. Use the region files of this model, or make them with "npm run regions".',
    '此区域文件属于 {0}（SHA-256 {1}…）；此处模型的 SHA-256 为 {2}…。请使用此模型的区域文件，或用 "npm run regions" 生成。',
  ],
  [
    'This region file describes {0} layers with matrices of {1} weights; this model has {2} layers with {3}. Use the region files of this model.',
    '此区域文件描述 {0} 层、各矩阵 {1} 个权重；此模型有 {2} 层、{3} 个权重。请使用此模型的区域文件。',
  ],
  [
    'The header of this region file contradicts itself or its {0} bytes of data. Make the file again with "npm run regions".',
    '此区域文件的文件头自相矛盾，或与其 {0} 字节的数据不符。请用 "npm run regions" 重新生成。',
  ],
  [
    'A region of this model has {0} words; these are {1}. Use bits of the same model.',
    '此模型的区域有 {0} 个字；现有 {1} 个。请使用同一模型的位。',
  ],
  [
    'Weight {0} of "{1}" does not exist: the matrix has {2} weights.',
    '“{1}”没有第 {0} 个权重：该矩阵有 {2} 个权重。',
  ],
  [
    'Layer {0}, matrix "{1}" does not exist: this model has layers 0 to {2} and matrices {3}.',
    '没有第 {0} 层矩阵“{1}”：此模型有第 0 至 {2} 层，矩阵为 {3}。',
  ],
  [
    'These two regions belong to models of different shapes; compare regions of one model.',
    '这两个区域属于形状不同的模型；请比较同一模型的区域。',
  ],
  [
    'The header of this own-region file contradicts its data. Find the region again.',
    '此自有区域文件的文件头与数据不符。请重新寻找区域。',
  ],
  [
    'Part {0} of this own-region file should hold "{1}" {2}; it holds "{3}" {4}. Find the region again.',
    '此自有区域文件的第 {0} 部分应为“{1}” {2}；实为“{3}” {4}。请重新寻找区域。',
  ],
  ['This own-region file holds no region. Find it again.', '此自有区域文件不含区域。请重新寻找。'],
  [
    'This is a single region, as they ship with the page; a file saved under "Find a region from my text" was expected. Open one of those.',
    '这是随本页提供的单个区域；应为在“从我的文本寻找区域”中保存的文件。请打开这样的文件。',
  ],
  [
    'A saved own region begins with "LROW"; these {0} bytes do not. Open a file saved under "Find a region from my text".',
    '保存的自有区域以“LROW”开头；这 {0} 字节不是。请打开在“从我的文本寻找区域”中保存的文件。',
  ],
  [
    'This own region has format version {0}; this page reads version {1}. Reload the page to get its latest version, or find the region again.',
    '此自有区域的格式版本为 {0}；本页读取版本 {1}。请重新加载页面以获取最新版本，或重新寻找区域。',
  ],
  [
    'This file has {0} bytes; an own region has at most {1}. Find the region again.',
    '此文件有 {0} 字节；自有区域至多 {1} 字节。请重新寻找区域。',
  ],
  [
    'The checksum of this own-region file does not fit: it was cut short or altered. Take another copy, or find the region again.',
    '此自有区域文件的校验和不符：它不完整或已被改动。请换一份副本，或重新寻找区域。',
  ],
  [
    'The header of this own-region file is not readable JSON. Find the region again.',
    '此自有区域文件的文件头不是可读的 JSON。请重新寻找区域。',
  ],
  [
    'The header of this own-region file is not valid at "{0}": {1}. Find the region again.',
    '此自有区域文件的文件头在“{0}”处无效：{1}。请重新寻找区域。',
  ],
  [
    'A random region of layer {0}, "{1}" needs a count of 0 to {2}; this is {3}.',
    '第 {0} 层“{1}”的随机区域的数目应为 0 至 {2}；现为 {3}。',
  ],
  [
    'These regions belong to a model with SHA-256 {0}…; the model here has {1}…. Use the regions of this model, or make them with "npm run regions".',
    '这些区域属于 SHA-256 为 {0}… 的模型；此处的模型为 {1}…。请使用此模型的区域，或用 "npm run regions" 生成。',
  ],
  [
    'The region of your own text is needed, and none is here: a link or a reload does not carry it. Find it again under "Find a region from my text", or open the file that you saved.',
    '需要您自己文本的区域，但此处没有：链接和重新加载都不会带上它。请在“从我的文本寻找区域”中重新寻找，或打开您保存的文件。',
  ],
  [
    'The file {0} should hold the {1} region of "{2}"; it holds the {3} region of "{4}". Make the regions again with "npm run regions".',
    '文件 {0} 应含“{2}”的 {1} 区域；实为“{4}”的 {3} 区域。请用 "npm run regions" 重新生成。',
  ],
  [
    'There is no {0} region of "{1}" for this model. Make it with "npm run regions".',
    '此模型没有“{1}”的 {0} 区域。请用 "npm run regions" 生成。',
  ],
  [
    'The {0} region of "{1}" is available at {2} only, and {3} % was asked for{4}. Choose {5}, or the rule "code" with the top region.',
    '“{1}”的 {0} 区域只有 {2} 可用，而请求的是 {3} %{4}。请选择 {5}，或使用规则“code”和 top 区域。',
  ],
  [' (the rule "paper" needs it too)', '（规则“paper”也需要它）'],
  [
    'Layer {0}, "{1}" has {2} weights; levels for {3} were given.',
    '第 {0} 层“{1}”有 {2} 个权重；给出了 {3} 个级别。',
  ],
  [
    'A region file begins with "LRGN"; these {0} bytes do not. Check the address of the file.',
    '区域文件以“LRGN”开头；这 {0} 字节不是。请检查文件地址。',
  ],
  [
    'This region file has format version {0}; this page reads version {1}. Reload the page to get its latest version, or make the file again.',
    '此区域文件的格式版本为 {0}；本页读取版本 {1}。请重新加载页面以获取最新版本，或重新生成文件。',
  ],
  [
    'This region file should have {0} bytes; {1} were found. Download it again.',
    '此区域文件应有 {0} 字节；实有 {1} 字节。请重新下载。',
  ],
  [
    'The checksum of this region file does not fit: the file was altered. Download it again.',
    '此区域文件的校验和不符：文件已被改动。请重新下载。',
  ],
  [
    'The header of this region file has {0} bytes; at most {1} are read. Make the file again.',
    '此区域文件的文件头有 {0} 字节；至多读取 {1} 字节。请重新生成文件。',
  ],
  [
    'Random weights of the same sizes are drawn by the weights of the model, and it is not loaded. Load the model first.',
    '大小相同的随机权重要按模型的权重抽取，而模型尚未加载。请先加载模型。',
  ],
  [
    'A region of your own text has a top and a bottom, and no "{0}". Choose one of these kinds.',
    '您自己文本的区域只有 top 与 bottom，没有“{0}”。请选择其中之一。',
  ],
  [
    'A draw like this region needs {0} weights outside of it in a matrix; there are {1}. Choose a smaller share.',
    '按此区域抽取需要某一矩阵中区域之外的 {0} 个权重；只有 {1} 个。请选择更小的比例。',
  ],
  [
    'The first {0} weights of "{1}" were asked for, and no list is there that has as many. Make it with "npm run regions".',
    '请求的是“{1}”的前 {0} 个权重，但没有足够长的列表。请用 "npm run regions" 生成。',
  ],
];
