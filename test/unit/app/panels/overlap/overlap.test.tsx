import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { LayerStrip, stripTop } from '../../../../../app/charts/overlap/LayerStrip';
import { parseColour } from '../../../../../app/charts/overlap/paint';
import { cellWords, wholeWords } from '../../../../../app/charts/overlap/readout';
import { intersect } from '../../../../../app/charts/overlap/tiles';
import { stepInGrid, ValueGrid } from '../../../../../app/charts/overlap/ValueGrid';
import { DEFAULT_OVERLAP_VIEW, maskQuery } from '../../../../../app/link/overlap_view';
import { overlapLines, overlapSvg } from '../../../../../app/panels/overlap/export';
import { OverlapControls } from '../../../../../app/panels/overlap/OverlapControls';
import { OverlapPanel } from '../../../../../app/panels/overlap/OverlapPanel';
import { OverlapTableDetails } from '../../../../../app/panels/overlap/OverlapTableDetails';
import {
  bytesNeeded,
  indexWithOwn,
  PAIRS,
  stabilityAt,
  stabilityOf,
} from '../../../../../app/panels/overlap/regions';
import { pairKey } from '../../../../../app/panels/overlap/usePairs';
import type { ModelShape } from '../../../../../workers/model/shape';
import type {
  MatrixMask,
  OwnRegionReport,
  RegionIndex,
  RegionIndexEntry,
} from '../../../../../workers/protocol';
import { initMessages } from '../../charts/i18n';

let i18n: Awaited<ReturnType<typeof initMessages>>;
beforeAll(async () => {
  i18n = await initMessages();
});

const entry = (of: RegionIndexEntry['of'], kind: 'top' | 'bottom'): RegionIndexEntry => ({
  of,
  kind,
  shares: [1, 3, 5],
  file: `${of}-${kind}.bin`,
  sizeBytes: 1_000,
  tokens: 64_000,
  stability: { byShare: [0.25, 0.3, 0.33], byMatrix: [[0.1, 0.2, 0, 0, 0, 0, 0]] },
});
const shape: ModelShape = {
  architecture: 'llama',
  norms: ['attn_norm', 'ffn_norm'],
  layers: 1,
  width: 4,
  heads: 2,
  keyValueHeads: 1,
  headWidth: 2,
  feedForward: 8,
  vocabulary: 16,
  contextLength: 8,
  rmsEpsilon: 1e-6,
  slidingWindow: null,
  slidingPattern: 1,
  ropeBase: { full: 10_000, sliding: 10_000 },
  queryScale: 1,
  embeddingScale: 1,
  activation: 'silu',
  rotary: 'interleaved',
  tiedEmbedding: false,
};
const index: RegionIndex = {
  version: 1,
  modelSha256: '',
  shape,
  corpus: 'NTREX',
  rule: 'abs-of-sum',
  entries: (['core', 'ar', 'en', 'es', 'ko', 'ru', 'vi', 'zh'] as const).flatMap((of) => [
    entry(of, 'top'),
    entry(of, 'bottom'),
  ]),
};
const mask = (bits: readonly number[]): MatrixMask => {
  const words = new Uint32Array(1);
  for (const bit of bits) words[0] = (words[0] ?? 0) | (1 << bit);
  return { layer: 3, matrix: 'q', output: 4, input: 4, words, count: bits.length };
};
const grid = { inputTile: 2, outputTile: 2, inputFrom: 0, outputFrom: 0, columns: 2, rows: 2 };
const a = { mask: mask([0, 1, 5, 15]), name: 'Arabic' };
const b = { mask: mask([1, 15, 14]), name: 'Vietnamese' };
const both = intersect(a.mask, b.mask);

test('before subtraction two files are needed; after it all of the core languages, with Bottom for the paper’s rule', () => {
  const view = DEFAULT_OVERLAP_VIEW;
  expect(bytesNeeded(index, ['ar', 'vi'], view)).toBe(2_000);
  expect(bytesNeeded(index, ['ar', 'ar'], view)).toBe(1_000);
  expect(bytesNeeded(index, ['ar', 'vi'], { stage: 'after', rule: 'code' })).toBe(6_000);
  expect(bytesNeeded(index, ['ar', 'en'], { stage: 'after', rule: 'paper' })).toBe(14_000);
});

test('stability is read for the share that is shown, and by layer only where it is known', () => {
  expect(stabilityOf(index, 'ar', 3)).toBe(0.3);
  expect(stabilityAt(index, 'ar', 1, 0, 1)).toBe(0.2);
  expect(stabilityAt(index, 'ar', 3, 0, 1)).toBeNull();
  expect(stabilityAt(index, 'ar', 1, 7, 1)).toBeNull();
});

test('there are 21 pairs of seven languages, and a pair has one key in either order', () => {
  expect(new Set(PAIRS.map(([x, y]) => pairKey(DEFAULT_OVERLAP_VIEW, x, y))).size).toBe(21);
  expect(pairKey(DEFAULT_OVERLAP_VIEW, 'vi', 'ar')).toBe(pairKey(DEFAULT_OVERLAP_VIEW, 'ar', 'vi'));
  expect(maskQuery(DEFAULT_OVERLAP_VIEW, 'ar')).toMatchObject({
    of: 'ar',
    kind: 'top',
    stage: 'before',
    matrix: 'q',
  });
});

test('the readout gives ranges and counts of a tile, and Jaccard of the whole', () => {
  expect(cellWords(i18n.t, a, b, both, grid, { row: 0, column: 0 })).toBe(
    'Input 0–1, output 0–1: Arabic 3, Vietnamese 1, both 1 of 4 weights',
  );
  const single = { ...grid, inputTile: 1, outputTile: 1, columns: 4, rows: 4 };
  expect(cellWords(i18n.t, a, b, both, single, { row: 3, column: 3 })).toBe(
    'Input 3, output 3: Arabic 1, Vietnamese 1, both 1 of 1 weights',
  );
  expect(wholeWords(i18n.t, a, b, both)).toContain('both 2 weights; Jaccard 40.0 %');
});

