// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest';
import { SpecificityChart } from '../../../../app/experiments/monolingual/SpecificityChart';
import { SpecificityMatrix } from '../../../../app/experiments/monolingual/SpecificityMatrix';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { REGION_LANGUAGES } from '../../../../workers/model/recipe';
import { openPage } from '../../../support/page';
import { byDocument, controlResult, recordedScores, scoresResult } from '../../../support/recorded_scores';

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

/** Every region hits its own language by a factor of e beyond the rest, and each has a control. */
const whole = recordedScores(
  'monolingual',
  ...[
    scoresResult('base', 1),
    ...REGION_LANGUAGES.flatMap((of) => [
      scoresResult(`${of}-top-code`, 2, { [of]: 3 }),
      controlResult(`${of}-top-code`, 'matched', 0, 1.5),
    ]),
  ].map((result) => byDocument(result)),
);

it('the matrix names own languages that are hit first, with p', async () => {
  await openPage(<SpecificityMatrix recorded={whole} rule="code" />);
  expect(document.body.textContent).toContain('hardest hit of 34 languages in 7 of 7 regions');
  expect(document.body.textContent).toContain('(p < 0.001)');
  expect(document.querySelector('table')?.textContent).toContain('×4.48 (4.5–4.5)');
});

it('there is no matrix where a region or its control is missing', async () => {
  const holed = { ...whole, results: whole.results.filter(({ id }) => id !== 'ru-top-code-matched-0') };
  await openPage(<SpecificityMatrix recorded={holed} rule="code" />);
  expect(document.querySelector('table')).toBeNull();
});
