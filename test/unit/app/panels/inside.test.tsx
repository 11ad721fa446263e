import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { openPage } from '../../../support/page';

const inside = (name: string) => screen.findByRole('region', { name });
const asked = (log: readonly string[], what: string) => log.filter((line) => line.startsWith(what));

describe('a panel inside the model', () => {
  it('asks for nothing before it is opened, nor once it is closed', async () => {
    const { engine, ready, finish, user, shared } = await openPage(<App />);
    await ready();
    await finish();
    expect(asked(engine.log, 'next')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Look inside' }));
    const panel = await inside('Next tokens');
    expect(shared().inside?.panel).toBe('next');
    await finish();
    expect(asked(engine.log, 'next')).toEqual(['next intact at 0 of 0']);
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('switch', { name: 'Core region' }));
    await finish();
    expect(asked(engine.log, 'next')).toHaveLength(1);
  });

  it('is not computed where the link hides it', async () => {
    const { engine, ready, finish } = await openPage(<App />, {
      hash: '#v1&hide=inside&inside=next-base-0-none',
    });
    await ready();
    await finish();
    expect(asked(engine.log, 'next')).toEqual([]);
  });

  it('says what it takes where no model is there, and loads it at a press', async () => {
    const { calls, user } = await openPage(<App />, { hash: '#v1&inside=next-base-0-none' });
    const panel = await inside('Next tokens');
    await within(panel).findByText(/load the model, 253 MB/);
    await user.click(within(panel).getByRole('button', { name: 'Load the model' }));
    expect(calls.load).toHaveBeenCalled();
  });

  it('shows next tokens of both models, and follows the switches', async () => {
    const { engine, ready, finish, user } = await openPage(<App />, { hash: '#v1&inside=next-base-0-none' });
    const panel = await inside('Next tokens');
    await ready();
    await finish();
    await within(panel).findByText(/The model would say “␣seven” \(50 %\)/);
    await user.click(screen.getByRole('switch', { name: 'Core region' }));
    await finish();
    await within(panel).findByText(/Base would say “␣seven” \(50 %\); for edited it is rank 2/);
    expect(panel.textContent).toContain('Edited would say “␣eight” (20 %)');
    expect(panel.textContent).toContain('2.00 bits in base, 3.00 in edited');
    expect(panel.textContent).toContain('1.50 bits');
    // The edited question is asked before the languages are scored.
    const order = engine.log.filter((line) => / core/.test(line));
    expect(order[0]).toBe('next core at 0 of 0');
  });

  it('shows the choice of the token of either text that is pointed at', async () => {
    const { engine, ready, finish, user, shared } = await openPage(<App />, {
      hash: '#v1&core=1&inside=next-base-0-none',
    });
    await inside('Next tokens');
    await ready();
    await finish();
    const text = screen.getByRole('group', { name: 'Text of the edited model' });
    await user.hover(within(text).getByText('core1'));
    expect(shared().inside).toMatchObject({ text: 'edited', at: 1 });
    await finish();
    expect(engine.log).toContain('next core at 1 of 2');
  });

  it('draws the lens row by row, and stops it at a newer edit', async () => {
    const { engine, ready, finish, step, user } = await openPage(<App />, {
      hash: '#v1&core=1&inside=lens-base-0-none',
    });
    const panel = await inside('Logit lens');
    await ready();
    await finish();
    await within(panel).findByRole('application', { name: 'KL(base ‖ edited), bits' });
    expect(within(panel).getByRole('application', { name: 'base' })).toBeTruthy();
    await user.click(within(panel).getByText('Table'));
    await within(panel).findByText('18.00');
    await user.click(screen.getByRole('switch', { name: 'Arabic region' }));
    await act(step);
    await user.click(screen.getByRole('switch', { name: 'Arabic region' }));
    await finish();
    expect(asked(engine.log, 'lens core').length).toBeGreaterThan(1);
  });

  it('follows one residual dimension, says what the core has there, and edits it from a cell', async () => {
    const { ready, finish, user, shared } = await openPage(<App />, {
      hash: '#v1&inside=residual-base-0-none',
    });
    const panel = await inside('Residual stream');
    await ready();
    await finish();
    await within(panel).findByText(/900 weights read from dimension 163/);
    await user.click(
      within(panel).getByRole('button', { name: /norm after attention, layer 1, dimension 163 ×4/ }),
    );
    expect(shared().extras).toEqual([
      {
        target: 'parameter',
        norm: 'post_attention_norm',
        layer: 1,
        dimension: 163,
        operation: { op: 'scale', factor: 4 },
      },
    ]);
    await finish();
    await user.click(within(panel).getByRole('button', { name: 'Set dimension 163 to 0' }));
    expect(shared().extras.at(-1)).toMatchObject({ target: 'dimension', dimension: 163 });
  });
});
