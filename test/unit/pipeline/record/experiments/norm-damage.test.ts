import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cellsOf,
  editOf,
  GROUP,
  MAPPED_NORMS,
  normAt,
  tupleOf,
} from '../../../../../app/figures/norm-damage';
import type { RecordContext } from '../../../../../pipeline/record/experiment';
import { normDamageExperiment } from '../../../../../pipeline/record/experiments/norm-damage';
import {
  chooseAgain,
  chooseCells,
  chooseInHeads,
  drawn,
  largest,
  type PlannedCell,
} from '../../../../../pipeline/record/experiments/norm-damage/cells';
import { DamageMeter } from '../../../../../pipeline/record/experiments/norm-damage/meter';
import { screen } from '../../../../../pipeline/record/experiments/norm-damage/screen';
import { beginningOf } from '../../../../../pipeline/record/passage_beginning';
import { inputsHash } from '../../../../../pipeline/record/run';
import type { LoadedModel } from '../../../../../workers/decoder/loaded_model';
import type { RegionIndex } from '../../../../../workers/protocol';
import { openTiny } from '../../../../support/tiny_engine';

let model: LoadedModel;
const texts = [
  [1, 5, 9, 12, 30],
  [1, 40, 8, 21, 7],
];
const cell = (norm: number, layer: number, dimension: number): PlannedCell => ({
  norm: normAt(norm),
  layer,
  dimension,
  groups: GROUP.random,
  importance: 0,
});

beforeAll(async () => {
  model = await openTiny('gemma3');
});
afterAll(() => model.release());

const meanNll = async (ids: readonly number[], variant: 'base' | 'edited') => {
  const nll = await model.decoder.score(ids, variant, () => {});
  return Array.from(nll).reduce((sum, value) => sum + value, 0) / nll.length;
};

describe('the damage of one norm parameter', () => {
  it.each(['x4', 'zero'] as const)(
    'measured side by side is what the engine scores, %s',
    async (operation) => {
      const meter = await DamageMeter.open(model, texts);
      for (const layer of [0, 2]) {
        // More cells than one batch holds.
        const cells = Array.from({ length: 11 }, (_, at) => cell(at % MAPPED_NORMS.length, layer, at * 2));
        const damage = await meter.measure(layer, cells, operation);
        for (const [at, { norm, dimension }] of cells.entries()) {
          const edit = editOf({ norm, layer, dimension }, operation);
          const variant = await model.apply({ version: 1, edits: [edit] }, () => {});
          for (const [text, ids] of texts.entries())
            expect(damage[at]?.[text]).toBeCloseTo(
              (await meanNll(ids, variant)) - (await meanNll(ids, 'base')),
              5,
            );
        }
        await model.apply({ version: 1, edits: [] }, () => {});
      }
    },
  );

  it('leaves the untouched model as it was', async () => {
    const meter = await DamageMeter.open(model, texts);
    await meter.measure(1, [cell(0, 1, 3)], 'zero');
    for (const [at, ids] of texts.entries())
      expect(await meanNll(ids, 'base')).toBeCloseTo(meter.base[at] ?? 0, 6);
  });

  it('takes no recipe away that was live in the layer', async () => {
    const ids = texts[0] ?? [];
    const meter = await DamageMeter.open(model, texts);
    const edit = editOf({ norm: 'attn_norm', layer: 1, dimension: 2 }, 'x4');
    const before = await meanNll(ids, await model.apply({ version: 1, edits: [edit] }, () => {}));
    await meter.measure(1, [cell(0, 1, 3)], 'zero');
    expect(await meanNll(ids, await model.apply({ version: 1, edits: [edit] }, () => {}))).toBe(before);
  });

  it('is refused for texts of two lengths', async () => {
    await expect(
      DamageMeter.open(model, [
        [1, 2, 3],
        [1, 2],
      ]),
    ).rejects.toThrow(/one length/);
  });
});

