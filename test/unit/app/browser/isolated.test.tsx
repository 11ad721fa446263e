// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import { createStore, isolated } from '../../../../app/browser/isolated';
import { openPage } from '../../../support/page';

const FAULT = new Error('made by the test');
const thrown = () => {
  throw FAULT;
};
const reported = vi.fn();

beforeEach(() => vi.stubGlobal('reportError', reported));
afterEach(() => {
  expect(reported.mock.calls.every(([error]) => error === FAULT)).toBe(true);
  reported.mockClear();
});

describe('what throws', () => {
  it('in one listener of a store is reported, and stops neither the others nor the change', () => {
    const store = createStore(() => 0);
    const heard: number[] = [];
    store.subscribe(thrown);
    const leave = store.subscribe((now) => heard.push(now));
    store.setState(1, true);
    leave();
    store.setState(2, true);
    expect(heard).toEqual([1]);
    expect(reported).toHaveBeenCalledTimes(2);
  });

  it('in what the worker calls back ends no job there', () => {
    expect(isolated(thrown)()).toBeUndefined();
    expect(reported).toHaveBeenCalledTimes(1);
  });

  it('in a listener of each store, and of an act, leaves the page as it works', async () => {
    const { explorer, user, ready, finish } = await openPage(<App />, { hash: '#v1&lang=ar' });
    const { store, results, client, recorded, own, controls, training } = explorer;
    const states = [store, results, client.state, recorded, own.state, controls, training.state];
    for (const each of states) each.subscribe(thrown);
    explorer.store.onAct(thrown);
    await ready();
    await user.click(screen.getByRole('switch', { name: /Core region/ }));
    await finish();
    expect(screen.getByRole('region', { name: 'What is changed' }).textContent).toMatch(/core region/i);
    expect(results.getState().rows.ar?.edited?.origin).toBe('live');
    act(() => store.getState().undo());
    expect(screen.getByRole('region', { name: 'What is changed' }).textContent).toMatch(/Nothing is changed/);
    expect(reported.mock.calls.length).toBeGreaterThan(states.length);
  });
});

describe('every store of the page', () => {
  it('is made in the one place that isolates its listeners', () => {
    const makers = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) =>
        /import \{[^}]{0,80}\bcreateStore\b[^}]{0,80}\} from 'zustand/.test(
          readFileSync(join('app', name), 'utf8'),
        ),
      );
    expect(makers).toEqual([join('browser', 'isolated.ts')]);
  });
});
