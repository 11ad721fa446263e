import type { offlineEn } from './offline.en';
import type { Translation } from './translation';

/** 本页在此设备上保存的内容、新版本以及小型设备上加载模型的中文文本。 */
export const offlineZh: Translation<typeof offlineEn> = {
  version: {
    waiting: '新版本已就绪。',
    replaced: '另一个标签页已换用新版本；此页仍是旧版本。',
    kept: '您的设置都在地址中，重新加载后会恢复。',
    trained: '模型在此页训练所得将随之丢失。',
    reload: '立即重新加载',
  },
  load: {
    title: '加载模型？',
    cost: '将下载 {{size}} 并由浏览器保留；模型运行时约需 {{memory}} 内存。',
    without: '不加载时，已记录的结果、导览和实验照常可用。',
    yes: '加载 {{size}}',
    no: '暂不',
    anyway: '仍要加载',
    warning: {
      died: '上一次标签页在加载模型时终止，很可能是内存不足；因此不会自动加载。再试之前请先关闭其他标签页。',
      elsewhere: '本页的另一个标签页已加载模型。每个标签页各占 {{memory}}。',
    },
    warned: {
      died: '模型不会自动加载：上一次标签页在加载途中终止。',
      elsewhere: '模型不会自动加载：本页的另一个标签页已加载它。',
    },
    refused: '此设备可能装不下模型',
    why: '为何不能实时计算',
    gigabytes: '{{value}} GB',
    tooSmall:
      '浏览器称此设备的内存不足 {{least}}，而模型约需 {{memory}}，标签页可能会终止。有些浏览器报告的内存比实际的少，因此可以一试。',
  },
  storage: {
    title: '保存在此设备上的内容',
    total: '本页已使用 {{used}}，浏览器允许的上限为 {{quota}}。',
    unknown: '此浏览器不说明本页可以保存多少内容。',
    measuring: '正在统计已保存的内容',
    none: '无',
    kilobytes: '{{value}} kB',
    parts: { model: '模型', stock: '供离线使用的文件', work: '您的文本、区域和设置' },
    clear: '清除',
    clearNamed: '清除：{{part}}',
    sure: {
      model: '下次加载模型时会重新下载。',
      stock: '已记录的结果、区域和 wasm 将再次需要网络；下次访问时会重新保留。',
      work: '未另存为文件的文本、讲座、您自己文本的区域以及设置将会丢失。',
    },
    yes: '确认清除',
    no: '保留',
    shell: '页面本身（{{size}}）会保留：已打开的页面启动模型时可能需要它。可在浏览器的网站设置中清除。',
    failed: '浏览器拒绝清除。可在浏览器的网站设置中清除。',
  },
  page: {
    complete: '本页无需网络即可完整使用。',
    model: '模型加载一次后即被保留。',
    filling: '为离线使用已保留 {{of}} 个文件中的 {{files}} 个。',
    quota: '浏览器的存储空间已满：{{of}} 个文件中已保留 {{files}} 个。请先清除一些内容，再按“保留本页”。',
    network: '有些文件未能获取：{{of}} 个文件中已保留 {{files}} 个。下次访问时会继续，也可按“保留本页”。',
    cleared: '已清除：已记录的结果、区域和 wasm 需要网络。下次访问时会重新保留，也可按“保留本页”。',
    waiting: '本页空闲时会保留自身，以便离线使用。',
    sparing:
      '在手机、平板电脑和节省流量的连接上只保留页面本身；已记录的结果、区域和 wasm 要等您按“保留本页”才会保留。',
    fill: '保留本页',
    absent: '此浏览器在这里不保留离线页面（某些无痕窗口或没有 HTTPS 时如此）：每次访问都需要网络。',
    soon: '本页空闲时会保留自身，以便离线使用。',
    failed:
      '这次未能为离线使用保留本页：负责保留的脚本没有送达。在此之前每次访问都需要网络；下次访问会再试。',
    refused: '浏览器拒绝保留离线页面（设置、无痕窗口或磁盘已满）：每次访问都需要网络。',
    off: '开发时不保留离线页面。',
  },
};
