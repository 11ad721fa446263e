// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { judgeHabit, judgeKnowledge } from '../../../../app/experiments/claims/behaviour';
import { CLAIM_IDS, CLAIMS } from '../../../../app/experiments/claims/claims';
import { judgeBottom, judgeCore } from '../../../../app/experiments/claims/core';
import { judgeFreezing } from '../../../../app/experiments/claims/freezing';
import { VERDICTS } from '../../../../app/experiments/claims/outcome';
import { judgeKin, judgeOwn, judgeSpared } from '../../../../app/experiments/claims/regions';
import { wordsOf } from '../../../../app/experiments/claims/words';
import type { DownstreamFigures } from '../../../../app/figures/downstream';
import type { Forgetting } from '../../../../app/figures/forgetting';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import { EMPTY_TALLY, type Tally } from '../../../../app/figures/tally';
import '../../../../app/experiments/texts';
import { i18n, loadTexts } from '../../../../app/i18n';
import type { ExperimentId } from '../../../../app/link/experiments';
import { INTACT } from '../../../../workers/model/recipe';
import { openPage } from '../../../support/page';
import { recordedScores, scoresResult } from '../../../support/recorded_scores';

const shipped = (id: ExperimentId): RecordedExperiment<unknown> =>
  JSON.parse(readFileSync(`public/recorded/gemma-3-270m/${id}.json`, 'utf8'));
const nats = (ratio: number) => 3 + Math.log(ratio);
const base = scoresResult('base', 3);

beforeAll(() => loadTexts('experiments'));

describe('the verdict on the core', () => {
  it.each([
    ['holds', 500, 1.5],
    ['not', 2, 1.5],
    // Ruined, and so by random weights: the place is not what did it.
    ['not', 500, 900],
  ] as const)('%s where removing it is ×%d and random weights ×%d', (verdict, top, random) => {
    const recorded = recordedScores(
      'core',
      base,
      scoresResult('top-1', nats(top)),
      scoresResult('random-1-seed0', nats(random)),
    );
    expect(judgeCore(recorded)?.verdict).toBe(verdict);
  });

  it('is none without its control', () => {
    expect(judgeCore(recordedScores('core', base, scoresResult('top-1', nats(500))))).toBeNull();
  });

  it('on the bottom is not given while most of what was removed is zero already', () => {
    const random = scoresResult('random-1-seed0', nats(1.5));
    const plain = recordedScores('core', base, scoresResult('bottom-1', nats(1)), random);
    expect(judgeBottom(plain)?.verdict).toBe('untested');
    const harmful = scoresResult('bottom-nonzero-1', nats(2), {}, { recipe: INTACT });
    const control = scoresResult('random-nonzero', nats(1.5));
    const tested = recordedScores('core', base, harmful, {
      ...control,
      conditions: { like: 'bottom-nonzero-1', control: 'random' },
    });
    expect(judgeBottom(tested)?.verdict).toBe('not');
  });
});

describe('the verdict on the regions', () => {
  const russian = (own: number, kin: number, others: number) =>
    recordedScores(
      'monolingual',
      base,
      scoresResult('ru-top-code', nats(others), { ru: nats(own), uk: nats(kin) }),
      scoresResult('ru-random', nats(1)),
    );

  it('holds where the own language is hit hardest, and not where another is', () => {
    expect(judgeOwn(russian(9, 5, 1.1))?.verdict).toBe('holds');
    expect(judgeOwn(russian(4, 5, 1.1))?.verdict).toBe('not');
  });

  it('on kin does not hold where Ukrainian is hit as the others are', () => {
    expect(judgeKin(russian(9, 50, 1.1))?.verdict).toBe('holds');
    expect(judgeKin(russian(9, 1.1, 1.1))?.verdict).toBe('not');
  });

  it('on the others holds within ten per cent', () => {
    expect(judgeSpared(russian(9, 5, 1.08))?.verdict).toBe('holds');
    expect(judgeSpared(russian(9, 5, 1.5))?.verdict).toBe('not');
  });
});

describe('the verdict on answers', () => {
  const tally = (probabilityOfA: number, right: number): Tally => ({
    ...EMPTY_TALLY,
    questions: 400,
    answers: [100, 100, 100, 100, 0],
    right: [0, right, 0, 0, 0],
    guessed: [25, 25, 25, 25, 0],
    probability: [400 * probabilityOfA, 0, 0, 0, 0],
    probabilitySquared: [400 * probabilityOfA ** 2 + 1, 0, 0, 0, 0],
  });
  const answers = (of: Readonly<Partial<Record<DownstreamFigures['condition'], Tally>>>) =>
    ({
      results: Object.entries(of).map(([condition, one]) => ({
        conditions: { part: 0 },
        figures: { language: 'ar', condition, touchedWeights: 1, tally: one },
      })),
    }) as unknown as RecordedExperiment<DownstreamFigures>;
  const habit = (arabic: number, random: number) =>
    judgeHabit(
      answers({
        intact: tally(0.3, 90),
        arabic: tally(arabic, 90),
        vietnamese: tally(0.3, 90),
        random: tally(random, 90),
      }),
    )?.verdict;

  it('on A is weak where random weights make a good part of the shift', () => {
    expect(habit(0.7, 0.32)).toBe('holds');
    expect(habit(0.7, 0.5)).toBe('weakly');
    expect(habit(0.7, 0.8)).toBe('not');
    expect(habit(0.2, 0.3)).toBe('not');
  });

  it('on knowledge is not given where the intact model knows less than a guess', () => {
    const of = (intact: number, arabic: number) =>
      judgeKnowledge(
        answers({
          intact: tally(0.3, intact),
          arabic: tally(0.3, arabic),
          vietnamese: tally(0.3, intact),
          random: tally(0.3, intact),
        }),
      )?.verdict;
    expect(of(10, 0)).toBe('untested');
    expect(of(95, 10)).toBe('holds');
    expect(of(95, 95)).toBe('not');
  });
});

