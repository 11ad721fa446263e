import { describe, expect, it } from 'vitest';
import { amount, figuresOf, LIMITS, tableOf } from '../../../pipeline/bench/figures';
import { waitedFor } from '../../../pipeline/bench/waits';

describe('the figures of the benchmark', () => {
  it('take the median of the runs', () => {
    expect(figuresOf({ scoring: { samples: [9, 1, 2] } })[0]?.median).toBe(2);
    expect(figuresOf({ scoring: { samples: [4, 1, 2, 9] } })[0]?.median).toBe(3);
    expect(() => figuresOf({ scoring: { samples: [] } })).toThrow(RangeError);
  });

  it('say whether the limit is reached, in the order of the table', () => {
    const figures = figuresOf({
      scoring: { samples: [0.4, 0.6, 0.7], note: '500 ms against 800 ms' },
      applyParameter: { samples: [100] },
    });
    expect(figures).toMatchObject([
      { name: 'applyParameter', median: 100, reached: true, runs: 1, note: '' },
      { name: 'scoring', median: 0.6, reached: false, runs: 3, note: '500 ms against 800 ms' },
    ]);
  });

  it('say why a line is empty', () => {
    const table = tableOf(figuresOf({ applyCore: { skipped: 'no regions' } }));
    expect(table.split('\n').at(-1)).toBe(
      `| ${LIMITS.applyCore.what} | skipped | 1000 ms |  | 0 | no regions |`,
    );
  });

  it('are written with their unit', () => {
    expect(amount(0.0123, 'score')).toBe('0.012');
    expect([amount(0.4567, 'times'), amount(1.2345, 's'), amount(69.7, 'ms')]).toEqual([
      '×0.46',
      '1.23 s',
      '70 ms',
    ]);
  });
});

describe('a wait of the benchmark', () => {
  it('that fails says what was waited for', async () => {
    expect(await waitedFor('the model', Promise.resolve(3))).toBe(3);
    const timeout = Promise.reject(new Error('Timeout 300000ms exceeded.\nCall log'));
    await expect(waitedFor('the model', timeout)).rejects.toThrow(
      /^waited for the model: Timeout 300000ms exceeded.$/,
    );
  });
});
