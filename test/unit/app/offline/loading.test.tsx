// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import type { LoadingWarning, ModelTabs } from '../../../../app/browser/tabs';
import { loadingRule } from '../../../../app/engine/affordable';
import { EngineClient } from '../../../../app/engine/client';
import { keeping } from '../../../../app/offline/start';
import { offlineState } from '../../../../app/offline/state';
import { openPage } from '../../../support/page';

describe('how the model may be loaded', () => {
  const desk = { memoryGb: 8, isHandheld: false, saveData: false };

  it('is free on a desk, asked on a phone or a metered connection, refused with little memory', () => {
    expect(loadingRule(desk)).toBe('freely');
    expect(loadingRule({ ...desk, memoryGb: undefined })).toBe('freely');
    expect(loadingRule({ ...desk, isHandheld: true })).toBe('ask');
    expect(loadingRule({ ...desk, saveData: true })).toBe('ask');
    expect(loadingRule({ ...desk, memoryGb: 2, isHandheld: true })).toBe('refuse');
    expect(loadingRule({ ...desk, memoryGb: 4 })).toBe('freely');
  });
});

describe('a client that has to ask', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'Worker',
      class extends EventTarget {
        postMessage() {}
        terminate() {}
      },
    );
  });
  const stateOf = (client: EngineClient) => client.state.getState();

  it('asks first, loads after a yes, and does not ask again', async () => {
    const client = new EngineClient('ask');
    await client.load();
    expect(stateOf(client)).toMatchObject({ asking: true, status: { state: 'idle' } });
    void client.answer('yes');
    expect(stateOf(client)).toMatchObject({ asking: false, status: { state: 'loading' } });
  });

  it('after a no asks only where the reader asks, not on each live action', async () => {
    const client = new EngineClient('ask');
    await client.loadOnAct();
    await client.answer('no');
    await client.loadOnAct();
    expect(stateOf(client).asking).toBe(false);
    await client.load();
    expect(stateOf(client).asking).toBe(true);
  });

  it('never loads a cached model by itself where it would ask', async () => {
    for (const rule of ['ask', 'refuse'] as const) {
      const client = new EngineClient(rule);
      await client.loadIfCached();
      expect(stateOf(client)).toMatchObject({ asking: false, status: { state: 'idle' } });
    }
  });
});

describe('a client beside others', () => {
  const tabs = (warning: LoadingWarning | null) =>
    ({
      warning: async () => warning,
      loading: vi.fn(),
      loaded: vi.fn(),
      gone: vi.fn(),
    }) as unknown as ModelTabs;

  beforeEach(() => {
    vi.stubGlobal(
      'Worker',
      class extends EventTarget {
        postMessage() {}
        terminate() {}
      },
    );
  });

  it('neither loads by itself nor asks unasked where another tab has the model or a load killed its tab', async () => {
    for (const warning of ['elsewhere', 'died'] as const) {
      const client = new EngineClient('freely', tabs(warning));
      await client.loadIfCached();
      expect(client.state.getState()).toMatchObject({ warning, asking: false, status: { state: 'idle' } });
    }
  });

  it('asks at a press, and then loads', async () => {
    const client = new EngineClient('freely', tabs('elsewhere'));
    await client.load();
    expect(client.state.getState()).toMatchObject({ asking: true, status: { state: 'idle' } });
    void client.answer('yes');
    expect(client.state.getState()).toMatchObject({ asking: false, status: { state: 'loading' } });
  });
});

describe('the page', () => {
  const ask = (explorer: { client: EngineClient }, rule: 'ask' | 'refuse') =>
    act(async () => explorer.client.state.setState({ rule, asking: true }));

  it('says what the model costs, and takes the answer', async () => {
    const { explorer, calls, user } = await openPage(<App />);
    await ask(explorer, 'ask');
    const dialog = await screen.findByRole('dialog', { name: 'Load the model?' });
    expect(dialog.textContent).toContain('253 MB');
    expect(dialog.textContent).toContain('1.8 GB');
    await user.click(screen.getByRole('button', { name: 'Load 253 MB' }));
    expect(calls.answer).toHaveBeenCalledWith('yes');
  });

  it('advises against it where memory is too small, and loads it for a reader who insists', async () => {
    const { explorer, calls, user } = await openPage(<App />);
    await ask(explorer, 'refuse');
    const dialog = await screen.findByRole('dialog', { name: /may be too small/ });
    expect(dialog.textContent).toContain('less than 4 GB');
    await user.click(screen.getByRole('button', { name: 'Load it anyway' }));
    expect(calls.answer).toHaveBeenCalledWith('yes');
  });

  it('tells of a new version, and reloads when the reader says so', async () => {
    const take = vi.spyOn(keeping, 'takeNewVersion').mockImplementation(() => {});
    const { user } = await openPage(<App />);
    await act(async () => offlineState.setState({ version: 'waiting' }));
    expect(screen.getByText('A new version is ready.')).toBeTruthy();
    expect(take).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Reload now' }));
    expect(take).toHaveBeenCalledTimes(1);
    await act(async () => offlineState.setState({ version: 'current' }));
  });
});