describe('the verdict on freezing', () => {
  /** Swahili learned to a ratio, English and Chinese lost to another, under each condition. */
  const runs = (ratios: Readonly<Record<string, readonly [learned: number, lost: number]>>) =>
    ({
      results: Object.entries(ratios).map(([freezing, [learned, lost]]) => ({
        conditions: { freezing, language: 'sw', learningRate: 1e-4, seed: 0 },
        figures: {
          learningRate: 1e-4,
          points: [0, 1].map((step) => ({
            step,
            scores: ['sw', 'en', 'zh'].map((language) => {
              const meanNll = nats(step === 0 ? 1 : language === 'sw' ? learned : lost);
              // Documents of one length that change alike: then pairs have no spread.
              const documents = {
                nll: [10, 30].map((sum) => sum + 10 * meanNll),
                tokens: [10, 10],
                bytes: [9, 9],
              };
              return { language, meanNll, low: meanNll - 1, high: meanNll + 1, documents };
            }),
          })),
        },
      })),
    }) as unknown as RecordedExperiment<Forgetting>;

  it('is not given where nothing was forgotten', () => {
    const judged = judgeFreezing(runs({ full: [0.5, 0.97], core: [0.5, 0.93], random: [0.5, 0.96] }));
    expect(judged?.verdict).toBe('untested');
  });

  it('holds where less is lost than by full training and the control, unless less is learned too', () => {
    const of = (core: readonly [number, number]) =>
      judgeFreezing(runs({ full: [0.5, 5], core, random: [0.5, 6], matched: [0.5, 4] }));
    expect(of([0.5, 2])?.verdict).toBe('holds');
    expect(of([0.8, 2])?.verdict).toBe('not');
    expect(of([0.5, 4.5])?.verdict, 'of the control of the same sizes').toBe('not');
    expect(of([0.5, 2])?.values.control?.value).toBeCloseTo(4, 6);
  });

  it('names the step as small where it is recorded', () => {
    const judged = judgeFreezing(
      runs({ full: [0.5, 5], core: [0.5, 2], random: [0.5, 4], smaller: [0.6, 3] }),
    );
    expect(judged?.values.smaller?.value).toBeCloseTo(3, 6);
    expect(
      judgeFreezing(runs({ full: [0.5, 5], core: [0.5, 2], random: [0.5, 4] }))?.values.smaller?.unit,
    ).toBe('missing');
  });
});

describe('the page of claims', () => {
  it('is reached by every claim once, and judges each by what is shipped', () => {
    expect(CLAIMS.map(({ id }) => id)).toEqual(CLAIM_IDS);
    for (const { experiment, judge, id, live } of CLAIMS) {
      const recorded = shipped(experiment);
      expect(VERDICTS, id).toContain(judge(recorded)?.verdict);
      if (live !== null)
        expect(
          recorded.results.map((result) => result.id),
          id,
        ).toContain(live);
    }
  });

  it.each(['en', 'zh'] as const)('says every number of a row in words (%s)', async (locale) => {
    await i18n.changeLanguage(locale);
    await loadTexts('experiments');
    for (const { id, experiment, judge, reported } of CLAIMS) {
      const values = wordsOf(judge(shipped(experiment))?.values ?? {});
      const say = i18n.t as (key: string, values: Record<string, string>) => string;
      const row = `experiments.claims.rows.${id}`;
      const words = [
        say(`${row}.paper`, wordsOf(reported)),
        say(`${row}.here`, values),
        say(`${row}.control`, values),
      ];
      for (const one of words) expect(one, `${row} ${one}`).not.toMatch(/\{\{|NaN|undefined|^experiments/);
    }
    await i18n.changeLanguage('en');
  });

  it('has a row with its verdict for each, and opens the experiment of a row', async () => {
    const files = Object.fromEntries(CLAIMS.map(({ experiment }) => [experiment, shipped(experiment)]));
    const { user, explorer } = await openPage(<App />, { hash: '#v1&page=claims', experiments: files });
    const row = await screen.findByRole('row', { name: /Freezing the core slows forgetting/ });
    expect(await within(row).findByText('not tested')).toBeTruthy();
    const core = screen.getByRole('row', { name: /ruins every language/ });
    expect(await within(core).findByText('holds')).toBeTruthy();
    await user.click(within(core).getByRole('button', { name: /^See the experiment/ }));
    expect(explorer.store.getState().shared.page).toBe('core');
  });
});