test('the CSV lists each tile with its ranges and counts', () => {
  const [head, first] = overlapLines({ a, b, both, grid });
  expect(head?.join()).toBe(
    'layer,matrix,input_first,input_last,output_first,output_last,weights,Arabic,Vietnamese,both',
  );
  expect(first).toEqual([3, 'q', 0, 1, 0, 1, 4, 3, 1, 1]);
});

test('the SVG draws only tiles that hold weights and says what it shows', () => {
  const theme = { paper: parseColour('#ffffff'), a: parseColour('#c8232c'), b: parseColour('#0072b2') };
  const svg = overlapSvg({ a, b, both, grid }, theme, 'Arabic & <Vietnamese>');
  expect(svg.match(/<rect x=/g)).toHaveLength(2);
  expect(svg).toContain('<title>Arabic &amp; &lt;Vietnamese></title>');
});

test('the layer strip is a slider that says layer and value, with a bar each', () => {
  const markup = renderToStaticMarkup(
    <LayerStrip
      label="Layer"
      values={[0.1, 0.2, 0.4]}
      compare={[0.25, null, 0.5]}
      layer={1}
      words={(layer) => `layer ${layer}`}
      onLayer={() => {}}
    />,
  );
  expect(markup).toContain('aria-valuenow="1" aria-valuetext="layer 1"');
  expect(markup.match(/--bar/g)).toHaveLength(3);
  expect(markup.match(/<b>/g)).toHaveLength(2);
  expect(stripTop([0.1, 0.2, 0.4], [0.25, null, 0.5])).toBe(0.5);
});

test('a small map has one tab stop, a name for each cell, and marks what is unknown', () => {
  const axis = ['x', 'y'].map((key) => ({ key, label: key }));
  const markup = renderToStaticMarkup(
    <ValueGrid
      title="Pairs"
      rows={axis}
      columns={axis}
      value={(row, column) => (row === column ? null : 0.5)}
      most={0.5}
      cell={{ width: 10, height: 10 }}
      labelWidth={10}
      isSelected={(row, column) => row === 0 && column === 1}
      words={(row, column) => `cell ${row} ${column}`}
      onWords={() => {}}
      onSelect={() => {}}
    />,
  );
  expect(markup.match(/tabindex="0"/gi)).toHaveLength(1);
  expect(markup.match(/is-unknown/g)).toHaveLength(2);
  expect(markup).toContain('aria-label="cell 0 1" aria-selected="true"');
  expect(markup.match(/--share:100%/g)).toHaveLength(2);
});

test('arrow keys stay inside a small map', () => {
  expect(stepInGrid('ArrowDown', [1, 0], 2, 2)).toEqual([1, 0]);
  expect(stepInGrid('ArrowRight', [0, 0], 2, 2)).toEqual([0, 1]);
  expect(stepInGrid('Tab', [0, 0], 2, 2)).toBeNull();
});

const never = () => new Promise<never>(() => {});

test('the panel says what it loads, and after subtraction that regions are disjoint by construction', () => {
  const client = { regionIndex: never, mask: never, overlap: never };
  const panel = (stage: 'before' | 'after') =>
    renderToStaticMarkup(
      <OverlapPanel client={client} view={{ ...DEFAULT_OVERLAP_VIEW, stage }} onView={() => {}} />,
    );
  expect(panel('before')).toContain('Reading which regions there are.');
  expect(panel('before')).not.toContain('disjoint');
  expect(panel('after')).toContain('disjoint by construction');
});

test('the reader’s own region is a choice where there is one, with its stability', () => {
  const stability = { byShare: [0.21, 0.22, 0.23], byMatrix: [[0.5]] };
  const own: OwnRegionReport = {
    modelName: 'tiny',
    modelSha256: index.modelSha256,
    importance: 'abs-of-sum',
    shares: [1, 3, 5],
    own: {
      tokens: 64,
      halves: [32, 32],
      meanNll: 2,
      truncated: false,
      stability: { top: stability, bottom: stability },
    },
    other: null,
    seconds: 1,
  };
  const controls = (hasOwn: boolean, a: 'ar' | 'own' = 'ar') =>
    renderToStaticMarkup(
      <OverlapControls view={{ ...DEFAULT_OVERLAP_VIEW, a }} onView={() => {}} hasOwn={hasOwn} />,
    );
  expect(controls(true)).toContain('value="own"');
  expect(controls(false)).not.toContain('value="own"');
  // A link that names it shows what it names, and the panel says what is missing.
  expect(controls(false, 'own')).toContain('value="own" selected');
  expect(stabilityOf(indexWithOwn(index, own), 'own', 3)).toBe(0.22);
  expect(stabilityAt(indexWithOwn(index, own), 'own', 1, 0, 0)).toBe(0.5);
  expect(stabilityOf(index, 'own', 3)).toBeNull();
  expect(indexWithOwn(index, { ...own, modelSha256: 'another' })).toBe(index);
});

test('the table twin names its stage and holds every layer', () => {
  const jaccard = Array.from({ length: 18 }, () => [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.125]);
  const markup = renderToStaticMarkup(
    <OverlapTableDetails table={{ jaccard, total: 0.2 }} view={DEFAULT_OVERLAP_VIEW} />,
  );
  expect(markup).toContain('Jaccard of Arabic and Vietnamese for each layer and matrix, before subtraction');
  expect(markup.match(/12\.5 %/g)).toHaveLength(18);
});
