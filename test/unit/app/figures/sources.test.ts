import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCES, type SourceId, sourceOf, sourceRead } from '../../../../app/figures/sources';
import { EXPERIMENT_IDS, type ExperimentId } from '../../../../app/link/experiments';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** Files that were recorded before texts were read by document; the list shrinks as they are recorded again. */
const BEFORE: Readonly<Partial<Record<ExperimentId, SourceId>>> = {
  core: 'evaluation',
  'core-size': 'evaluation',
  'core-dimensions': 'evaluation',
  monolingual: 'evaluation',
  forgetting: 'training',
  downstream: 'questions',
  'norm-damage': 'normDamage',
};

describe('what was read', () => {
  it.each(EXPERIMENT_IDS)('for the recorded %s is what its file says', (id) => {
    const { text } = json(`public/recorded/gemma-3-270m/${id}.json`);
    expect(text).toBe(SOURCES[BEFORE[id] ?? sourceRead(id)]);
    expect(SOURCES[sourceOf(id, text)]).toBe(text);
  });

  it('for the shipped regions is what their index says', () => {
    expect(json('public/regions/gemma-3-270m/index.json').corpus).toBe(SOURCES.discovery);
  });
});
