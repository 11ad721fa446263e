import { describe, expect, it, vi } from 'vitest';
import { type IsolationSurroundings, isolateOnce } from '../../../../app/offline/isolation';
import { withIsolation } from '../../../../app/offline/isolation_headers';

function surroundings(changes: Partial<IsolationSurroundings> = {}) {
  const marks = new Map<string, string>();
  const reload = vi.fn();
  const around: IsolationSurroundings = {
    isolated: false,
    framed: false,
    workers: { ready: Promise.resolve({} as ServiceWorkerRegistration) },
    marks: () => ({
      getItem: (key) => marks.get(key) ?? null,
      setItem: (key, value) => marks.set(key, value),
    }),
    readerActed: () => false,
    reload,
    ...changes,
  };
  return { around, reload };
}

describe('the reload for threads', () => {
  it('comes once in a tab, even where it did not help', async () => {
    const { around, reload } = surroundings();
    expect(await isolateOnce(around)).toBe(true);
    expect(await isolateOnce(around)).toBe(false);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('does not come where the host sends the headers, in a frame, or where there is no service worker', async () => {
    for (const changes of [{ isolated: true }, { framed: true }, { workers: undefined }]) {
      const { around, reload } = surroundings(changes);
      expect(await isolateOnce(around)).toBe(false);
      expect(reload).not.toHaveBeenCalled();
    }
  });

  it('does not come over what a reader has begun', async () => {
    const { around, reload } = surroundings({ readerActed: () => true });
    expect(await isolateOnce(around)).toBe(false);
    expect(reload).not.toHaveBeenCalled();
  });

  it('does not come where it could not be remembered, or the service worker never starts', async () => {
    const refusing = () => {
      throw new DOMException('no storage', 'SecurityError');
    };
    const rejected = Promise.reject(new Error('no worker'));
    for (const changes of [{ marks: refusing }, { workers: { ready: rejected } }]) {
      const { around, reload } = surroundings(changes);
      expect(await isolateOnce(around)).toBe(false);
      expect(reload).not.toHaveBeenCalled();
    }
  });
});

describe('the headers that a host does not send', () => {
  it('are added, and the body and the rest stay', async () => {
    const response = withIsolation(
      new Response('page', { status: 203, headers: { 'content-type': 'text/html' } }),
      "default-src 'none'",
    );
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/html',
      'content-security-policy': "default-src 'none'",
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect([response.status, await response.text()]).toEqual([203, 'page']);
  });

  it('leave the host’s own policy, and responses that cannot be copied', () => {
    const own = new Response('', { headers: { 'content-security-policy': 'own' } });
    expect(withIsolation(own, 'ours').headers.get('content-security-policy')).toBe('own');
    const failed = Response.error();
    expect(withIsolation(failed, 'ours')).toBe(failed);
    expect(withIsolation(new Response(null, { status: 204 }), 'ours').status).toBe(204);
  });
});