describe('the screening', () => {
  // No edit of the tests above is live in this one.
  beforeAll(async () => {
    await model.release();
    model = await openTiny('gemma3');
  });

  it('is |θ·g|, as small steps of the parameter itself show', async () => {
    const { importance } = await screen(model, texts);
    const { layers } = model.decoder.parts;
    const STEP = 1e-2;
    for (const [at, norm] of MAPPED_NORMS.entries()) {
      const layer = 1;
      const original = await model.weights.norms(layer);
      const values = original[norm];
      if (!values) throw new Error(`the tiny model has no ${norm}`);
      const nllAt = async (factor: number) => {
        const changed = values.slice();
        changed[4] = (changed[4] as number) * factor;
        await layers.prepareNorms(layer, { ...original, [norm]: changed });
        return Promise.all([
          await meanNll(texts[0] ?? [], 'edited'),
          await meanNll(texts[1] ?? [], 'edited'),
        ]);
      };
      const up = await nllAt(1 + STEP);
      const down = await nllAt(1 - STEP);
      await layers.dropEdited(layer);
      const byHand =
        up.reduce((sum, value, text) => sum + Math.abs(value - (down[text] ?? 0)), 0) / (4 * STEP);
      expect(importance[layer]?.[at]?.[4]).toBeCloseTo(byHand, 3);
    }
  });

  it('knows the mean magnitude of each residual dimension', async () => {
    const { magnitude } = await screen(model, texts.slice(0, 1));
    let sum = 0;
    let rows = 0;
    await model.decoder.hidden(
      texts[0]?.slice(0, -1) ?? [],
      'base',
      () => {},
      (_, input) => {
        for (let row = 0; row < 4; row++) sum += Math.abs(input[row * 32 + 7] as number);
        rows += 4;
      },
    );
    expect(magnitude[7]).toBeCloseTo(sum / rows, 6);
  });
});

