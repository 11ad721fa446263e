import { describe, expect, it } from 'vitest';
import { continuationOf, countKey, type Job, jobsOf, wantedRecipes } from '../../../../app/engine/jobs';
import { Known } from '../../../../app/engine/known';
import type { LanguageCode } from '../../../../app/languages/languages';
import { DEFAULT_STATE, type SharedState } from '../../../../app/link/shared';
import type { Recipe } from '../../../../workers/model/recipe';
import { nameOf } from './fakeEngine';

const THREE: SharedState = { ...DEFAULT_STATE, languages: ['ar', 'zh', 'en'] };
const textOf = (row: string) => `text ${row}`;
const score = { perplexity: 7, bitsPerByte: 1, tokens: 3, origin: 'live' } as const;
const written = { tokens: [], msPerToken: 5, promptCutAt: null, contextFull: false };
const report = { edits: [], touchedWeights: 0, editableWeights: 100 };

/** "score core: zh en", as the fake engine writes it. */
function wordsOf(job: Job): string {
  if (job.kind === 'score') return `score ${nameOf(job.recipe)}: ${job.items.map(({ id }) => id).join(' ')}`;
  if (job.kind === 'write') return `write ${job.variant} ${nameOf(job.job.recipe)}`;
  return job.kind === 'describe' ? `describe ${nameOf(job.recipe)}` : 'count';
}

const jobs = (state: Partial<SharedState>, focus: LanguageCode | null = null, known = new Known()) =>
  jobsOf({ ...THREE, ...state }, focus, known, textOf).map(wordsOf);

function scored(known: Known, recipe: Recipe | null, rows: readonly string[]): void {
  if (recipe === null) throw new Error('the state asks for no such recipe');
  for (const row of rows) known.keepScore(recipe, textOf(row), score);
}

describe('what to compute', () => {
  it.each<[string, Partial<SharedState>, LanguageCode | null, readonly string[]]>([
    [
      'of the intact model: one language, the text, the others',
      {},
      null,
      ['describe intact', 'score intact: ar', 'write base intact', 'score intact: zh en'],
    ],
    [
      'after an edit: the language just edited, edited and base text, the others, base values, the control of the same sizes',
      { off: ['zh'] },
      'zh',
      [
        'describe zh',
        'score zh: zh',
        'write edited zh',
        'write base intact',
        'score zh: ar en',
        'score intact: ar zh en',
        'score matched zh: ar zh en',
        'count',
      ],
    ],
    [
      'where the language just edited has no row: the first row',
      { off: ['ko'], prompt: ' ' },
      'ko',
      [
        'describe ko',
        'score ko: ar',
        'score ko: zh en',
        'score intact: ar zh en',
        'score matched ko: ar zh en',
        'count',
      ],
    ],
    [
      'of a single parameter: no random control, and no sizes of regions',
      { extras: [{ target: 'dimension', dimension: 1, operation: { op: 'zero' } }] },
      null,
      [
        'describe dimension',
        'score dimension: ar',
        'write edited dimension',
        'write base intact',
        'score dimension: zh en',
        'score intact: ar zh en',
      ],
    ],
    [
      'of the reader’s text: by itself, so that its failure leaves the languages alone',
      { ownText: 'mine' },
      null,
      [
        'describe intact',
        'score intact: ar',
        'write base intact',
        'score intact: zh en',
        'score intact: own',
      ],
    ],
  ])('%s', (_, state, focus, expected) => {
    expect(jobs(state, focus)).toEqual(expected);
  });

  it('is only what is not known', () => {
    const state: SharedState = { ...THREE, off: ['zh'] };
    const { base, edited } = wantedRecipes(state);
    if (base === null || edited === null) throw new Error('an edit asks for both');
    const known = new Known();
    scored(known, base, ['ar', 'zh', 'en']);
    scored(known, edited, ['zh']);
    known.keepText(continuationOf(state, edited), written);
    known.keepReport(edited, report);
    known.keepCounts(countKey(state), {});
    expect(jobs(state, 'zh', known)).toEqual([
      'write base intact',
      'score zh: ar en',
      'score matched zh: ar zh en',
    ]);
    expect(jobs({ ...state, keptDimensions: { keep: 'only', of: [1] } }, 'zh', known)).toContain('count');
  });

  it('is all that names the reader’s region once that is another, and nothing else', () => {
    const known = new Known();
    const mine = wantedRecipes({ ...THREE, own: true }).edited;
    scored(known, mine, ['ar', 'zh', 'en']);
    scored(known, wantedRecipes(THREE).base, ['ar', 'zh', 'en']);
    known.forgetOwn();
    expect(jobs({ own: true, prompt: '' }, null, known)).toEqual([
      'describe own',
      'score own: ar',
      'score own: zh en',
      ...(wantedRecipes({ ...THREE, own: true }).random === null ? [] : ['score matched own: ar zh en']),
    ]);
  });
});
