import type { FailurePairs } from '.';

/** 后端的消息。 */
export const backendsZh: FailurePairs = [
  [
    `The engine's worker stopped ({0}), most likely for lack of memory. It is started again; if it stops again, close other tabs or choose another back end under "Engine".`,
    '引擎的工作线程已停止（{0}），多半是内存不足。正在重新启动；若再次停止，请关闭其他标签页，或在“引擎”中选择其他后端。',
  ],
  ['it could not be started', '无法启动'],
  ['No model is loaded yet: load one first.', '尚未加载模型：请先加载。'],
  [
    'No back end of this browser passed its check: try another browser.',
    '此浏览器没有后端通过检查：请换用其他浏览器。',
  ],
  [
    'The {0} back end could not be started ({1}). Choose another one under "Engine", or reload the page.',
    '无法启动 {0} 后端（{1}）。请在“引擎”中选择其他后端，或重新加载页面。',
  ],
  [
    'The {0} back end gave numbers that are not finite. Choose another one under "Engine".',
    '{0} 后端给出了非有限的数值。请在“引擎”中选择其他后端。',
  ],
  [
    'The {0} back end differs from the reference by {1} nats a token; at most {2} was expected. Choose another one under "Engine".',
    '{0} 后端与参考值相差每词元 {1} 纳特；至多允许 {2}。请在“引擎”中选择其他后端。',
  ],
  [
    'The weight "{0}" needs {1} bytes in one buffer, and this GPU allows {2}. Choose wasm under "Engine".',
    '权重“{0}”需要 {1} 字节的单个缓冲区，而此 GPU 只允许 {2}。请在“引擎”中选择 wasm。',
  ],
  [
    'WebGPU gave no device ({0}). Choose wasm under "Engine".',
    'WebGPU 未给出设备（{0}）。请在“引擎”中选择 wasm。',
  ],
  ['WebGPU gave no device. Choose wasm under "Engine".', 'WebGPU 未给出设备。请在“引擎”中选择 wasm。'],
  [
    'The {0} back end could not prepare a part of the model ({1}). It is likely out of memory: close other tabs and retry, or choose another back end.',
    '{0} 后端无法准备模型的一部分（{1}）。多半是内存不足：请关闭其他标签页后重试，或选择其他后端。',
  ],
  [
    'The {0} back end stopped in the middle of a computation ({1}). Load the model again, or choose another back end.',
    '{0} 后端在计算途中停止（{1}）。请重新加载模型，或选择其他后端。',
  ],
  [
    'The GPU was lost in the middle of a computation ({0}). Try again to start a new engine, or choose wasm under "Engine".',
    'GPU 在计算途中丢失（{0}）。请重试以启动新的引擎，或在“引擎”中选择 wasm。',
  ],
  ['Expected a float32 tensor from the back end, found {0}.', '后端应给出 float32 张量，实为 {0}。'],
  [
    'The request on "{0}" was replaced by a newer one, or cancelled.',
    '“{0}”上的请求已被更新的请求取代，或已取消。',
  ],
  ['chosen by you', '由您选择'],
  ['WebGPU was chosen, but this browser gives no adapter', '已选择 WebGPU，但此浏览器没有适配器'],
  ['no WebGPU adapter in this browser', '此浏览器没有 WebGPU 适配器'],
  [
    'the WebGPU adapter ({0}) runs in software, which is slower than wasm',
    'WebGPU 适配器（{0}）以软件运行，比 wasm 慢',
  ],
  ['WebGPU did not pass its check', 'WebGPU 未通过检查'],
  ['hardware adapter: {0}', '硬件适配器：{0}'],
  ['wasm on one thread', 'wasm，单线程'],
  [
    'wasm on one thread: the host does not send COOP and COEP, so the page has no SharedArrayBuffer',
    'wasm，单线程：主机未发送 COOP 和 COEP，因此本页没有 SharedArrayBuffer',
  ],
  ['wasm on {0} threads', 'wasm，{0} 线程'],
];
