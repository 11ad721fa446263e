import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { EngineClient } from '../../../../app/engine/client';
import type { EngineStatus } from '../../../../app/engine/status';
import { whenReady } from '../../../../app/engine/when_ready';
import { READY } from '../../../support/page';

const IDLE: EngineStatus = { state: 'idle', cancelled: false };
const LOADING: EngineStatus = { state: 'loading', progress: null, remainingMs: null };
const FAILED: EngineStatus = { state: 'failed', failure: { kind: 'gguf', message: 'It is damaged.' } };

/** A client that only says where it stands. */
function clientAt(status: EngineStatus) {
  const state = createStore(() => ({ status, asking: false }));
  let loads = 0;
  const load = async () => {
    loads++;
  };
  return { client: { state, load } as unknown as EngineClient, state, loads: () => loads };
}

describe('waiting for the model', () => {
  it('ends at once where it is there, and loads nothing', async () => {
    const { client, loads } = clientAt(READY);
    await whenReady(client);
    expect(loads()).toBe(0);
  });

  it('loads it, and ends when it is ready', async () => {
    const { client, state, loads } = clientAt(IDLE);
    const waiting = whenReady(client);
    state.setState({ status: LOADING });
    state.setState({ status: READY });
    await waiting;
    expect(loads()).toBe(1);
  });

  it.each([
    [FAILED, 'It is damaged.'],
    [{ state: 'idle', cancelled: true } as const, 'Loading was cancelled.'],
  ])('says why it does not come', async (status, reason) => {
    const { client, state } = clientAt(LOADING);
    const waiting = whenReady(client);
    state.setState({ status });
    await expect(waiting).rejects.toThrow(reason);
  });

  it('waits while the reader is asked, goes on after a yes, and ends with a no', async () => {
    const { client, state } = clientAt(IDLE);
    const yes = whenReady(client);
    state.setState({ asking: true });
    state.setState({ asking: false });
    state.setState({ status: LOADING });
    await Promise.resolve();
    state.setState({ status: READY });
    await yes;
    state.setState({ status: IDLE });
    const no = whenReady(client);
    state.setState({ asking: true });
    state.setState({ asking: false });
    await expect(no).rejects.toThrow('cancelled');
  });
});
