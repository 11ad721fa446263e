import { describe, expect, it } from 'vitest';
import type { Runtime } from '../../../../workers/backend/runtime';
import { JobQueue } from '../../../../workers/engine/queue';
import { CancelledError } from '../../../../workers/errors';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import {
  failureOf,
  loadedEngine,
  scoreOf,
  tinyEnvironment,
  tinyRuntime,
  writing,
} from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';

/** A promise with its handles outside. */
function gate() {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

const factor = (value: number): Recipe => ({
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'ffn_norm',
      layer: 1,
      dimension: 3,
      operation: { op: 'scale', factor: value },
    },
  ],
});

describe('a job', () => {
  it('ends only when its callbacks have been delivered, since they cross to the page on ports of their own', async () => {
    const engine = await loadedEngine();
    const port = gate();
    const done: string[] = [];
    const onScore = (() => port.passed.then(() => done.push('delivered'))) as unknown as () => void;
    const items = [{ id: '0', text: 'the university' }];
    const job = engine
      .score({ channel: 'score', recipe: INTACT, items }, onScore)
      .then(() => done.push('ended'));
    // A second job runs through behind it: the first has computed all it had to.
    const next = engine.score({ channel: 'other', recipe: INTACT, items }, () => {});
    port.open();
    await job;
    await next;
    expect(done).toEqual(['delivered', 'ended']);
  });
});

describe('the queue of jobs', () => {
  it('runs one job at a time, in the order in which they came', async () => {
    const queue = new JobQueue();
    const log: string[] = [];
    const job = (name: string) =>
      queue.run(name, async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
      });
    await Promise.all([job('a'), job('b'), job('c')]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('drops a waiting job when a newer one of its channel comes, and leaves other channels alone', async () => {
    const queue = new JobQueue();
    const door = gate();
    const running = queue.run('other', () => door.passed.then(() => 'other'));
    const old = failureOf(() => queue.run('text', async () => 'old'));
    const latest = queue.run('text', async () => 'latest');
    expect(await old).toBeInstanceOf(CancelledError);
    door.open();
    expect(await Promise.all([running, latest])).toEqual(['other', 'latest']);
  });

  it('stops a running job at its next checkpoint when a newer one of its channel comes', async () => {
    const queue = new JobQueue();
    const door = gate();
    const steps: number[] = [];
    const old = failureOf(() =>
      queue.run('text', async (checkpoint) => {
        steps.push(1);
        await door.passed;
        checkpoint();
        steps.push(2);
      }),
    );
    const latest = queue.run('text', async () => 'latest');
    door.open();
    expect(await old).toBeInstanceOf(CancelledError);
    expect(await latest).toBe('latest');
    expect(steps).toEqual([1]);
  });

  it('goes on after a job that failed', async () => {
    const queue = new JobQueue();
    const broken = failureOf(() => queue.run('a', () => Promise.reject(new RangeError('broken'))));
    const next = queue.run('b', async () => 'fine');
    expect(await broken).toBeInstanceOf(RangeError);
    expect(await next).toBe('fine');
  });

  it('cancels what runs and what waits on a channel, and nothing of the others', async () => {
    const queue = new JobQueue();
    const door = gate();
    const running = failureOf(() =>
      queue.run('a', async (checkpoint) => {
        await door.passed;
        checkpoint();
      }),
    );
    const other = queue.run('b', async () => 'other');
    const waiting = failureOf(() => queue.run('c', async () => 'waiting'));
    for (const channel of ['a', 'c', 'nothing']) queue.cancel(channel);
    door.open();
    expect(await running).toBeInstanceOf(CancelledError);
    expect(await waiting).toBeInstanceOf(CancelledError);
    expect(await other).toBe('other');
  });

  it('runs what comes on a channel after it was cancelled', async () => {
    const queue = new JobQueue();
    queue.cancel('a');
    expect(await queue.run('a', async () => 'new')).toBe('new');
  });
});

describe('the engine’s jobs', () => {
  it('on one channel: the latest wins', async () => {
    const engine = await loadedEngine();
    const first = failureOf(() => scoreOf(engine, 'the university', factor(2), 'same'));
    const second = failureOf(() => scoreOf(engine, 'the university', factor(3), 'same'));
    const third = scoreOf(engine, 'the university', factor(4), 'same');
    expect(await first).toBeInstanceOf(CancelledError);
    expect(await second).toBeInstanceOf(CancelledError);
    const alone = await scoreOf(await loadedEngine(), 'the university', factor(4));
    expect((await third).meanNll).toBe(alone.meanNll);
  });

  it('on several channels: each runs under its own recipe, whatever stands in the queue beside it', async () => {
    const engine = await loadedEngine();
    const [intact, edited, again] = await Promise.all([
      scoreOf(engine, 'the university', INTACT, 'a'),
      scoreOf(engine, 'the university', factor(4), 'b'),
      scoreOf(engine, 'the university', INTACT, 'c'),
    ]);
    expect(again.negativeLogLikelihood).toEqual(intact.negativeLogLikelihood);
    expect(edited.meanNll).not.toBe(intact.meanNll);
  });

  it('never have two sessions at work at once', async () => {
    let working = 0;
    let most = 0;
    const counted = async <T>(work: () => Promise<T>): Promise<T> => {
      most = Math.max(most, ++working);
      try {
        return await work();
      } finally {
        working--;
      }
    };
    const { InferenceSession } = tinyRuntime.ort;
    const create = async (bytes: Uint8Array, options: object) => {
      const session = await counted(() => InferenceSession.create(bytes, options));
      return {
        run: (feeds: Parameters<typeof session.run>[0]) => counted(() => session.run(feeds)),
        release: () => session.release(),
      };
    };
    const runtime = { ...tinyRuntime, ort: { ...tinyRuntime.ort, InferenceSession: { create } } };
    const engine = await loadedEngine({
      ...tinyEnvironment(tinyModel('gemma3')),
      runtimes: async () => [async () => runtime as unknown as Runtime],
    });
    await Promise.all([
      scoreOf(engine, 'the university', factor(2), 'a'),
      engine.generate(writing({ recipe: factor(3), newTokens: 4 }), () => {}),
      scoreOf(engine, 'and the', INTACT, 'b'),
    ]);
    expect(most).toBe(1);
  });
});
