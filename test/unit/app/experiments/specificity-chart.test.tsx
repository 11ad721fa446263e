// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest';
import { SpecificityChart } from '../../../../app/experiments/monolingual/SpecificityChart';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { openPage } from '../../../support/page';
import { recordedScores, scoresResult } from '../../../support/recorded_scores';

beforeAll(() => loadTexts('experiments'));

const xOf = (mark: Element | undefined) =>
  Number(/translate\(([\d.]+)/.exec(mark?.getAttribute('transform') ?? '')?.[1]);

it('a region that harms the others more than its own stands left of ×1, not on it', async () => {
  const recorded = recordedScores(
    'monolingual',
    scoresResult('base', 1),
    scoresResult('ar-top-code', 2, { ar: 3 }),
    scoresResult('en-top-code', 2, { en: 1.5 }),
  );
  await openPage(<SpecificityChart recorded={recorded} rule="code" width={480} />);
  const [arabic, english] = [...document.querySelectorAll('.chart-mark-edited')];
  const bars = [...document.querySelectorAll('line[stroke="var(--mark-edited)"]')];
  const even = Number(bars[0]?.getAttribute('x1'));
  expect(xOf(arabic)).toBeGreaterThan(even);
  expect(xOf(english)).toBeLessThan(even);
  expect(new Set(bars.map((bar) => bar.getAttribute('x1'))).size).toBe(1);
});
