/** Whole inputs of every kind, which the fuzzer breaks. */
import { readFileSync } from 'node:fs';
import type { Lecture } from '../../app/lecture/schema';
import { DEFAULT_PATHS } from '../../workers/model/default_model';
import { matrixSize } from '../../workers/model/shape';
import type { OwnRegionReport, SavedTraining } from '../../workers/protocol';
import { encodeBundle } from '../../workers/regions/bundle';
import { encodeOwnRegion } from '../../workers/regions/own_file';
import { encodeTraining } from '../../workers/tasks/training_file';
import { tinyMetadata, tinyModel, tinyShape, tinyTensors } from '../support/tiny_model';
import { tinyRegions } from '../support/tiny_regions';
import { HASH, packedRegion } from '../unit/workers/regions/fixtures';
import { TINY } from '../unit/workers/regions/shapes';

export { HASH };
export const SHAPE = TINY;

export const LINKS = [
  '#v1&core=1&draw=2',
  '#v1&off=ar,ru&share=3&kind=random&op=scale&x=4.5&seed=7&layers=2-9&in=q.k.down&dims=except:163.400',
  '#v1&edit=post_attention_norm:1:163:x4,dim:163:all:2-9:zero,weight:2:down:7:9:r7&rule=paper',
  '#v1&prompt=Fudan+University+is&tokens=40&t=0.7&sample=3&text=a+%2B+b&order=family&lang=en,ar,zh',
  '#v1&own=1&map=own-vi-1-before-code-0-q&page=core&tour=none&lecture=fudan-university.3&hide=overlap',
  '#v1&core=1&sent=wasm:ar:4.0431:fa:3.2210',
  `#v1&model=${'b'.repeat(64)}%7CSmolLM2+135M%7Chttps%3A%2F%2Fhost.example%2Fm.gguf`,
];

export const LECTURE: Lecture = {
  version: 1,
  id: 'a-lecture',
  title: 'Regions',
  revision: 3,
  steps: ['one', 'two'].map((id) => ({
    id,
    title: `Step ${id}`,
    notes: 'What to say.\n你好',
    link: 'v1&core=1&draw=2',
    predict: id === 'two',
    shows: 'both' as const,
  })),
};

export const MODELS = (['gemma3', 'llama', 'llama-3.1', 'qwen2'] as const).map((architecture) => ({
  gguf: tinyModel(architecture).gguf,
  metadata: tinyMetadata(tinyShape(architecture)),
  tensors: tinyTensors(architecture).tensors,
}));

export const REGION = packedRegion(TINY, { shares: [20, 60, 80] }, 1);

const STABILITY = { byShare: [0.1, 0.2, 0.3], byMatrix: [[0.1, 0.2]] };
const REPORT: OwnRegionReport = {
  modelName: 'tiny',
  modelSha256: HASH,
  importance: 'abs-of-sum',
  shares: [1, 3, 5],
  own: {
    tokens: 100,
    halves: [50, 50],
    meanNll: 2.5,
    truncated: false,
    stability: { top: STABILITY, bottom: STABILITY },
  },
  other: null,
  seconds: 12.5,
};
export const OWN_REGION = encodeOwnRegion({
  report: REPORT,
  own: {
    top: packedRegion(TINY, { of: 'own', kind: 'top' }, 1),
    bottom: packedRegion(TINY, { of: 'own', kind: 'bottom' }, 2),
  },
  other: null,
});

export const ADDRESSES = [
  'owner/name/file.gguf',
  'https://huggingface.co/o/n/blob/main/f-00001-of-00003.gguf?download=true#x',
  'http://127.0.0.1:8080/a%20b.gguf',
];

const BUNDLED = { ...tinyRegions(TINY).index, entries: tinyRegions(TINY).index.entries.slice(0, 2) };
export const BUNDLE = encodeBundle({
  index: BUNDLED,
  files: new Map(BUNDLED.entries.map(({ file }, at) => [file, Uint8Array.of(at, 7)])),
});

const TRAINING_STATE = (['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const).flatMap((matrix) =>
  [0.5, 0.25, 0.125].map((value) => new Float32Array(matrixSize(TINY, matrix)).fill(value)),
);
const SAVED: SavedTraining = {
  version: 1,
  modelName: 'tiny',
  modelSha256: HASH,
  steps: 2,
  tokens: 64,
  momentSteps: 2,
  frozenWeights: 0,
  settings: {
    text: 'a text',
    learningRate: 0.01,
    frozen: 'none',
    steps: 8,
    tokensPerStep: 32,
    scoreEvery: 2,
  },
  points: [
    {
      step: 2,
      tokens: 64,
      loss: 3,
      gradientNorm: 1,
      msPerStep: 9,
      scores: [{ id: 'ar', tokens: 9, meanNll: 2.5 }],
    },
  ],
};
/** As `Trainer.state()` gives it. */
export const trainingState = (): readonly Float32Array[] =>
  Array.from({ length: TINY.layers }, () => TRAINING_STATE).flat();
export const TRAININGS = [true, false].map((withMoments) =>
  joined(encodeTraining(TINY, SAVED, trainingState(), withMoments)),
);

/** Parts one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export const INDEX: unknown = JSON.parse(JSON.stringify(tinyRegions(tinyShape('gemma3')).index));
export const MANIFEST: unknown = JSON.parse(readFileSync(`public/${DEFAULT_PATHS.manifest}`, 'utf8'));

const REGION_EDIT = {
  target: 'region',
  of: 'core',
  kind: 'random',
  share: 1,
  rule: 'code',
  seed: 7,
  stream: 2,
  layers: [2, 9],
  matrices: ['q', 'down'],
  dimensions: { keep: 'except', of: [163] },
  operation: { op: 'scale', factor: 4 },
};
export const RECIPES: readonly unknown[] = [
  { version: 1, edits: [REGION_EDIT] },
  {
    version: 1,
    edits: [
      { target: 'parameter', norm: 'attn_norm', layer: 1, dimension: 163, operation: { op: 'zero' } },
      { target: 'weight', layer: 1, matrix: 'q', output: 2, input: 3, operation: { op: 'random', seed: 9 } },
    ],
  },
];

export const FIRST_WEIGHTS = {
  version: 1,
  modelSha256: HASH,
  of: 'ar',
  weights: [
    [0, 0, 1, 2],
    [1, 6, 3, 4],
  ],
};

export const QUESTIONS =
  '\uFEFFquestion,A,B,C,D,answer\nWhat?,one,two,three,four,B\n\n"Wh""ere,\n?",here,there,,,a\n';
