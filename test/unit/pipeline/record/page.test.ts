import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findRecorded, type RecordedFile, RecordedSchema } from '../../../../app/figures/recorded';
import { PAPER_PROMPTS } from '../../../../app/languages/prompts';
import { controlRecipe, toRecipe } from '../../../../app/link/settings';
import { DEFAULT_STATE } from '../../../../app/link/shared';
import { recordEntries } from '../../../../pipeline/record/page/entries';
import { recordPlan } from '../../../../pipeline/record/page/plan';
import { REGION_LANGUAGES, recipeKey } from '../../../../workers/model/recipe';
import type { EngineApi } from '../../../../workers/protocol';

const engine: Pick<EngineApi, 'describe' | 'score' | 'generate'> = {
  describe: async () => ({ edits: [], touchedWeights: 5, editableWeights: 10 }),
  score: async ({ items }, onScore) => {
    for (const { id } of items) {
      const numbers = { meanNll: 1234.56789, perplexity: Number.POSITIVE_INFINITY, bitsPerByte: 2.5 };
      const texts = {
        ids: [2, 3],
        pieces: [{ text: 'a' }],
        negativeLogLikelihood: [1234.56789],
        truncated: false,
      };
      onScore({ id, ...texts, ...numbers });
    }
  },
  generate: async ({ prompt }) => {
    const tokens = [
      { id: 7, piece: { text: 'x' }, surprisal: 0.123456789 },
      { id: 8, piece: { text: '', bytes: 'ff' }, surprisal: 1 },
    ];
    return {
      tokens,
      text: `after ${prompt}`,
      promptTokens: 1,
      promptTruncated: false,
      stopped: 'length',
      msPerToken: 1,
    };
  },
};

async function recordedFile(): Promise<RecordedFile> {
  const entries = [];
  for (const planned of recordPlan()) entries.push(...(await recordEntries(engine, planned, ['ar', 'en'])));
  return { version: 1, modelSha256: 'a'.repeat(64), backend: 'node', madeWith: 'a test', entries };
}

describe('the recorded results', () => {
  it('are found by what the switches of the page make, with their control', async () => {
    const recorded = v.parse(RecordedSchema, JSON.parse(JSON.stringify(await recordedFile())));
    const parameter = {
      target: 'parameter',
      norm: 'post_attention_norm',
      layer: 1,
      dimension: 163,
      operation: { op: 'scale', factor: 4 },
    } as const;
    const states = [
      DEFAULT_STATE,
      { ...DEFAULT_STATE, core: true },
      ...REGION_LANGUAGES.map((language) => ({ ...DEFAULT_STATE, off: [language] })),
      { ...DEFAULT_STATE, extras: [parameter] },
    ];
    for (const state of states) {
      const entry = findRecorded(recorded, toRecipe(state));
      expect(entry?.scores.map((score) => score.language)).toEqual(['ar', 'en']);
      expect(entry?.scores[0]).toMatchObject({
        tokens: 1,
        meanNll: 1234.568,
        perplexity: Number.POSITIVE_INFINITY,
      });
      for (const { text } of PAPER_PROMPTS)
        expect(findRecorded(recorded, toRecipe(state), text)?.generation.text).toBe(`after ${text}`);
      if (!state.core && state.off.length === 0) continue;
      const control = findRecorded(recorded, controlRecipe(toRecipe(state), state) ?? toRecipe(state));
      expect(control?.scores).toHaveLength(2);
    }
  });

  it('keep the bytes of a token that is part of a character', async () => {
    const [first] = (await recordedFile()).entries;
    expect(first?.generation.tokens).toEqual([
      { id: 7, text: 'x', surprisal: 0.1234568 },
      { id: 8, text: '', bytes: 'ff', surprisal: 1 },
    ]);
  });

  it('hold no recipe and prompt twice', async () => {
    const keys = (await recordedFile()).entries.map(({ recipe, prompt }) => `${recipeKey(recipe)} ${prompt}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
