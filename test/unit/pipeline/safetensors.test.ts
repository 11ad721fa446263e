import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromHub, hubName, toHub } from '../../../pipeline/hub_names';
import { writeMasks } from '../../../pipeline/measure/masks';
import { NODE_SOURCE, nodeEnvironment } from '../../../pipeline/node_environment';
import { findRegions } from '../../../pipeline/regions/find';
import { openSafetensors } from '../../../pipeline/safetensors';
import { Engine } from '../../../workers/engine/engine';
import type { Recipe } from '../../../workers/model/recipe';
import { MATRICES, matrixDims } from '../../../workers/model/shape';
import { tensorName } from '../../../workers/model/tensors';
import { decodeBundle } from '../../../workers/regions/bundle';
import { seededNoise } from '../../support/random_numbers';
import { temporaryFolder } from '../../support/region_corpus';
import { tinyModel } from '../../support/tiny_model';

const { gguf, shape } = tinyModel('llama');
let folder: string;
let model: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  model = join(folder, 'tiny.gguf');
  await writeFile(model, gguf);
});

/** A safetensors file of f32, as Python writes it. */
async function writeFloats(
  name: string,
  tensors: Readonly<Record<string, { shape: number[]; values: Float32Array }>>,
  metadata: Readonly<Record<string, string>>,
): Promise<string> {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  let at = 0;
  for (const [tensor, { shape, values }] of Object.entries(tensors)) {
    entries[tensor] = { dtype: 'F32', shape, data_offsets: [at, at + values.byteLength] };
    at += values.byteLength;
  }
  const header = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const data = Object.values(tensors).map(({ values }) => Buffer.from(values.buffer));
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([length, header, ...data]));
  return path;
}

/** Scores of every matrix, as GGUF has its rows. */
const scoresOf = (seed: number, layer: number, matrix: (typeof MATRICES)[number]) => {
  const { output, input } = matrixDims(shape, matrix);
  return seededNoise(seed + 100 * layer + MATRICES.indexOf(matrix), output * input, 1, 0);
};
const everyMatrix = <T>(make: (layer: number, matrix: (typeof MATRICES)[number]) => T) =>
  Array.from({ length: shape.layers }, (_, layer) => MATRICES.map((matrix) => make(layer, matrix))).flat();

const hubOrder = (values: Float32Array, matrix: (typeof MATRICES)[number]) => {
  const places = Float32Array.from(values, (_, at) => at);
  const from = fromHub(places, shape, matrix);
  const result = new Float32Array(values.length);
  for (const [at, place] of from.entries()) result[place] = values[at] ?? Number.NaN;
  return result;
};

const scoreFile = (name: string, seed: number, names: 'gguf' | 'hub', metadata: Record<string, string>) =>
  writeFloats(
    name,
    Object.fromEntries(
      everyMatrix((layer, matrix) => {
        const { output, input } = matrixDims(shape, matrix);
        const values = scoresOf(seed, layer, matrix);
        return names === 'gguf'
          ? [tensorName(layer, matrix), { shape: [output, input], values }]
          : [hubName(layer, matrix), { shape: [output, input], values: hubOrder(values, matrix) }];
      }),
    ),
    metadata,
  );

const find = (scores: { language: 'ar' | 'vi'; path: string }[], out: string) =>
  findRegions(
    { model, texts: null, shard: null, merge: false, scores, languages: [], cache: folder, out, threads: 1 },
    () => {},
  );

describe('rows of q and k', () => {
  it('are those of the hub as llama.cpp’s converter turns them', () => {
    // w.reshape(heads, 2, headWidth / 2, in).swapaxes(1, 2), of one head of 4 rows: 0 1 2 3 becomes 0 2 1 3.
    const head = { ...shape, headWidth: 4, heads: 1, width: 1 };
    expect([...fromHub(Float32Array.of(0, 1, 2, 3), head, 'q')]).toEqual([0, 2, 1, 3]);
    expect([...fromHub(Float32Array.of(0, 1, 2, 3), { ...head, rotary: 'half' }, 'q')]).toEqual([0, 1, 2, 3]);
    const flags = Uint8Array.of(1, 0, 0, 0, 0, 1, 1, 0);
    const two = { ...head, heads: 2 };
    expect([...fromHub(Float32Array.from(toHub(flags, two, 'q')), two, 'q')]).toEqual([...flags]);
  });
});