describe('the cells that are measured', () => {
  const WIDTH = 8;
  const importance = Array.from({ length: 2 }, (_, layer) =>
    MAPPED_NORMS.map((_, norm) =>
      Float64Array.from({ length: WIDTH }, (_, at) => layer * 100 + norm * 10 + at),
    ),
  );
  const magnitude = Float64Array.from([0, 9, 1, 2, 3, 4, 5, 6]);

  it('are the highest scores, the strongest dimensions everywhere, and a random sample, each with its reasons', () => {
    const cells = chooseCells(importance, magnitude, { screened: 3, strongest: 1, random: 5 }, 0);
    const of = (group: number) => cells.filter(({ groups }) => (groups & group) !== 0);
    expect(of(GROUP.screened).map(({ layer, norm, dimension }) => [layer, norm, dimension])).toEqual([
      [1, 'post_ffw_norm', 5],
      [1, 'post_ffw_norm', 6],
      [1, 'post_ffw_norm', 7],
    ]);
    expect(of(GROUP.strongest)).toHaveLength(8);
    for (const { dimension } of of(GROUP.strongest)) expect(dimension).toBe(1);
    expect(of(GROUP.random)).toHaveLength(5);
    for (const { layer, norm, dimension, importance: score } of cells)
      expect(score).toBe(layer * 100 + (MAPPED_NORMS as readonly string[]).indexOf(norm) * 10 + dimension);
  });

  it('are drawn by seed, without repeats', () => {
    expect([...drawn(1000, 20, 3)]).toEqual([...drawn(1000, 20, 3)]);
    expect([...drawn(1000, 20, 3)]).not.toEqual([...drawn(1000, 20, 4)]);
    expect(drawn(30, 30, 1).size).toBe(30);
    for (const at of drawn(50, 20, 1)) expect(at).toBeLessThan(50);
  });

  it('are read from the file as they were written, and no norm is made up', () => {
    const damage = { en: 1, ar: 2, zh: 6 };
    const planned = { ...cell(2, 4, 163), importance: 0.5 };
    const figures = { operation: 'x4', layer: 4, tokens: 12, base: [1, 1, 1] } as const;
    const cells = [tupleOf({ ...planned, damage })];
    expect(cells).toEqual([[2, 163, GROUP.random, 0.5, 1, 2, 6]]);
    const read = cellsOf([{ ...figures, base: [1, 1, 1], cells }], 'x4');
    expect(read).toEqual([{ ...planned, damage, meanDamage: 3 }]);
    expect(() => normAt(6)).toThrow('none of number 6');
  });

  it('are measured again where they are worst, where they stand for the rest, and in the strongest dimension', () => {
    const screening = { importance, magnitude };
    const first = cellsOf(
      [0, 1].map((layer) => ({
        operation: 'x4',
        layer,
        tokens: 12,
        base: [1, 1, 1],
        cells: chooseCells(importance, magnitude, { screened: 3, strongest: 1, random: 5 }, 0)
          .filter((one) => one.layer === layer)
          .map((one) => tupleOf({ ...one, damage: { en: one.importance, ar: 0, zh: 0 } })),
      })),
      'x4',
    );
    const again = chooseAgain(first, screening, { worst: 2, rest: 4, strongest: 1 }, 0);
    const of = (group: number) => again.filter(({ groups }) => (groups & group) !== 0);
    expect(of(GROUP.worst).map(({ importance: score }) => score)).toEqual([137, 136]);
    for (const { groups } of of(GROUP.worst)) expect(groups & GROUP.screened).toBe(GROUP.screened);
    expect(of(GROUP.rest)).toHaveLength(4);
    expect(of(GROUP.strongest)).toHaveLength(8);
    for (const { groups } of of(GROUP.rest)) expect(groups & GROUP.worst).toBe(0);
    for (const { layer, norm, dimension, importance: score } of again)
      expect(score).toBe(layer * 100 + (MAPPED_NORMS as readonly string[]).indexOf(norm) * 10 + dimension);
  });

  it('of the norms inside of the heads are the highest scores and a random sample', () => {
    const inHeads = importance.map((norms) => norms.slice(0, 2));
    const cells = chooseInHeads(inHeads, { screened: 2, random: 3 }, 0);
    expect(cells.slice(0, 2).map(({ layer, norm, dimension }) => [layer, norm, dimension])).toEqual([
      [1, 'attn_k_norm', 7],
      [1, 'attn_k_norm', 6],
    ]);
    expect(cells.filter(({ groups }) => (groups & GROUP.random) !== 0)).toHaveLength(3);
  });

  it('take the first of equals', () => {
    expect(largest([1, 5, 5, 0], 2)).toEqual([1, 2]);
  });
});

describe('the plan', () => {
  it('measures a part again only where the first measurement is recorded, and is fresh where it was', async () => {
    const context = { engine: { ready: () => model } } as unknown as RecordContext;
    const units = await normDamageExperiment.units(context);
    expect(units.map(({ id }) => id).filter((id) => id.endsWith('-0'))).toEqual([
      'x4-0',
      'zero-0',
      'second-x4-0',
      'second-zero-0',
      'heads-x4-0',
      'heads-zero-0',
    ]);
    const shipped = JSON.parse(readFileSync('public/recorded/gemma-3-270m/norm-damage.json', 'utf8'));
    const [first] = units;
    expect(first && inputsHash(first, shipped, { entries: [] } as unknown as RegionIndex)).toBe(
      shipped.results[0].inputs,
    );
  });
});

describe('the text', () => {
  const tokenizer = { opening: [1], encode: () => [5, 6, 7] } as unknown as LoadedModel['tokenizer'];

  it('is the beginning of a passage after BOS', () => {
    expect(beginningOf('en', 2, tokenizer)).toEqual([1, 5, 6]);
  });

  it('says where a passage is too short', () => {
    expect(() => beginningOf('en', 4, tokenizer)).toThrow('has 3 tokens, 4 are needed');
  });
});
