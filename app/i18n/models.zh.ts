import type { modelsEn } from './models.en';
import type { Translation } from './translation';

/** 读者自己的模型：按地址、询问、保存，以及链接所指的模型。 */
export const modelsZh: Translation<typeof modelsEn> = {
  address: 'GGUF 的地址',
  addressHint:
    'https://…/x.gguf，或 huggingface.co 上的 owner/name/file.gguf。先查看大小和文件头（至多几 MB）；其余在您同意后才下载，并由浏览器保存。',
  hosts: '本页的这一份只从 {{hosts}} 取模型。',
  look: '查看',
  looking: '正在查看…',
  kept: '来自地址的模型',
  part: '{{size}} 中的 {{kept}}',
  whole: '{{size}}',
  open: '打开',
  goOn: '继续',
  openNamed: '打开：{{name}}',
  remove: '删除',
  removeNamed: '删除：{{name}}',
  regions: '打开它的区域…',
  regionsHint: '由“npm run regions -- --model”从同一模型生成的文件；做法见 docs/models.md。',
  regionsOpened: '已打开 {{languages}} 和核心的区域。',
  offer: {
    title: '加载 {{name}}？',
    refused: '{{name}} 放不下',
    what: '{{file}}：架构 {{architecture}}，{{size}}。',
    from: '它从 {{host}} 下载，该主机会看到您的网络地址。',
    kept: '其中 {{size}} 已在本机。',
    needs: '{{backend}}：运行时（未编辑）约占内存 {{memory}}（由文件头估算）',
    never:
      'wasm 至多能寻址 {{most}}，而此模型在其中约需 {{needed}}；本浏览器也没有容得下其最大矩阵的 WebGPU。这不是本页的设置所能改变的。',
    short:
      '浏览器称本设备有 {{there}} 内存，而此模型约需 {{needed}}：标签页可能会被终止。不论实际多少，浏览器至多报告几 GB，因此可以一试。',
    wouldFit: '约 {{millions}} 百万参数以内的模型放得下。',
    keeps: '它会取代已加载的模型；默认模型一按即回。',
    fetch: '下载 {{size}}',
  },
  other: {
    title: '这里的设置属于模型 {{name}}（SHA-256 {{sha}}…）。',
    loaded: '已加载的是 {{name}}，因此不作计算。',
    from: '可从 {{host}} 下载。',
    file: '发送者是从文件打开它的：请在“引擎”中打开同一文件。',
    fetch: '查看',
    default: '改用 {{name}}',
  },
};
