import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCE_OF, SOURCES } from '../../../../app/figures/sources';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('what was read', () => {
  it.each(EXPERIMENT_IDS)('for the recorded %s is what its file says', (id) => {
    expect(json(`public/recorded/gemma-3-270m/${id}.json`).text).toBe(SOURCES[SOURCE_OF[id]]);
  });

  it('for the shipped regions is what their index says', () => {
    expect(json('public/regions/gemma-3-270m/index.json').corpus).toBe(SOURCES.discovery);
  });
});
