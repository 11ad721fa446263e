import type { engineTexts } from '../../../workers/errors/texts/engine';
import type { Translation } from '../translation';

/** 后端的问题、选择后端的原因，以及本页的其他问题。 */
export const engineZh: Translation<typeof engineTexts> = {
  backend: {
    none: '此浏览器没有后端通过检查：请换用其他浏览器。',
    noModel: '尚未加载模型：请先加载。',
    notFinite: '{{backend}} 后端给出了非有限的数值。请在“引擎”中选择其他后端。',
    differs: '{{backend}} 后端与参考值相差每词元 {{difference}} 奈特；至多允许 {{most}}。请在“引擎”中选择其他后端。',
    notStarted: '无法启动 {{backend}} 后端（{{reason}}）。请在“引擎”中选择其他后端，或重新加载页面。',
    bufferSize: '权重“{{weight}}”需要 {{needed}} 字节的单个缓冲区，而此 GPU 只允许 {{most}}。请在“引擎”中选择 wasm。',
    noDevice: 'WebGPU 未给出设备（{{reason}}）。请在“引擎”中选择 wasm。',
    noDeviceAtAll: 'WebGPU 未给出设备。请在“引擎”中选择 wasm。',
    notPrepared: '{{backend}} 后端无法准备模型的一部分（{{reason}}）。多半是内存不足：请关闭其他标签页后重试，或选择其他后端。',
    stopped: '{{backend}} 后端在计算途中停止（{{reason}}）。请重新加载模型，或选择其他后端。',
    gpuLost: 'GPU 在计算途中丢失（{{reason}}）。请重试以启动新的引擎，或在“引擎”中选择 wasm。',
    notFloats: '后端应给出 float32 张量，实为 {{found}}。',
  },
  engine: {
    replaced: '“{{channel}}”上的请求已被更新的请求取代，或已取消。',
    crashed: '引擎的工作线程已停止（{{reason}}），多半是内存不足。正在重新启动；若再次停止，请关闭其他标签页，或在“引擎”中选择其他后端。',
    notStarted: '引擎的工作线程无法启动：脚本未送达，或内存不足。请检查网络连接后重试；否则请关闭其他标签页，或在“引擎”中选择其他后端。',
    unexpected: '发生了意外：{{reason}}。请重试；若仍如此，请重新加载页面。',
  },
  reason: {
    chosen: '由您选择',
    chosenNoAdapter: '已选择 WebGPU，但此浏览器没有适配器',
    noAdapter: '此浏览器没有 WebGPU 适配器',
    software: 'WebGPU 适配器（{{adapter}}）以软件运行，比 wasm 慢',
    checkFailed: 'WebGPU 未通过检查',
    adapter: '适配器：{{adapter}}',
    oneThread: 'wasm，单线程',
    insecure: 'wasm，单线程：本页经由普通 http 打开；请通过 https 提供本页，或在 localhost 打开',
    notIsolated: 'wasm，单线程：主机未发送 COOP 和 COEP，因此本页没有 SharedArrayBuffer',
    threads: 'wasm，{{threads}} 线程',
    node: '在 CPU 上的 onnxruntime-node',
  },
};
