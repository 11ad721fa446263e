import type { exportEn, sentEn, shareEn } from './share.en';
import type { Translation } from './translation';

/** 分享对话框的中文文本。 */
export const shareZh: Translation<typeof shareEn> = {
  title: '分享',
  close: '关闭',
  link: '链接，{{count}} 个字符',
  qr: '链接的二维码',
  native: '用应用分享…',
  tooLongForQr: '链接太长，无法生成二维码：它带有一段长文本。',
  sent: '链接带有您的三个数值：打开它的人会得知其数值与您的相差是否超出后端所能解释的范围。',
  hide: '对打开链接的人隐藏',
  hideControls: '单个控件',
  parts: {
    header: '顶部导航',
    switches: '开关',
    generation: '生成',
    perplexity: '困惑度',
    inside: '模型内部',
    overlap: '重叠',
    embed: '标题与页眉（用于嵌入其他网页）',
    load: '加载模型',
    regions: '区域开关',
    'region-settings': '权重比例、区域类型与操作',
    dimensions: '单个维度',
    prompt: '提示',
    sampling: '采样',
    languages: '语言选择',
    order: '语言顺序',
    'own-text': '自己的文本',
    'overlap-choice': '重叠对象的选择',
    export: '导出',
    actions: '撤销、重置与链接',
  },
  describes: {
    page: '打开了一个实验。',
    prompt: '提示：“{{prompt}}”。',
    languages: '语言：{{count}} 种。',
    ownText: '带有您自己的文本。',
  },
};

/** 导出与引用的中文文本。 */
export const exportZh: Translation<typeof exportEn> = {
  title: '导出',
  formats: { svg: 'SVG', png: 'PNG', csv: 'CSV', json: 'JSON' },
  cite: '引用',
  close: '关闭',
  thePaper: '论文，BibTeX',
  theFigure: '此图，BibTeX',
  copy: '复制',
  copied: '已复制',
  notCopied: '浏览器不允许复制：请选中文本后复制。',
};

/** 与链接发送者的数值比较的中文文本。 */
export const sentZh: Translation<typeof sentEn> = {
  same: '您的数值与此链接的发送者相同（{{languages}}）。',
  differs:
    '您的数值与此链接的发送者相差超出后端所能解释的范围：{{list}}（平均负对数似然，每词元奈特；发送方 {{there}}，此处 {{here}}）。页面版本不同、模型文件不同或权重经过继续训练都可能是原因。',
  one: '{{language}}：发送方 {{there}}，此处 {{here}}',
  backends: { webgpu: 'WebGPU', wasm: 'wasm' },
  dismiss: '知道了',
};
