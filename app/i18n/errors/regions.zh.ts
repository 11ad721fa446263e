import type { regionsTexts } from '../../../workers/errors/texts/regions';
import type { Translation } from '../translation';

/** 区域文件、自有区域和配方的问题。 */
export const regionsZh: Translation<typeof regionsTexts> = {
  recipe: {
    invalid: '此配方在“{{at}}”处无效：应为 {{expected}}，实为 {{found}}。请重新从“分享”获取链接或文件。',
    norm: '此模型没有归一化“{{norm}}”；它有 {{norms}}。请选择其中之一。',
    layer: '此模型的层为 0 至 {{last}}；请求的是 {{found}}。',
    dimension: '残差流的维度为 0 至 {{last}}；请求的是 {{found}}。',
    normDimension: '归一化“{{norm}}”的维度为 0 至 {{last}}；请求的是 {{found}}。',
    output: '矩阵“{{matrix}}”的输出为 0 至 {{last}}；请求的是 {{found}}。',
    input: '矩阵“{{matrix}}”的输入为 0 至 {{last}}；请求的是 {{found}}。',
  },
  region: {
    otherModelLoaded:
      '此处的区域属于 SHA-256 为 {{expected}}… 的模型，而已加载的是 {{found}}…。要使用区域请加载默认模型；维度和单个权重可在任何模型中编辑。',
    noOwn: '没有可保存的自有区域：请先寻找一个，或打开已保存的区域。',
    noFiles: '没有此模型的区域文件。',
    filesNeeded: '需要“{{of}}”的区域，但没有区域文件。请用 "npm run regions" 添加。',
    share: '“{{of}}”的 {{kind}} 区域只有 {{shares}} % 可用，没有 {{share}} %。请选择其中一个比例。',
    layerData:
      '此区域文件第 {{layer}} 层“{{matrix}}”的数据并不包含文件头所列的 {{weights}} 个权重。请用 "npm run regions" 重新生成。',
    headerJson: '此区域文件的文件头不是可读的 JSON。请重新生成文件。',
    headerInvalid:
      '此区域文件的文件头在“{{at}}”处无效：应为 {{expected}}，实为 {{found}}。请用 "npm run regions" 重新生成。',
    otherModel:
      '此区域文件属于 {{model}}（SHA-256 {{expected}}…）；此处模型的 SHA-256 为 {{found}}…。请使用此模型的区域文件，或用 "npm run regions" 生成。',
    shape:
      '此区域文件描述 {{layers}} 层、各矩阵 {{sizes}} 个权重；此模型有 {{modelLayers}} 层、{{modelSizes}} 个权重。请使用此模型的区域文件。',
    headerContradicts:
      '此区域文件的文件头自相矛盾，或与其 {{bytes}} 字节的数据不符。请用 "npm run regions" 重新生成。',
    indexOtherModel:
      '这些区域属于 SHA-256 为 {{expected}}… 的模型；此处的模型为 {{found}}…。请使用此模型的区域，或用 "npm run regions" 生成。',
    ownMissing:
      '需要您自己文本的区域，但此处没有：链接和重新加载都不会带上它。请在“从我的文本寻找区域”中重新寻找，或打开您保存的文件。',
    otherRegion:
      '文件 {{file}} 应含“{{of}}”的 {{kind}} 区域；实为“{{foundOf}}”的 {{foundKind}} 区域。请用 "npm run regions" 重新生成。',
    none: '此模型没有“{{of}}”的 {{kind}} 区域。请用 "npm run regions" 生成。',
    notAvailable:
      '“{{of}}”的 {{kind}} 区域只有 {{available}} 可用，而请求的是 {{share}} %（规则“paper”需要 top 和 bottom）。请选择其中之一，或使用规则“code”和 top 区域。',
    words: '此模型的区域有 {{expected}} 个字；现有 {{found}} 个。请使用同一模型的位。',
    noWeight: '“{{matrix}}”没有第 {{weight}} 个权重：该矩阵有 {{weights}} 个权重。',
    noMatrix: '没有第 {{layer}} 层矩阵“{{matrix}}”：此模型有第 0 至 {{lastLayer}} 层，矩阵为 {{matrices}}。',
    shapesDiffer: '这两个区域属于形状不同的模型；请比较同一模型的区域。',
    levels: '第 {{layer}} 层“{{matrix}}”有 {{weights}} 个权重；给出了 {{levels}} 个级别。',
    magic: '区域文件以“LRGN”开头；这 {{bytes}} 字节不是。请检查文件地址。',
    version:
      '此区域文件的格式版本为 {{found}}；本页读取版本 {{read}}。请重新加载页面以获取最新版本，或重新生成文件。',
    size: '此区域文件应有 {{expected}} 字节；实有 {{found}} 字节。请重新下载。',
    checksum: '此区域文件的校验和不符：文件已被改动。请重新下载。',
    headerTooLarge: '此区域文件的文件头有 {{bytes}} 字节；至多读取 {{most}} 字节。请重新生成文件。',
    randomCount: '第 {{layer}} 层“{{matrix}}”的随机区域的数目应为 0 至 {{most}}；现为 {{found}}。',
    indexInvalid:
      '区域索引在“{{at}}”处无效：应为 {{expected}}，实为 {{found}}。请用 "npm run regions" 重新生成。',
    level: '权重 {{weight}} 的级别为 {{found}}；该区域有 {{levels}} 级。',
    shares: '比例须在 0 至 100 % 之间递增；现为 {{shares}}。',
    importance: '重要性须为有限的非负数；第 {{at}} 个为 {{found}}。请重新计算。',
    fileIsPage:
      '区域文件应位于 {{path}}，但主机答复的是网页。请从仓库恢复 public/regions，或运行 "npm run regions"。',
    fileStatus:
      '区域文件应位于 {{path}}，但主机答复 {{status}}。请从仓库恢复 public/regions，或运行 "npm run regions"。',
  },
  ownRegion: {
    headerContradicts: '此自有区域文件的文件头与数据不符。请重新寻找区域。',
    part: '此自有区域文件的第 {{part}} 部分应为“{{of}}” {{kind}}；实为“{{foundOf}}” {{foundKind}}。请重新寻找区域。',
    none: '此自有区域文件不含区域。请重新寻找。',
    single: '这是随本页提供的单个区域；应为在“从我的文本寻找区域”中保存的文件。请打开这样的文件。',
    magic: '保存的自有区域以“LROW”开头；这 {{bytes}} 字节不是。请打开在“从我的文本寻找区域”中保存的文件。',
    version:
      '此自有区域的格式版本为 {{found}}；本页读取版本 {{read}}。请重新加载页面以获取最新版本，或重新寻找区域。',
    tooLarge: '此文件有 {{bytes}} 字节；自有区域至多 {{most}} 字节。请重新寻找区域。',
    checksum: '此自有区域文件的校验和不符：它不完整或已被改动。请换一份副本，或重新寻找区域。',
    headerJson: '此自有区域文件的文件头不是可读的 JSON。请重新寻找区域。',
    headerInvalid:
      '此自有区域文件的文件头在“{{at}}”处无效：应为 {{expected}}，实为 {{found}}。请重新寻找区域。',
  },
};