describe('scores that were computed elsewhere', () => {
  const signed = { sums: 'signed', tokens: '1000' };

  it('select the same regions under the names of GGUF and of the hub', async () => {
    const bundles = [];
    for (const names of ['gguf', 'hub'] as const) {
      const ar = await scoreFile(`ar.${names}.safetensors`, 1, names, signed);
      const vi = await scoreFile(`vi.${names}.safetensors`, 2, names, signed);
      const out = join(folder, `${names}.regions`);
      await find(
        [
          { language: 'ar', path: ar },
          { language: 'vi', path: vi },
        ],
        out,
      );
      bundles.push(decodeBundle(await readFile(out)));
    }
    const [a, b] = bundles;
    expect(a?.index.rule).toBe('abs-of-sum');
    expect(a?.index.entries.find(({ file }) => file === 'core-top.region')?.tokens).toBe(2000);
    expect(b).toEqual(a);
  });

  it.each([
    ['what they are', { tokens: '9' }, /"sums": "signed".*"absolute"/],
    ['of how much text', { sums: 'absolute' }, /how many "tokens"/],
  ])('have to say %s', async (_, metadata, why) => {
    const path = await scoreFile('odd.safetensors', 1, 'gguf', metadata as Record<string, string>);
    await expect(find([{ language: 'ar', path }], join(folder, 'odd.regions'))).rejects.toThrow(why);
  });

  it('are refused where a tensor is missing, of one kind and another, or no such file', async () => {
    const lone = await writeFloats('lone.safetensors', {}, signed);
    const find1 = (path: string) => find([{ language: 'ar', path }], join(folder, 'x.regions'));
    await expect(find1(lone)).rejects.toThrow(/blk\.0\.attn_q\.weight or model\.layers\.0.*nothing found/);
    await expect(find1(model)).rejects.toThrow(/no safetensors file/);
    await expect(find1(join(folder, 'none'))).rejects.toThrow(/can't be read/);
    const [a, b] = [
      await scoreFile('a.safetensors', 1, 'gguf', signed),
      await scoreFile('b.safetensors', 1, 'gguf', { ...signed, sums: 'absolute' }),
    ];
    const both = [
      { language: 'ar' as const, path: a },
      { language: 'vi' as const, path: b },
    ];
    await expect(find(both, join(folder, 'y.regions'))).rejects.toThrow(/one kind was expected/);
  });
});

describe('masks of a region', () => {
  it('have the weights that the region touches, as booleans under the names of the hub', async () => {
    const path = await scoreFile('ar.safetensors', 1, 'gguf', { sums: 'absolute', tokens: '10' });
    const regionsFile = join(folder, 'ar.regions');
    await find([{ language: 'ar', path }], regionsFile);
    const engine = new Engine(nodeEnvironment({ modelPath: model, regionsFile, threads: 1 }));
    await engine.load(NODE_SOURCE, 'auto', () => {});
    const edit = { target: 'region', of: 'ar', kind: 'top', share: 5, rule: 'code', seed: 0 } as const;
    const recipe: Recipe = { version: 1, edits: [{ ...edit, operation: { op: 'zero' } }] };
    const masks = join(folder, 'masks.safetensors');
    await writeMasks(engine, recipe, masks);
    const { shapes, metadata } = await openSafetensors(masks);
    expect(shapes.get('model.layers.2.mlp.down_proj.weight')).toEqual([shape.width, shape.feedForward]);
    expect(metadata.model_sha256).toMatch(/^[0-9a-f]{64}$/);
    const { touchedWeights } = await engine.describe(recipe);
    const bytes = await readFile(masks);
    const data = bytes.subarray(8 + Number(bytes.readBigUInt64LE()));
    expect(data.reduce((sum, flag) => sum + flag, 0)).toBe(touchedWeights);
    // The strongest score of a matrix whose rows are turned is where the hub has it.
    const { output, input } = matrixDims(shape, 'q');
    const scores = hubOrder(scoresOf(1, 0, 'q').map(Math.abs), 'q');
    const best = scores.indexOf(Math.max(...scores));
    expect(data.subarray(0, output * input)[best]).toBe(1);
  });
});
