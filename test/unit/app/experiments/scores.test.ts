import { beforeAll, describe, expect, it } from 'vitest';
import { ratioWords } from '../../../../app/charts/format';
import { breaksAt, controlCurve, curveOf, piecesOf } from '../../../../app/experiments/core-size/curve';
import { placeLabels } from '../../../../app/experiments/core-size/SizeChart';
import { extentWords } from '../../../../app/experiments/shared/extent';
import { scoreLines } from '../../../../app/experiments/shared/ScoresTable';
import {
  meanScore,
  ratioIn,
  ratioOfRuns,
  scoreOf,
  scoreRows,
  specificity,
} from '../../../../app/experiments/shared/scores';
import '../../../../app/experiments/texts';
import { i18n, loadTexts } from '../../../../app/i18n';
import type { LanguageCode } from '../../../../app/languages/languages';
import { SCORED_LANGUAGES } from '../../../../app/languages/scored';
import { byDocument, controlResult, recordedScores, scoresResult } from '../../../support/recorded_scores';

const base = scoresResult('base', 3);
beforeAll(() => loadTexts('experiments'));

describe('the scores of an experiment', () => {
  it('are rows of the perplexity chart, one a language, marked as recorded', () => {
    const rows = scoreRows(base, scoresResult('top-1', 5), [scoresResult('a', 3.2), scoresResult('b', 3.4)]);
    expect(rows.map(({ language }) => language)).toEqual(SCORED_LANGUAGES);
    expect(rows[0]?.base).toEqual({
      perplexity: Math.exp(3),
      bitsPerByte: 1,
      tokens: 256,
      origin: 'recorded',
    });
    expect(rows[0]?.edited?.perplexity).toBeCloseTo(Math.exp(5), 10);
    expect(rows[0]?.random?.perplexity).toBeCloseTo(Math.exp(3.3), 10);
    expect(rows[0]?.random?.draws).toEqual({ low: Math.exp(3.2), high: Math.exp(3.4) });
    expect(scoreRows(base, undefined, [scoresResult('a', 3.2)])[0]?.random?.draws).toBeUndefined();
  });

  it('leave empty what is not recorded yet', () => {
    expect(scoreRows(undefined, base, [])).toEqual([]);
    expect(scoreRows(base, undefined, [])[0]).toMatchObject({ edited: null, random: null });
    expect(meanScore([undefined])).toBeUndefined();
    expect(ratioIn(undefined, base, 'ar')).toBeNull();
  });

  it('have the range of the seeds as the interval of a mean of seeds', () => {
    const mean = meanScore([scoreOf(scoresResult('a', 3), 'ar'), scoreOf(scoresResult('b', 4), 'ar')]);
    expect(mean).toMatchObject({ meanNll: 3.5, low: 3, high: 4 });
  });

  it('give a region’s specificity: its own ratio over the median ratio elsewhere', () => {
    const edited = scoresResult('ar-top-code', 3 + Math.log(2), { ar: 3 + Math.log(12) });
    expect(specificity(edited, base, 'ar')).toBeCloseTo(6, 10);
    expect(specificity(edited, base, 'fa')).toBeCloseTo(1, 10);
    expect(specificity(undefined, base, 'ar')).toBeNull();
  });

  it('become lines of nats for CSV, with empty cells for what is missing', () => {
    const column = (label: string, of: typeof base | undefined) => ({
      label,
      scoreOf: (code: (typeof SCORED_LANGUAGES)[number]) => scoreOf(of, code),
    });
    const lines = scoreLines({ base: column('base', base), columns: [column('Top', undefined)] });
    expect(lines[0]).toEqual([
      ...[
        'language',
        'tokens',
        'base mean nll',
        'base low',
        'base high',
        'Top mean nll',
        'Top low',
        'Top high',
      ],
    ]);
    expect(lines[1]).toEqual(['ar', 256, 3, 2.9, 3.1, '', '', '']);
    expect(lines).toHaveLength(SCORED_LANGUAGES.length + 1);
  });
});

describe('lines of documents', () => {
  it('have the ratio and its bounds behind the nats', () => {
    const column = (label: string, nats: number) => {
      const result = byDocument(scoresResult(label, nats));
      return { label, scoreOf: (code: LanguageCode) => scoreOf(result, code) };
    };
    const lines = scoreLines({ base: column('base', 3), columns: [column('Top', 3 + Math.log(4))] });
    expect(lines[0]?.slice(-3)).toEqual(['Top ratio', 'Top ratio low', 'Top ratio high']);
    expect(lines[1]?.slice(-3)).toEqual([4, 4, 4].map((ratio) => expect.closeTo(ratio, 6)));
  });
});

