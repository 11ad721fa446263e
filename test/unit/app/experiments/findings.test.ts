import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingOf as coreFinding } from '../../../../app/experiments/core/finding';
import { findingOf as sizeFinding } from '../../../../app/experiments/core-size/finding';
import { habitOf } from '../../../../app/experiments/downstream/finding';
import type { AnswerRow } from '../../../../app/experiments/downstream/rows';
import { summarise } from '../../../../app/experiments/downstream/statistics';
import { findingOf as monolingualFinding, moreText } from '../../../../app/experiments/monolingual/finding';
import { worstOf } from '../../../../app/experiments/norm-damage/finding';
import { surprisedMost } from '../../../../app/experiments/texts/finding';
import type { TextRow } from '../../../../app/experiments/texts/rows';
import { cellsOf, type NormDamageFigures } from '../../../../app/figures/norm-damage';
import type { RecordedExperiment, Scores } from '../../../../app/figures/schema';
import { EMPTY_TALLY } from '../../../../app/figures/tally';
import '../../../../app/experiments/texts';
import { i18n, loadTexts } from '../../../../app/i18n';
import { controlResult, recordedScores, scoresResult } from '../../../support/recorded_scores';

beforeAll(() => loadTexts('experiments'));
const { t } = i18n;

const base = scoresResult('base', 1);
const nats = (ratio: number) => 1 + Math.log(ratio);

