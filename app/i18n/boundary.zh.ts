import type { boundaryEn } from './boundary.en';
import type { Translation } from './translation';

/** 页面某一部分出错或未能获取时的中文文本。 */
export const boundaryZh: Translation<typeof boundaryEn> = {
  failed: '页面的一部分出错了。',
  notFetched: '页面的一部分未能获取。',
  kept: '页面其余部分照常可用，所作设置都在地址中。',
  network: '可能网络已断开，或主机上已有新版本：后一种情况请重新加载。所作设置都在地址中，会恢复。',
  retry: '重试',
  reload: '重新加载页面',
  afresh: '不带任何设置打开',
  copy: '复制详细信息',
  copied: '已复制',
  close: '关闭',
};
