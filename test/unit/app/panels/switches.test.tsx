// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SwitchesSheet } from '../../../../app/panels/switches/SwitchesSheet';
import { fill, openPage } from '../../../support/page';

const open = (hash = '') => openPage(<SwitchesSheet />, { hash });
const toggle = (name: string) => screen.getByRole('switch', { name });
const radio = (group: string, name: string) =>
  within(screen.getAllByRole('radiogroup', { name: group })[0] as HTMLElement).getByRole('radio', { name });
const isDisabled = (element: HTMLElement) => element.hasAttribute('disabled');
/** The weights that stand beside a switch, in words. */
const note = (name: string) =>
  toggle(name).closest('.switch-row')?.querySelector('.switch-note')?.getAttribute('title');

describe('the switches', () => {
  it('are one for the core and one for each language, by their English names', async () => {
    await open();
    expect(screen.getByRole('region', { name: 'Switches' })).toBeTruthy();
    const names = ['Core', 'Arabic', 'Chinese', 'English', 'Korean', 'Russian', 'Spanish', 'Vietnamese'];
    expect(screen.getAllByRole('switch').map((one) => one.closest('label')?.textContent)).toEqual(
      names.map((name) => `${name} region`),
    );
  });

  it('edit the recipe at a press, and again at the next', async () => {
    const { user, shared } = await open();
    await user.click(toggle('Core region'));
    await user.click(toggle('Arabic region'));
    expect(shared()).toMatchObject({ core: true, off: ['ar'] });
    expect(toggle('Arabic region')).toHaveProperty('checked', false);
    expect(toggle('Arabic region').closest('.switch-row')?.textContent).toContain('removed');
    await user.click(toggle('Arabic region'));
    expect(shared()).toMatchObject({ core: true, off: [] });
  });

  it('answer to the keyboard', async () => {
    const { user, shared } = await open();
    toggle('Russian region').focus();
    await user.keyboard(' ');
    expect(shared().off).toEqual(['ru']);
  });

  it('say what is done to a region that is off', async () => {
    await open('#v1&core=1&off=vi&op=scale&x=4');
    expect(toggle('Core region').closest('.switch-row')?.textContent).toContain('×4');
    cleanup();
    await open('#v1&core=1&kind=random&op=random');
    expect(toggle('Core region').closest('.switch-row')?.textContent).toContain('random weights randomised');
  });

  it('show what a link has switched off', async () => {
    await open('#v1&core=1&off=vi');
    const off = screen.getAllByRole('switch').filter((one) => !(one as HTMLInputElement).checked);
    expect(off).toEqual([toggle('Core region'), toggle('Vietnamese region')]);
  });

  it('ask for the model, because nothing is recorded for what was switched', async () => {
    const { user, calls } = await open();
    await user.click(toggle('Korean region'));
    expect(calls.load).toHaveBeenCalledTimes(1);
  });

  it('say of Bottom that much of it is zero before anything is done', async () => {
    const { user } = await open();
    expect(screen.queryByText(/exactly zero/)).toBeNull();
    await user.click(radio('Region kind', 'Bottom'));
    expect(screen.getAllByText(/exactly zero/).length).toBeGreaterThan(0);
  });

  it('stand above chips of the edits beside the regions, each with its way back', async () => {
    const { user, shared } = await open('#v1&off=vi&edit=attn_norm:0:1:x2');
    const chips = screen.getByRole('list', { name: 'Edits' });
    expect(chips.compareDocumentPosition(toggle('Core region'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await user.click(within(chips).getByRole('button'));
    expect(shared()).toMatchObject({ off: ['vi'], extras: [] });
    expect(screen.queryByRole('list', { name: 'Edits' })).toBeNull();
  });

  it('stand alone at a first visit; the other controls are one press away, and remembered', async () => {
    localStorage.clear();
    const { user } = await openPage(<SwitchesSheet />, { folded: true });
    expect(screen.queryByRole('radiogroup')).toBeNull();
    const more = screen.getByRole('button', { name: 'More controls' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    await user.click(more);
    expect(screen.getAllByRole('radiogroup').length).toBeGreaterThan(3);
    cleanup();
    await openPage(<SwitchesSheet />, { folded: true });
    await user.click(screen.getByRole('button', { name: 'Fewer controls' }));
    expect(screen.queryByRole('radiogroup')).toBeNull();
    localStorage.clear();
  });

  it('bring the other controls with a link that uses them', async () => {
    localStorage.clear();
    await openPage(<SwitchesSheet />, { folded: true, hash: '#v1&core=1&share=5' });
    expect(screen.getAllByRole('radiogroup').length).toBeGreaterThan(3);
  });

  it('are a sheet on a phone, that a button opens and closes', async () => {
    const { user } = await open();
    const button = screen.getByRole('button', { name: 'Switches' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await user.click(button);
    expect(button.textContent).toBe('Close');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-controls') ?? '')?.dataset.open).toBe('true');
  });
});

describe('the weights beside a switch', () => {
  it('are known for the core without a model, and change with the share, layers and matrices', async () => {
    const { user } = await open();
    expect(note('Core region')).toBe('1,002,654 weights, 1 % of the editable ones');
    await user.click(radio('Share of weights', '5 %'));
    expect(note('Core region')).toMatch(/^5,013,\d{3} weights, 5 %/);
    fill(screen.getByRole('spinbutton', { name: 'Last layer' }), '0');
    await user.click(screen.getByRole('checkbox', { name: 'down' }));
    expect(note('Core region')).toMatch(/^212,992 weights, 0\.21 %/);
  });

  it('are said to be unknown for a language until the engine has counted them', async () => {
    const page = await open();
    expect(note('Arabic region')).toMatch(/^counted/i);
    await page.ready();
    await page.user.click(toggle('Arabic region'));
    await page.finish();
    expect(note('Arabic region')).toBe('10 weights, 0.00001 % of the editable ones');
    expect(note('Spanish region')).toContain('10 weights');
  });
});

describe('the settings of all regions', () => {
  it('are radio groups, whose choice goes into the recipe', async () => {
    const { user, shared } = await open();
    await user.click(radio('Share of weights', '3 %'));
    await user.click(radio('Region kind', 'Random'));
    await user.click(radio('Operation', 'Randomise'));
    expect(shared()).toMatchObject({ share: 3, kind: 'random', operation: 'random' });
  });

  it('move with the arrow keys', async () => {
    const { user, shared } = await open();
    radio('Region kind', 'Top').focus();
    await user.keyboard('{ArrowRight}');
    expect(shared().kind).toBe('bottom');
    expect(document.activeElement).toBe(radio('Region kind', 'Bottom'));
  });

  it('offer no bottom at 3 % while a language is off, and say why', async () => {
    const { user, shared } = await open('#v1&off=ar&share=3');
    expect(isDisabled(radio('Region kind', 'Bottom'))).toBe(true);
    expect(isDisabled(radio('Subtraction rule', 'Paper'))).toBe(true);
    expect(screen.getByText('Bottom regions of a language exist at 1 % only.')).toBeTruthy();
    expect(screen.getByText('The paper’s rule exists at 1 % only.')).toBeTruthy();
    await user.click(radio('Region kind', 'Bottom'));
    expect(shared().kind).toBe('top');
  });

  it('offer no language while the core’s bottom is off at 5 %', async () => {
    await open('#v1&core=1&share=5&kind=bottom');
    expect(isDisabled(toggle('Arabic region'))).toBe(true);
    expect(isDisabled(toggle('Core region'))).toBe(false);
    expect(screen.getByText('Bottom regions of a language exist at 1 % only.')).toBeTruthy();
  });

  it('take a factor where weights are scaled, but nothing that is no number in its bounds', async () => {
    const { user, shared } = await open();
    await user.click(radio('Operation', 'Scale'));
    const factor = screen.getAllByRole('spinbutton', { name: 'Factor' })[0] as HTMLInputElement;
    fill(factor, '0.5');
    expect(shared().factor).toBe(0.5);
    fill(factor, '1e9');
    expect(factor.getAttribute('aria-invalid')).toBe('true');
    expect(shared().factor).toBe(0.5);
    factor.focus();
    await user.tab();
    expect(factor.value).toBe('0.5');
  });

  it('take a seed only where something is drawn', async () => {
    const { user, shared } = await open();
    expect(screen.queryByRole('spinbutton', { name: 'Seed of random' })).toBeNull();
    await user.click(radio('Region kind', 'Random'));
    fill(screen.getByRole('spinbutton', { name: 'Seed of random' }), '7');
    expect(shared().seed).toBe(7);
  });

  it('take a range of layers, and none as soon as it is all of them', async () => {
    const { shared } = await open();
    fill(screen.getByRole('spinbutton', { name: 'First layer' }), '3');
    expect(shared().layers).toEqual([3, 17]);
    fill(screen.getByRole('spinbutton', { name: 'Last layer' }), '2');
    expect(shared().layers).toEqual([3, 17]);
    fill(screen.getByRole('spinbutton', { name: 'First layer' }), '0');
    expect(shared().layers).toBeNull();
  });

  it('keep at least one matrix', async () => {
    const { user, shared } = await open('#v1&in=q.down');
    await user.click(screen.getByRole('checkbox', { name: 'q' }));
    expect(shared().matrices).toEqual(['down']);
    expect(isDisabled(screen.getByRole('checkbox', { name: 'down' }))).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: 'k' }));
    expect(shared().matrices).toEqual(['k', 'down']);
  });
});
