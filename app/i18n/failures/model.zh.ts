import type { FailurePairs } from '.';

/** 模型分片、清单和 GGUF 文件的消息。 */
export const modelZh: FailurePairs = [
  [
    'Part {0} of the model is {1}: {2} bytes were expected, {3} found. Try again; only this part is fetched.',
    '模型的分片 {0} {1}：应有 {2} 字节，实有 {3} 字节。请重试；只会下载这一片。',
  ],
  ['short', '过短'],
  ['too long', '过长'],
  [
    'Part {0} of the model was altered: SHA-256 {1}… was expected, {2}… found. Try again; if it stays so, run "npm run model" on the host.',
    '模型的分片 {0} 已被改动：SHA-256 应为 {1}…，实为 {2}…。请重试；若仍如此，请在主机上运行 "npm run model"。',
  ],
  ['Part {0} of the model {1}', '模型的分片 {0} {1}'],
  [
    'is missing on the host (status {0}). Run "npm run model" there, then try again.',
    '在主机上缺失（状态 {0}）。请在主机上运行 "npm run model"，然后重试。',
  ],
  [
    'could not be fetched: the connection broke. Try again; only what is missing is fetched.',
    '未能下载：连接中断。请重试；只会下载缺少的部分。',
  ],
  [
    'Loading was cancelled; the parts that are complete stay cached.',
    '已取消加载；已完整的分片仍保留在缓存中。',
  ],
  [
    `The model's manifest is not valid at "{0}": {1}. Restore manifest.json from the repository.`,
    '模型清单在“{0}”处无效：{1}。请从仓库恢复 manifest.json。',
  ],
  [
    `The manifest's parts add up to {0} bytes in pieces of {1}, {2} were expected{3}. Restore manifest.json from the repository.`,
    '清单中的分片（每片 {1} 字节）共 {0} 字节，应为 {2} 字节{3}。请从仓库恢复 manifest.json。',
  ],
  [
    `The model's manifest was expected at {0}, but the host answered {1}. Run "npm run model" on the host, then retry.`,
    '模型清单应位于 {0}，但主机答复 {1}。请在主机上运行 "npm run model"，然后重试。',
  ],
  [
    'The file has a model of architecture "{0}". Supported: {1}. Choose a GGUF of one of these.',
    '文件中的模型架构为“{0}”。支持的架构：{1}。请选择其中一种的 GGUF。',
  ],
  [
    'Query heads in equal groups and an even head width were expected, but the file has {0} heads, {1} key/value heads and a head width of {2}. It is damaged.',
    '查询头应能均分成组，头宽应为偶数；但文件有 {0} 个头、{1} 个键/值头，头宽 {2}。文件已损坏。',
  ],
  [
    'A sliding window of at least {0} tokens was expected, as long as the longest text that is scored, but gemma3.attention.sliding_window is {1}. Choose a model with a wider window, or one without.',
    '滑动窗口应至少有 {0} 个词元，与所评分的最长文本相同；但 gemma3.attention.sliding_window 为 {1}。请选择窗口更宽或没有窗口的模型。',
  ],
  [
    'The key {0} was expected in the file, but it is missing. Convert the model again with a current llama.cpp.',
    '文件中应有键 {0}，但没有。请用当前版本的 llama.cpp 重新转换模型。',
  ],
  [
    'A number was expected in the key {0}. Models that differ from layer to layer are not supported.',
    '键 {0} 应为一个数。不支持各层不同的模型。',
  ],
  [
    'A whole number from 1 to {0} was expected in {1}.{2}, {3} found. The file is damaged.',
    '{1}.{2} 应为 1 至 {0} 的整数，实为 {3}。文件已损坏。',
  ],
  ["The key {0}.{1} is missing, and {2} can't stand for it.", '缺少键 {0}.{1}，{2} 不能代替它。'],
  [
    'A positive number was expected in {0}.{1}, {2} found. The file is damaged.',
    '{0}.{1} 应为正数，实为 {2}。文件已损坏。',
  ],
  [
    '{0}.{1} is {2}; only {3} is supported. Choose another model.',
    '{0}.{1} 为 {2}；只支持 {3}。请选择其他模型。',
  ],
  [
    'The tensor {0} was expected in the file, but it is missing: damaged file.',
    '文件中应有张量 {0}，但没有：文件已损坏。',
  ],
  [
    'The vocabulary has {0} tokens, but {1} has {2} rows; they must be equal. The file is damaged.',
    '词表有 {0} 个词元，而 {1} 有 {2} 行；两者应相等。文件已损坏。',
  ],
  ['The tensor {0} was expected in this {1} file, but it is missing.', '此 {1} 文件中应有张量 {0}，但没有。'],
  [
    'The tensor {0} was expected with dims {1} (output x input), {2} found. The file is damaged or of a variant that is not supported.',
    '张量 {0} 的维度应为 {1}（输出 x 输入），实为 {2}。文件已损坏，或属于不支持的变体。',
  ],
  [
    "The file has a tensor {0}, which this project's {1} does not compute with (a bias, experts or scaled rotary frequencies, perhaps). Choose another model.",
    '文件中有张量 {0}，本项目的 {1} 不用它计算（可能是偏置、专家或缩放的旋转频率）。请选择其他模型。',
  ],
  [
    '{0} weights in {1} take {2} bytes, but {3} were given. The tensor is cut short or its dimensions are misread.',
    '{1} 格式的 {0} 个权重占 {2} 字节，但给出了 {3} 字节。张量不完整，或维度读取有误。',
  ],
  [
    'Row {0} of {1} weights was asked for (room for {2}), but the tensor has {3} rows. Check the token id and the vocabulary of the file.',
    '请求了第 {0} 行（每行 {1} 个权重，空间为 {2}），但张量有 {3} 行。请检查词元编号和文件的词表。',
  ],
  ['Room for {0} x {1} weights was expected, {2} found.', '应有 {0} x {1} 个权重的空间，实有 {2}。'],
  [
    'This is not a GGUF file: it does not begin with "GGUF". Choose a .gguf file.',
    '这不是 GGUF 文件：开头不是“GGUF”。请选择 .gguf 文件。',
  ],
  [
    'GGUF version 2 or 3 (little-endian) was expected, {0} found. Convert the file with a current llama.cpp.',
    'GGUF 版本应为 2 或 3（小端），实为 {0}。请用当前版本的 llama.cpp 转换文件。',
  ],
  ['At most {0} keys were expected, {1} found: damaged file.', '键至多 {0} 个，实有 {1} 个：文件已损坏。'],
  [
    'At most {0} elements were expected in {1}, {2} found: damaged file.',
    '{1} 至多有 {0} 个元素，实有 {2} 个：文件已损坏。',
  ],
  [
    '{0} has a value of type {1}, which GGUF does not know here: damaged file.',
    '{0} 的值类型为 {1}，GGUF 在此处不认识：文件已损坏。',
  ],
  [
    'Bytes {0} to {1} were asked for, but the file has {2}. It is cut short or damaged: take it again.',
    '请求了第 {0} 至 {1} 字节，但文件只有 {2} 字节。文件不完整或已损坏：请重新获取。',
  ],
  [
    'The file could not be read: it was moved, changed or is no longer permitted. Choose it again.',
    '无法读取文件：它已被移动、改动，或不再允许访问。请重新选择。',
  ],
  [
    '{0} could not be reached. Check the address, the connection and that the server allows this page (CORS).',
    '无法访问 {0}。请检查地址、连接，以及服务器是否允许本页（CORS）。',
  ],
  [
    'The server of {0} does not answer byte ranges (status 206 expected, {1} found). Download the file and open it from this machine.',
    '{0} 的服务器不支持按字节范围答复（状态应为 206，实为 {1}）。请下载文件后在本机打开。',
  ],
  [
    '{0} answered with status {1}, 206 was expected. Check the address.',
    '{0} 答复状态 {1}，应为 206。请检查地址。',
  ],
  [
    'The server of {0} does not say how long the file is (Content-Range). Download the file and open it from this machine.',
    '{0} 的服务器未说明文件长度（Content-Range）。请下载文件后在本机打开。',
  ],
  [
    '{0} gave {1} bytes from {2}, {3} were expected. Try again.',
    '{0} 自第 {2} 字节起给出 {1} 字节，应为 {3} 字节。请重试。',
  ],
  [
    'Tensor {0} was expected in this file, but it is not there. Take another GGUF.',
    '此文件中应有张量 {0}，但没有。请换一个 GGUF。',
  ],
  [
    'The header runs past {0} bytes, of {1} in the file: it is cut short or damaged. Take it again.',
    '文件头超出 {0} 字节（文件共 {1} 字节）：文件不完整或已损坏。请重新获取。',
  ],
  ['The GGUF header is damaged ({0}). Take the file again.', 'GGUF 文件头已损坏（{0}）。请重新获取文件。'],
  [
    'At most {0} tensors were expected, {1} found: damaged file.',
    '张量至多 {0} 个，实有 {1} 个：文件已损坏。',
  ],
  [
    'Tensor {0} ({1}, {2}) was expected at bytes {3} to {4}, but the file has {5}. It is cut short or damaged: take it again.',
    '张量 {0}（{1}，{2}）应位于第 {3} 至 {4} 字节，但文件只有 {5} 字节。文件不完整或已损坏：请重新获取。',
  ],
  ['Tensor {0} is declared twice: damaged file.', '张量 {0} 声明了两次：文件已损坏。'],
  [
    'Q8_0 tensors have blocks of {0} bytes; {1} bytes are not whole ones.',
    'Q8_0 张量的块为 {0} 字节；{1} 字节不是整块。',
  ],
  [
    '{0} has block type {1}, which is not supported. Supported: {2}. Take a file in one of these, for example Q8_0 or Q4_K_M.',
    '{0} 的块类型为 {1}，不受支持。支持的类型：{2}。请选用其中一种的文件，例如 Q8_0 或 Q4_K_M。',
  ],
  [
    '{0} holds weights in blocks of {1}, but {2} weights were expected; the file is damaged or its dimensions are misread.',
    '{0} 以 {1} 个权重为一块，但应有 {2} 个权重；文件已损坏，或维度读取有误。',
  ],
  [
    'The file has a tokenizer of kind "{0}". Supported: llama (SentencePiece with scores). Choose a GGUF of Gemma 3 or of a Llama with such a vocabulary.',
    '文件的分词器类型为“{0}”。支持：llama（带分数的 SentencePiece）。请选择 Gemma 3 或使用此类词表的 Llama 的 GGUF。',
  ],
  [
    'Tokens, scores and token types of one length were expected in tokenizer.ggml, {0} tokens, {1} scores and {2} types found. The file is damaged.',
    'tokenizer.ggml 中的词元、分数和类型应数目相同，实有 {0} 个词元、{1} 个分数和 {2} 个类型。文件已损坏。',
  ],
];
