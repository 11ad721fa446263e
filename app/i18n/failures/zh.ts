import type { FailurePairs } from '.';
import { backendsZh } from './backends.zh';
import { modelZh } from './model.zh';
import { regionsZh } from './regions.zh';
import { textsZh } from './texts.zh';

/** 引擎所说的全部消息的中文。 */
export const failuresZh: FailurePairs = [...modelZh, ...textsZh, ...backendsZh, ...regionsZh];