describe('what the recorded numbers come to', () => {
  it('is, of the core, the median of the share; Random is the mean of its seeds in nats', () => {
    const recorded = recordedScores(
      'core',
      base,
      scoresResult('top-3', nats(500)),
      scoresResult('random-3-seed0', nats(2)),
      scoresResult('random-3-seed1', nats(8)),
    );
    expect(coreFinding(recorded, 3, t)).toContain('without 3 % of the weights: Top ×500 and Random ×4.0 of');
    expect(coreFinding(recorded, 5, t)).toBeNull();
    expect(coreFinding({ ...recorded, results: recorded.results.slice(1) }, 3, t)).toBeNull();
  });

  it('is, of its size, the fewest weights that triple perplexity in half of the languages, beside chance', () => {
    const one = { touchedWeights: 1 };
    const many = { touchedWeights: 100_271 };
    const recorded = recordedScores(
      'core-size',
      base,
      scoresResult('weights-1', nats(1.1), { ar: nats(9) }, one),
      scoresResult('share-0.1', nats(4), { ar: nats(1) }, many),
      scoresResult('random-0.1', nats(1.2), {}, many),
    );
    const words = sizeFinding(recorded, t);
    expect(words).toMatch(/are 100,271 \(0\.1 % of .*\): in 33 of them\. As many random weights: ×1\.2/);
    const without = (id: string) => ({
      ...recorded,
      results: recorded.results.filter((result) => result.id !== id),
    });
    expect(sizeFinding(without('random-0.1'), t)).toMatch(/in 33 of them\.$/);
    expect(sizeFinding(without('share-0.1'), t)).toMatch(/^No recorded number of weights/);
    expect(sizeFinding(without('base'), t)).toBeNull();
  });

  it('is, of a region, its own language, the others, the hardest hit of them, and chance', () => {
    const recorded = recordedScores(
      'monolingual',
      base,
      scoresResult('ru-top-code', nats(1.1), { ru: nats(9), uk: nats(5) }),
      scoresResult('ru-random', nats(1.3)),
    );
    expect(monolingualFinding(recorded, 'ru', 'code', t)).toBe(
      'The Russian region: Russian ×9.0, the median of the other 33 languages ×1.1, the hardest hit of them Ukrainian ×5.0; as many random weights, in Russian: ×1.3.',
    );
    expect(monolingualFinding(recorded, 'ru', 'paper', t)).toBeNull();
  });

  it('is, over a control of the same sizes, what is left of the damage', () => {
    const recorded = recordedScores(
      'monolingual',
      base,
      scoresResult('ru-top-code', nats(2), { ru: nats(12), uk: nats(6) }),
      controlResult('ru-top-code', 'matched', 0, nats(2)),
      controlResult('ru-top-code', 'matched', 1, nats(2)),
      controlResult('ru-top-code', 'random', 0, nats(1)),
    );
    expect(monolingualFinding(recorded, 'ru', 'code', t)).toBe(
      'The Russian region: Russian ×12.0, the median of the other 33 languages ×2.0, the hardest hit of them Ukrainian ×6.0. Over as many random weights of the same sizes: Russian ×6.0, the median of the others ×1.0, the hardest hit of them Ukrainian ×3.0.',
    );
  });

  it('is, of more tokens, told of regions that are as large', () => {
    const recorded = recordedScores(
      'monolingual',
      base,
      scoresResult('ru-top-code-2k', nats(1.1), { ru: nats(6) }),
      scoresResult('ru-top-code-20k', nats(1.1), { ru: nats(9) }),
    );
    expect(moreText(recorded, 'code', t)).toMatch(
      /^Found on 20,000 tokens .* 1 of 1 regions harm .* 1 of 1 are more/,
    );
  });

  it('is, of more text, how many regions it made more damaging and more specific', () => {
    const recorded = recordedScores(
      'monolingual',
      base,
      scoresResult('ru-top-code', nats(2), { ru: nats(9) }),
      scoresResult('ru-top-code-tenth', nats(1.1), { ru: nats(6) }),
      scoresResult('ar-top-code', nats(1.1), { ar: nats(9) }),
      scoresResult('ar-top-code-tenth', nats(1.1), { ar: nats(6) }),
      scoresResult('ko-top-code', nats(1.1), { ko: nats(9) }),
    );
    expect(moreText(recorded, 'code', t)).toMatch(/ 2 of 2 regions harm .* and 1 of 2 are more specific\.$/);
    expect(moreText(recorded, 'paper', t)).toBeNull();
  });

  it('is, of the norms, the worst cell by the mean of the languages', () => {
    const figures: NormDamageFigures = {
      operation: 'x4',
      layer: 2,
      tokens: 12,
      base: [1, 1, 1],
      cells: [
        [0, 7, 1, 0.1, 0.1, 0.1, 0.1],
        [1, 97, 1, 0.1, Math.log(2), Math.log(300), 0],
      ],
    };
    const words = worstOf(cellsOf([figures], 'x4'), 'x4', t);
    expect(words).toMatch(/^The worst of the 2 cells measured is .*layer 2, dimension 97/);
    expect(words).toContain('English ×2.00, Arabic ×300, Chinese ×1.00');
    expect(worstOf(cellsOf([figures], 'zero'), 'zero', t)).toBeNull();
  });

  it('is, of the questions, the probability of A under every condition', () => {
    const row = (group: string, label: string, probability: number): AnswerRow => ({
      key: `${group}-${label}`,
      group,
      label,
      mark: 'base',
      origin: 'recorded',
      touchedWeights: 0,
      reported: {},
      summary: summarise({
        ...EMPTY_TALLY,
        questions: 10,
        probability: [probability * 10, 0, 0, 0, 0],
        probabilitySquared: [probability * probability * 10, 0, 0, 0, 0],
      }),
    });
    const rows = [
      row('In Arabic', 'intact', 0.3),
      row('In Arabic', 'random', 0.5),
      row('In English', 'intact', 0.2),
    ];
    expect(habitOf(rows, t)).toBe(
      'In Arabic (10), mean probability of A: intact 30 %, random 50 %. In English (10), mean probability of A: intact 20 %.',
    );
    expect(habitOf([], t)).toBeNull();
  });

  it('is, of the texts, whom the intact text surprises most', () => {
    const row = (condition: TextRow['condition'], meanOfBase: number | null) =>
      ({ condition, meanOfBase }) as TextRow;
    const rows = [row('intact', 0.5), row('vi', 1), row('core', 9), row('ar', 4), row('en', 0.6)];
    expect(surprisedMost(rows, t)).toMatch(
      /0\.50 nats a token.*: Without the core 9\.00, Without Arabic 4\.00, Without Vietnamese 1\.00\.$/,
    );
    expect(surprisedMost(rows.slice(1), t)).toBeNull();
  });

  it('needs no number in the notes: every result in them is read from the file', () => {
    const core = JSON.parse(
      readFileSync('public/recorded/gemma-3-270m/core.json', 'utf8'),
    ) as RecordedExperiment<Scores>;
    expect(coreFinding(core, 1, t)).toMatch(/^Median of 34 languages without 1 % of the weights: Top ×/);
    for (const page of ['core', 'core-size', 'core-dimensions', 'monolingual', 'overlap'] as const)
      expect(t(`experiments.${page}.model`)).not.toMatch(/×|-fold|\bmillions?\b|times as/);
  });
});
