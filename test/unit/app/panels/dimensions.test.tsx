// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises';
import { screen, within } from '@testing-library/react';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MAPPED_NORMS, NormDamageSchema } from '../../../../app/figures/norm-damage';
import { recordedSchema } from '../../../../app/figures/schema';
import { WORST_RECORDED } from '../../../../app/languages/presets';
import { DimensionsSection } from '../../../../app/panels/switches/DimensionsSection';
import { EditChips } from '../../../../app/panels/switches/EditChips';
import { fill, openPage, READY } from '../../../support/page';
import { tinyShape } from '../../../support/tiny_model';

const BREAKS = 'Norm after attention, layer 1, dimension 163 ×4';
const WORDS = 'norm after attention, layer 1, dimension 163 ×4';

const open = (hash = '') =>
  openPage(
    <>
      <EditChips />
      <DimensionsSection />
    </>,
    { hash },
  );
const edits = () =>
  within(screen.getByRole('list', { name: 'Edits' }))
    .getAllByRole('listitem')
    .map((one) => one.firstChild?.textContent);
const field = (name: string) => screen.getByRole('spinbutton', { name });
const add = () => screen.getByRole('button', { name: 'Add this edit' });

describe('the presets after Figure 4', () => {
  it('scale one parameter by four, and say which one breaks the model', async () => {
    const { user, shared } = await open();
    expect(screen.getByText('breaks it').previousSibling?.textContent).toBe(BREAKS);
    await user.click(screen.getByRole('button', { name: BREAKS }));
    await user.click(screen.getByRole('button', { name: 'The same at dimension 80 ×4' }));
    const edit = { target: 'parameter', norm: 'post_attention_norm', layer: 1 };
    const operation = { op: 'scale', factor: 4 };
    expect(shared().extras).toEqual([
      { ...edit, dimension: 163, operation },
      { ...edit, dimension: 80, operation },
    ]);
  });

  it('stand in the list of edits, from which each can be taken', async () => {
    const { user, shared } = await open('#v1&edit=dim:400:all:all:zero,post_attention_norm:1:163:x4');
    expect(edits()).toEqual(['dimension 400 in all matrices, all layers set to 0', WORDS]);
    await user.click(screen.getByRole('button', { name: /^Remove: dimension 400/ }));
    expect(edits()).toEqual([WORDS]);
    await user.click(screen.getByRole('button', { name: `Remove: ${WORDS}` }));
    expect(shared().extras).toEqual([]);
    expect(screen.queryByRole('list', { name: 'Edits' })).toBeNull();
  });

  it('take no more edits than a recipe holds beside eight regions', async () => {
    const { shared } = await open(`#v1&edit=${Array(56).fill('attn_norm:0:1:x2').join(',')}`);
    expect(shared().extras).toHaveLength(56);
    expect(screen.getByRole('button', { name: BREAKS }).hasAttribute('disabled')).toBe(true);
    expect(add().hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('A recipe holds at most 64 edits.')).toBeTruthy();
  });
});

