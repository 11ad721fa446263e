import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RecordedNextSchema, recordedNext } from '../../../../app/figures/next_tokens';
import { recordNextTokens } from '../../../../pipeline/record/page/next_tokens';
import type { PlannedRecipe } from '../../../../pipeline/record/page/plan';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import { loadedEngine, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

const LOUDER: Recipe = {
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'attn_norm',
      layer: 1,
      dimension: 3,
      operation: { op: 'scale', factor: 40 },
    },
  ],
};
const PLAN: readonly PlannedRecipe[] = [
  { name: 'intact', recipe: INTACT, prompts: ['the sun', 'the sea'] },
  { name: 'louder', recipe: LOUDER, prompts: ['the sun'] },
];
const FILES = { modelSha256: 'a'.repeat(64), backend: 'node', madeWith: 'a test' };

describe('the recorded next tokens', () => {
  it('are those of the engine, found by recipe and prompt, and computed once', async () => {
    const model = tinyModel('gemma3');
    const engine = await loadedEngine(tinyEnvironment(model, tinyRegions(model.shape)));
    const out = join(await mkdtemp(join(tmpdir(), 'next-')), 'next.json');
    const lines: string[] = [];
    await recordNextTokens(engine, PLAN, FILES, out, (line) => lines.push(line));
    await recordNextTokens(engine, PLAN, FILES, out, (line) => lines.push(line));
    expect(lines).toEqual(['next tokens, intact: 2 prompts', 'next tokens, louder: 1 prompts']);
    const file = v.parse(RecordedNextSchema, JSON.parse(await readFile(out, 'utf8')));
    const found = recordedNext(file, LOUDER, 'the sun');
    const live = await engine.nextTokens({
      channel: 'x',
      recipe: LOUDER,
      prompt: 'the sun',
      written: [],
      at: 0,
    });
    expect(found?.tokens.map(({ id, piece }) => ({ id, piece }))).toEqual(
      live.tokens.map(({ id, piece }) => ({ id, piece })),
    );
    expect(found?.divergenceBits).toBeCloseTo(live.divergenceBits, 3);
    expect(recordedNext(file, LOUDER, 'the sea')).toBeNull();
  });
});
