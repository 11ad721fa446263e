import { describe, expect, it } from 'vitest';
import { ExplorerError, TextError } from '../../workers/errors';
import { SeededRandom } from '../../workers/random';
import { mutateBytes, mutateJson, mutateText } from '../fuzz/mutate';
import { Broken, fuzz } from '../fuzz/run';
import { TARGETS } from '../fuzz/targets';

/** Enough to see that the fuzzer still runs; `npm run fuzz` is the long run. */
const RUNS = 120;
const SEED = 20_261_129;

describe('what comes from outside, broken at random', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    '(%s) is refused in words, or read and written again as it was',
    async (_, target) => {
      const { runs, faults } = await fuzz(target, SEED, (done) => done < RUNS);
      expect(faults).toEqual([]);
      expect(runs).toBe(RUNS);
    },
  );
});

describe('the fuzzer', () => {
  const until = (most: number) => (done: number) => done < most;

  it('breaks in the same way from the same seed', () => {
    const random = () => new SeededRandom(1, 2);
    expect(mutateText(random(), 'a text')).toBe(mutateText(random(), 'a text'));
    expect(mutateJson(random(), { a: [1] })).toBe(mutateJson(random(), { a: [1] }));
    expect(mutateBytes(random(), new Uint8Array(9))).toEqual(mutateBytes(random(), new Uint8Array(9)));
  });

  it('takes a refusal in words, and nothing else, for right', async () => {
    const refused = await fuzz(
      { name: 'one', attempt: () => Promise.reject(new TextError('csv.notText')) },
      7,
      until(3),
    );
    expect(refused).toMatchObject({ runs: 3, accepted: 0, faults: [] });
    for (const error of [new TypeError('a crash'), new Broken('not as it was')]) {
      const { faults } = await fuzz({ name: 'one', attempt: () => Promise.reject(error) }, 7, until(2));
      expect(faults).toEqual([
        { seed: 7, error },
        { seed: 8, error },
      ]);
    }
  });

  it('takes a message that quotes without end for a fault', async () => {
    const long = new ExplorerError('csv.notText');
    long.message = 'x'.repeat(2000);
    const { faults } = await fuzz({ name: 'one', attempt: () => Promise.reject(long) }, 7, until(1));
    expect(faults).toHaveLength(1);
  });
});
