import type { EngineClient } from './client';

/**
 * Loads the model where it is not there, and waits for it.
 * @throws Error where the load fails, is cancelled, or is not wanted by the reader, who may be asked first
 */
export function whenReady(client: EngineClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (wasAsked: boolean) => {
      const { status, asking } = client.state.getState();
      if (status.state === 'ready') resolve();
      else if (status.state === 'failed') reject(new Error(status.failure.message));
      else if (status.state === 'idle' && !asking && (status.cancelled || wasAsked))
        reject(new Error('Loading was cancelled.'));
      else return;
      unsubscribe();
    };
    const unsubscribe = client.state.subscribe((now, before) => {
      if (before.asking && !now.asking) {
        // A yes begins to load right after the question is taken away.
        queueMicrotask(() => settle(true));
      } else if (now.status !== before.status) settle(false);
    });
    if (client.state.getState().status.state === 'ready') settle(false);
    else void client.load();
  });
}
