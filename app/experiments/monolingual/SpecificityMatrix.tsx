import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES } from '../../../workers/model/recipe';
import { ratioWords } from '../../charts/format';
import '../../charts/matrix/matrix.css';
import { RegionMatrix, RegionMatrixTable } from '../../charts/matrix/RegionMatrix';
import { headlineControl } from '../../figures/controls';
import { MATRIX_MEASURES, type Matrix, type MatrixMeasure } from '../../figures/region_matrix';
import type { DocumentSums, Estimate } from '../../figures/resampling';
import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { type Contrast, type Specificity, specificityOf } from '../../figures/specificity';
import type { LanguageCode } from '../../languages/languages';
import type { Rule } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { languagesOf, resultOf, scoreOf } from '../shared/scores';

const LEAST_HEIGHT = 720;
/** Decimals of a p-value; below the last one it is "< 0.001". */
const P_DECIMALS = 3;

const sumsOf = (runs: readonly RecordedResult<Scores>[], code: LanguageCode): readonly DocumentSums[] =>
  runs.flatMap((run) => scoreOf(run, code)?.documents ?? []);

const exponential = ({ value, low, high }: Estimate): Estimate => ({
  value: Math.exp(value),
  low: Math.exp(low),
  high: Math.exp(high),
});

/** The measure of docs/specificity.md on what is recorded; null where a region, a control or the documents are missing. */
export function specificityIn(
  recorded: RecordedExperiment<Scores>,
  rule: Rule,
  over: 'intact' | 'control',
): Specificity | null {
  const base = resultOf(recorded, 'base');
  const runs = REGION_LANGUAGES.map((of) => {
    const id = `${of}-top-${rule}`;
    const edited = resultOf(recorded, id);
    return { of, edited, control: headlineControl(recorded, id).results };
  });
  if (base === undefined) return null;
  const runsOf = (region: string) => runs.find(({ of }) => of === region);
  const before = (region: string) => (over === 'intact' ? [base] : (runsOf(region)?.control ?? []));
  const edited = (region: string) => [runsOf(region)?.edited].filter((run) => run !== undefined);
  const sides = REGION_LANGUAGES.flatMap((of) => [edited(of), before(of)]);
  const languages = languagesOf(base).filter((code) => sides.every((side) => sumsOf(side, code).length > 0));
  if (REGION_LANGUAGES.some((of) => !languages.includes(of))) return null;
  return specificityOf({
    regions: REGION_LANGUAGES,
    languages,
    edited: (region, code) => sumsOf(edited(region), code),
    before: (region, code) => sumsOf(before(region), code),
  });
}

/** Factors [language][region] of log ratios [region][language]. */
const factorsOf = (rows: Specificity['ratio'], languages: readonly LanguageCode[]): Matrix =>
  languages.map((_, at) =>
    rows.map((row) => {
      const cell = row[at];
      return cell === undefined ? null : exponential(cell);
    }),
  );

/** Regions and languages at once: the ratio, over the control, or centred, with what permutations say of it. */
export function SpecificityMatrix({
  recorded,
  rule,
}: {
  readonly recorded: RecordedExperiment<Scores>;
  readonly rule: Rule;
}) {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<MatrixMeasure>('net');
  const over = measure === 'ratio' ? 'intact' : 'control';
  const specificity = useMemo(() => specificityIn(recorded, rule, over), [recorded, rule, over]);
  if (specificity === null) return null;
  const { languages } = specificity;
  const matrix = factorsOf(specificity[measure === 'centred' ? 'centred' : 'ratio'], languages);
  const name = t('charts.matrix.name');
  const contrast = ({ p, ...estimate }: Contrast) => ({
    value: ratioWords(exponential(estimate)),
    p: p < 10 ** -P_DECIMALS ? `< ${10 ** -P_DECIMALS}` : p.toFixed(P_DECIMALS),
  });
  return (
    <>
      <Choice
        label={t('charts.matrix.measure')}
        value={measure}
        options={MATRIX_MEASURES.map((value) => ({ value, label: t(`charts.matrix.measures.${value}`) }))}
        onChange={setMeasure}
      />
      <Sized least={LEAST_HEIGHT}>
        {(width) => (
          <RegionMatrix
            name={name}
            languages={languages}
            regions={REGION_LANGUAGES}
            matrix={matrix}
            width={width}
          />
        )}
      </Sized>
      <p className="chart-note">
        {t('charts.matrix.legend')}{' '}
        {t('experiments.monolingual.own', {
          first: specificity.ownRanks.filter((rank) => rank === 1).length,
          of: specificity.regions.length,
          languages: languages.length,
          ...contrast(specificity.own),
        })}{' '}
        {t('experiments.monolingual.kin', contrast(specificity.kin))}
      </p>
      <details>
        <summary>{t('charts.matrix.table')}</summary>
        <RegionMatrixTable name={name} languages={languages} regions={REGION_LANGUAGES} matrix={matrix} />
      </details>
    </>
  );
}
