import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../workers/random';

const draws = (random: SeededRandom, count: number) => Array.from({ length: count }, () => random.uint32());

describe('seeded random numbers', () => {
  it('never change, so that a shared link keeps its numbers', () => {
    expect(draws(new SeededRandom(1, 2, 3, 4), 4)).toMatchInlineSnapshot(`
      [
        1196796206,
        2296688390,
        1524834117,
        3950950293,
      ]
    `);
    const random = new SeededRandom(5);
    expect([random.gaussian(), random.gaussian(), random.below(10)]).toMatchInlineSnapshot(`
      [
        0.575170206759504,
        0.388348251851609,
        7,
      ]
    `);
  });

  it('differ for neighbouring seeds and for the order of the seed words', () => {
    const streams = [[0], [1], [0, 1], [1, 0], [0, 0], [0xffffffff]].map((words) =>
      draws(new SeededRandom(...words), 3).join(),
    );
    expect(new Set(streams).size).toBe(streams.length);
  });

  it('are uniform below a limit', () => {
    const random = new SeededRandom(11);
    const hits = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw++) hits[random.below(7)]++;
    for (const hit of hits) expect(Math.abs(hit - 10_000)).toBeLessThan(500);
  });

  it('have the mean, deviation and tails of a normal distribution', () => {
    const random = new SeededRandom(12);
    const values = Array.from({ length: 100_000 }, () => random.gaussian());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    const beyond = values.filter((value) => Math.abs(value) > 1.96).length / values.length;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.004);
  });
});
