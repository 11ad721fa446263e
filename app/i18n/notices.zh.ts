import type { noticesEn } from './notices.en';
import type { Translation } from './translation';

/** 读者遇到的限制的中文文本：未保留的内容、被截断的内容。 */
export const noticesZh: Translation<typeof noticesEn> = {
  notKept: {
    title: '模型未被保留。',
    quota:
      '此浏览器的存储空间已满：模型在内存中运行，未能存下的部分下次会重新下载。若要保留它（{{size}}），请腾出磁盘空间或删除其他网站的数据，然后重新加载页面。',
    unavailable:
      '此浏览器不给本页提供存储（某些无痕窗口就是如此）：模型在内存中运行，下次会重新下载 {{size}}。若要保留它，请在普通窗口中通过 HTTPS 或 localhost 打开本页。',
    dismiss: '知道了',
  },
  stalled: {
    threads:
      '加载已有一分钟没有进展：此浏览器似乎无法用多个线程启动模型。单线程约慢一倍，但常能在多线程失败时启动。',
    again: '加载已有一分钟没有进展。请重新开始；已有的部分会保留。',
    useOneThread: '用单线程加载',
  },
  context: {
    promptCut: '您的提示超过模型一次能读的长度：从前 {{count}} 个词元接着写。',
    promptLimit: '提示最多 {{limit}} 个字符；超出的部分略去。',
    decomposed:
      '此文本采用分解的 Unicode（NFD）：字母与附加符号分开书写，模型会把它读成与合成形式（NFC）不同且更多的词元。',
    full: '止于 512 个词元，含提示与文本',
  },
};
