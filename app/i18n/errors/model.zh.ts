import type { modelTexts } from '../../../workers/errors/texts/model';
import type { Translation } from '../translation';

/** GGUF 文件及其中模型的问题。 */
export const modelZh: Translation<typeof modelTexts> = {
  model: {
    manifestInvalid:
      '模型清单在“{{at}}”处无效：应为 {{expected}}，实为 {{found}}。请从仓库恢复 manifest.json。',
    manifestSum:
      '清单中的分片（每片 {{piece}} 字节）共 {{total}} 字节，应为 {{expected}} 字节。请从仓库恢复 manifest.json。',
    architecture: '文件中的模型架构为“{{found}}”。支持的架构：{{supported}}。请选择其中一种的 GGUF。',
    heads:
      '查询头应能均分成组，头宽应为偶数；但文件有 {{heads}} 个头、{{keyValueHeads}} 个键/值头，头宽 {{headWidth}}。文件已损坏。',
    window:
      '滑动窗口应至少有 {{least}} 个词元，与所评分的最长文本相同；但 {{key}} 为 {{found}}。请选择窗口更宽或没有窗口的模型。',
    keyMissing: '文件中应有键 {{key}}，但没有。请用当前版本的 llama.cpp 重新转换模型。',
    keyNotNumber: '键 {{key}} 应为一个数。不支持各层不同的模型。',
    keyRange: '{{key}} 应为 1 至 {{most}} 的整数，实为 {{found}}。文件已损坏。',
    keyNeeded: '缺少键 {{key}}，{{fallback}} 不能代替它。',
    keyPositive: '{{key}} 应为正数，实为 {{found}}。文件已损坏。',
    keyValue: '{{key}} 为 {{found}}；只支持 {{supported}}。请选择其他模型。',
    embeddingMissing: '文件中应有张量 {{tensor}}，但没有：文件已损坏。',
    vocabularyRows: '词表有 {{tokens}} 个词元，而 {{tensor}} 有 {{rows}} 行；两者应相等。文件已损坏。',
    tensorMissing: '此 {{architecture}} 文件中应有张量 {{tensor}}，但没有。',
    tensorDims:
      '张量 {{tensor}} 的维度应为 {{expected}}（输出 x 输入），实为 {{found}}。文件已损坏，或属于不支持的变体。',
    tensorUnknown:
      '文件中有张量 {{tensor}}，本项目的 {{architecture}} 不用它计算（可能是偏置、专家或缩放的旋转频率）。请选择其他模型。',
    partSize:
      '模型的分片 {{part}} 大小不对：应有 {{expected}} 字节，实有 {{found}} 字节。请重试；只会下载这一片。',
    partAltered:
      '模型的分片 {{part}} 已被改动：SHA-256 应为 {{expected}}…，实为 {{found}}…。请重试；若仍如此，请在主机上运行 "npm run model"。',
    loadingCancelled: '已取消加载；已完整的分片仍保留在缓存中。',
    manifestMissing:
      '模型清单应位于 {{url}}，但主机答复 {{status}}。请在主机上运行 "npm run model"，然后重试。',
    tokenizer:
      '文件的分词器类型为“{{found}}”。支持：llama（带分数的 SentencePiece）。请选择使用此类词表的 GGUF。',
    tokens:
      'tokenizer.ggml 中的词元、分数和类型应数目相同，实有 {{tokens}} 个词元、{{scores}} 个分数和 {{types}} 个类型。文件已损坏。',
    manifestUneven:
      '清单中的分片 {{file}} 的大小与除最后一片外的各片不同（应为 {{piece}} 字节）。请从仓库恢复 manifest.json。',
    partMissing:
      '模型的分片 {{part}} 在主机上缺失（状态 {{status}}）。请在主机上运行 "npm run model"，然后重试。',
    partBroken: '模型的分片 {{part}} 未能下载：连接中断。请重试；只会下载缺少的部分。',
  },
  gguf: {
    tensorBytes:
      '{{type}} 格式的 {{weights}} 个权重占 {{expected}} 字节，但给出了 {{found}} 字节。张量不完整，或维度读取有误。',
    row: '请求了第 {{row}} 行（每行 {{width}} 个权重，空间为 {{room}}），但张量有 {{rows}} 行。请检查词元编号和文件的词表。',
    room: '应有 {{outputs}} x {{inputs}} 个权重的空间，实有 {{found}}。',
    notGguf: '这不是 GGUF 文件：开头不是“GGUF”。请选择 GGUF 文件。',
    version: 'GGUF 版本应为 2 或 3（小端），实为 {{found}}。请用当前版本的 llama.cpp 转换文件。',
    tooManyKeys: '键至多 {{most}} 个，实有 {{found}} 个：文件已损坏。',
    longArray: '{{key}} 至多有 {{most}} 个元素，实有 {{found}} 个：文件已损坏。',
    valueType: '{{key}} 的值类型为 {{type}}，GGUF 在此处不认识：文件已损坏。',
    q8Blocks: 'Q8_0 张量的块为 {{block}} 字节；{{found}} 字节不是整块。',
    noTensor: '此文件中应有张量 {{tensor}}，但没有。请换一个 GGUF。',
    headerCut: '文件头超出 {{read}} 字节（文件共 {{size}} 字节）：文件不完整或已损坏。请重新获取。',
    tooManyTensors: '张量至多 {{most}} 个，实有 {{found}} 个：文件已损坏。',
    tooManyDimensions: '{{tensor}} 至多有 {{most}} 维，实有 {{found}} 维：文件已损坏。',
    alignment: 'general.alignment 应为字节数（整数），实为 {{found}}：文件已损坏。',
    tensorBeyond:
      '张量 {{tensor}}（{{dims}}，{{type}}）应位于第 {{from}} 至 {{to}} 字节，但文件只有 {{size}} 字节。文件不完整或已损坏：请重新获取。',
    tensorTwice: '张量 {{tensor}} 声明了两次：文件已损坏。',
    beyondEnd: '请求了第 {{from}} 至 {{to}} 字节，但文件只有 {{size}} 字节。文件不完整或已损坏：请重新获取。',
    unreadable: '无法读取文件：它已被移动、改动，或不再允许访问。请重新选择。',
    unreachable: '无法访问 {{url}}。请检查地址、连接，以及服务器是否允许本页（CORS）。',
    noLength: '{{url}} 的服务器未说明文件长度（Content-Range）。请下载文件后在本机打开。',
    shortRange: '{{url}} 自第 {{from}} 字节起给出 {{found}} 字节，应为 {{expected}} 字节。请重试。',
    blockType:
      '张量 {{tensor}} 的块类型为 {{type}}，不受支持。支持的类型：{{supported}}。请选用其中一种的文件，例如 Q8_0 或 Q4_K_M。',
    wholeBlocks:
      '{{type}} 以 {{block}} 个权重为一块，但应有 {{weights}} 个权重；文件已损坏，或维度读取有误。',
    noRanges:
      '{{url}} 的服务器不支持按字节范围答复（状态应为 206，实为 {{status}}）。请下载文件后在本机打开。',
    status: '{{url}} 答复状态 {{status}}，应为 206。请检查地址。',
  },
};