describe('a ratio', () => {
  const runs = (...nats: number[]) => nats.map((each, at) => byDocument(scoresResult(`run-${at}`, each)));

  it('has an interval where documents are stored, and none where they are not', () => {
    const exact = ratioOfRuns(runs(3 + Math.log(4)), runs(3), 'ar');
    expect(exact).toMatchObject({ low: expect.closeTo(4, 6), high: expect.closeTo(4, 6) });
    expect(ratioOfRuns([scoresResult('a', 3 + Math.log(4))], [base], 'ar')).toEqual({
      value: expect.closeTo(4, 6),
    });
    expect(ratioOfRuns([undefined], [base], 'ar')).toBeNull();
  });

  it('over several seeds is that over their mean, as the table has it too', () => {
    const seeds = runs(3, 4);
    const ratio = ratioOfRuns(runs(5), seeds, 'ar');
    expect(ratio?.value).toBeCloseTo(Math.exp(1.5), 6);
    const mean = meanScore(seeds.map((seed) => scoreOf(seed, 'ar')));
    expect(mean?.documents?.nll).toEqual(
      runs(3.5)[0]?.figures.scores[0]?.documents?.nll.map((nll) => expect.closeTo(nll, 9)),
    );
  });

  it('is printed with its bounds', () => {
    expect(ratioWords({ value: 3.97, low: 2.1, high: 7.5 })).toBe('×4 (2.1–7.5)');
    expect(ratioWords({ value: 3.97 })).toBe('×4.0');
  });
});

describe('the extent of the text', () => {
  it('is of documents and lines where every score stores them, and of tokens alone in early files', () => {
    const some = recordedScores('core', byDocument(base), byDocument(scoresResult('top-1', 4), 21));
    expect(extentWords(some, i18n.t)).toBe(
      '34 languages, each 20 to 21 documents, 60 to 63 lines and 2,000 to 2,100 tokens',
    );
    expect(extentWords(recordedScores('core', base), i18n.t)).toBe('34 languages, 256 tokens each');
    expect(extentWords(recordedScores('core'), i18n.t)).toBeNull();
  });
});

describe('the curve of the core’s size', () => {
  const recorded = recordedScores(
    'core-size',
    base,
    scoresResult('share-1', 20, {}, { touchedWeights: 1_000_000 }),
    scoresResult('weights-1', 3, { zh: 3 + Math.log(4) }, { touchedWeights: 1 }),
    scoresResult('random-1', 3.5, { zh: 9 }, { touchedWeights: 1_000_000 }),
  );

  it('goes from the fewest weights to the most, without the random control', () => {
    expect(curveOf(recorded, 'en').map(({ weights }) => weights)).toEqual([1, 1_000_000]);
    expect(controlCurve(recorded)).toEqual([
      {
        weights: 1_000_000,
        perplexity: Math.exp(3.5),
        low: Math.exp(3.5),
        high: Math.exp(3.5),
        draws: 1,
        ranking: 'core',
      },
    ]);
    // One weight was ranked over all matrices, a share inside of each: no line joins the two.
    expect(piecesOf(curveOf(recorded, 'en')).map((piece) => piece.length)).toEqual([1, 1]);
  });

  it('shows each size’s control once, from the lowest to the highest of its draws', () => {
    const draw = (seed: number, nats: number) => {
      const control = controlResult('share-1', 'matched', seed, nats);
      return { ...control, figures: { ...control.figures, touchedWeights: 1_000_000 } };
    };
    const drawn = recordedScores('core-size', ...recorded.results, draw(0, 3.2), draw(1, 4), draw(2, 3));
    expect(controlCurve(drawn)).toMatchObject([
      { weights: 1_000_000, perplexity: Math.exp(3.2), low: Math.exp(3), high: Math.exp(4), draws: 3 },
    ]);
  });

  it('says where a language first exceeds three times its perplexity', () => {
    expect(breaksAt(recorded, 'zh')).toBe(1);
    expect(breaksAt(recorded, 'en')).toBe(1_000_000);
    expect(breaksAt(recordedScores('core-size', base), 'en')).toBeNull();
  });

  it('keeps the labels of its lines apart, in their order', () => {
    const placed = placeLabels([{ y: 50 }, { y: 10 }, { y: 12 }]);
    expect(placed.map(({ y }) => y)).toEqual([10, 24, 50]);
  });
});