describe('a model of the reader’s', () => {
  it('is offered nothing that is known of the default model alone, and its own biases', async () => {
    const { explorer, setStatus, user, shared } = await open();
    const shape = { ...tinyShape('qwen2'), width: 64 };
    explorer.client.state.setState({ fileName: 'mine.gguf' });
    await setStatus({ state: 'ready', info: { ...READY.info, shape, modelSha256: 'b'.repeat(64) } });
    expect(screen.queryByRole('button', { name: BREAKS })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Strongest dimensions' })).toBeNull();
    const norms = screen.getByRole('combobox', { name: 'Norm' });
    expect(norms).toHaveProperty('value', 'attn_norm');
    await user.selectOptions(norms, 'bias of keys');
    fill(field('Dimension'), '5');
    await user.click(add());
    expect(shared().extras).toMatchObject([{ norm: 'attn_k_bias', dimension: 5 }]);
  });
});

describe('the form for any other edit', () => {
  it('lists the strongest dimensions with where and how strong they are', async () => {
    const { user } = await open();
    const list = screen.getByRole('combobox', { name: 'Strongest dimensions' });
    const labels = within(list).getAllByRole('option');
    expect(labels.map((one) => one.textContent)).toContain('163 · layers 6 to 17 · 31,605');
    await user.selectOptions(list, '400');
    expect(field('Dimension')).toHaveProperty('value', '400');
  });

  it('adds a parameter of any norm', async () => {
    const { user, shared } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Norm' }), 'norm of keys');
    fill(field('Dimension'), '255');
    fill(field('Layer'), '17');
    fill(field('Factor'), '-2.5');
    await user.click(add());
    expect(shared().extras).toEqual([
      {
        target: 'parameter',
        norm: 'attn_k_norm',
        layer: 17,
        dimension: 255,
        operation: { op: 'scale', factor: -2.5 },
      },
    ]);
  });

  it('takes no dimension that the norm has not', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Norm' }), 'norm of queries');
    expect(screen.getByText('A whole number from 0 to 255.')).toBeTruthy();
    fill(field('Dimension'), '256');
    expect(field('Dimension').getAttribute('aria-invalid')).toBe('true');
  });

  it('adds a whole dimension in chosen layers and matrices', async () => {
    const { user, shared } = await open();
    await user.click(screen.getByRole('radio', { name: 'Dimension' }));
    fill(field('Dimension'), '12');
    fill(field('First layer'), '4');
    for (const matrix of ['k', 'v', 'o', 'gate', 'up', 'down'])
      await user.click(screen.getByRole('checkbox', { name: matrix }));
    await user.click(screen.getByRole('radio', { name: 'Zero' }));
    await user.click(add());
    expect(shared().extras).toEqual([
      { target: 'dimension', dimension: 12, matrices: ['q'], layers: [4, 17], operation: { op: 'zero' } },
    ]);
  });

  it('names neither layers nor matrices where a dimension is edited in all of them', async () => {
    const { user, shared } = await open();
    await user.click(screen.getByRole('radio', { name: 'Dimension' }));
    await user.click(add());
    expect(shared().extras).toEqual([
      { target: 'dimension', dimension: 163, operation: { op: 'scale', factor: 4 } },
    ]);
  });

  it('adds a single weight, randomised with the seed that is set', async () => {
    const { user, shared } = await open('#v1&seed=9');
    await user.click(screen.getByRole('radio', { name: 'Weight' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Matrix' }), 'k');
    fill(field('Output dimension'), '255');
    fill(field('Input dimension'), '639');
    await user.click(screen.getByRole('radio', { name: 'Randomise' }));
    await user.click(add());
    expect(shared().extras).toEqual([
      {
        target: 'weight',
        layer: 1,
        matrix: 'k',
        output: 255,
        input: 639,
        operation: { op: 'random', seed: 9 },
      },
    ]);
  });

  it('bounds a weight by its matrix', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('radio', { name: 'Weight' }));
    expect(field('Input dimension').getAttribute('aria-valuemax')).toBe('2047');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Matrix' }), 'v');
    expect(field('Output dimension').getAttribute('aria-valuemax')).toBe('255');
  });
});

describe('the preset of the worst parameter', () => {
  it('is the most damaging cell of the recorded damage map', async () => {
    const path = 'public/recorded/gemma-3-270m/norm-damage.json';
    const { results } = v.parse(recordedSchema(NormDamageSchema), JSON.parse(await readFile(path, 'utf8')));
    const cells = results
      .filter(({ figures }) => figures.operation === 'x4')
      .flatMap(({ figures: { layer, cells } }) =>
        cells.map(([norm, dimension, , , ...damage]) => ({
          norm: MAPPED_NORMS[norm],
          layer,
          dimension,
          damage: damage.reduce((sum, one) => sum + one, 0),
        })),
      );
    const { damage: _, ...worst } = cells.reduce((a, b) => (b.damage > a.damage ? b : a));
    const { norm, layer, dimension } = WORST_RECORDED;
    expect(worst).toEqual({ norm, layer, dimension });
  });
});
