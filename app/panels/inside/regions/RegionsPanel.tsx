import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recipe, recipeKey } from '../../../../workers/model/recipe';
import '../../../charts/matrix/matrix.css';
import { RegionMatrix, RegionMatrixTable } from '../../../charts/matrix/RegionMatrix';
import { useExplorerState, useRecorded } from '../../../explorer/context';
import type { Lines } from '../../../export/csv';
import { type Recorded, recordedOf } from '../../../figures/recorded';
import {
  MATRIX_MEASURES,
  MATRIX_REGIONS,
  type Matrix,
  type MatrixMeasure,
  type MatrixRegion,
  matrixOf,
} from '../../../figures/region_matrix';
import { LANGUAGE_CODES, type LanguageCode } from '../../../languages/languages';
import { controlRecipe, INTACT_SETTINGS, type RecipeSettings, toRecipe } from '../../../link/settings';
import { Choice } from '../../../ui/Choice';
import { PanelScroll } from '../../../ui/PanelScroll';
import { useSize } from '../../../ui/useSize';
import { InsideExport } from '../InsideExport';

const INTACT: Recipe = toRecipe(INTACT_SETTINGS);

/** The settings that a cell stands for: one region off, all else as a newcomer finds it. */
const settingsOf = (region: MatrixRegion): RecipeSettings =>
  region === 'core' ? { ...INTACT_SETTINGS, core: true } : { ...INTACT_SETTINGS, off: [region] };

const meanIn = (recorded: Recorded, recipe: Recipe | null) => (code: LanguageCode) =>
  recipe === null ? null : (recordedOf(recorded, recipeKey(recipe))?.scores.get(code)?.meanNll ?? null);

/** All regions and all languages at once, as recorded with the page's passages; a press on a cell sets that state. */
export default function RegionsPanel() {
  const { t } = useTranslation();
  const [measured, setMeasured] = useState<MatrixMeasure>('ratio');
  const [measure, { width }] = useSize();
  const chart = useRef<HTMLDivElement>(null);
  const state = useRecorded();
  const recorded = state.state === 'there' ? state.recorded : null;
  const { edit, look, languages } = useExplorerState((explorer) => ({
    edit: explorer.edit,
    look: explorer.look,
    languages: explorer.shared.languages,
  }));
  const open = useCallback(
    (region: MatrixRegion, code: LanguageCode) => {
      if (!languages.includes(code)) look({ languages: [...languages, code] });
      edit(settingsOf(region));
    },
    [edit, look, languages],
  );
  const matrix = useMemo(
    () =>
      recorded &&
      matrixOf(
        LANGUAGE_CODES,
        (region) => {
          const settings = settingsOf(region);
          const recipe = toRecipe(settings);
          return {
            edited: meanIn(recorded, recipe),
            control: meanIn(recorded, controlRecipe(recipe, settings)),
          };
        },
        meanIn(recorded, INTACT),
        measured,
      ),
    [recorded, measured],
  );
  const name = t('charts.matrix.name');
  return (
    <PanelScroll label={t('inside.figures')} ref={measure}>
      <div className="inside-row">
        <Choice
          label={t('charts.matrix.measure')}
          value={measured}
          options={MATRIX_MEASURES.map((value) => ({ value, label: t(`charts.matrix.measures.${value}`) }))}
          onChange={setMeasured}
        />
      </div>
      {matrix === null ? (
        <p className="hint">{t('charts.matrix.none')}</p>
      ) : (
        <>
          <p className="inside-said">
            {t('charts.matrix.recorded')} {t('charts.matrix.legend')}
          </p>
          <div ref={chart}>
            {width > 0 && (
              <RegionMatrix
                name={name}
                languages={LANGUAGE_CODES}
                regions={MATRIX_REGIONS}
                matrix={matrix}
                width={width}
                onOpen={open}
              />
            )}
          </div>
          <details className="inside-table">
            <summary>{t('inside.table')}</summary>
            <RegionMatrixTable
              name={name}
              languages={LANGUAGE_CODES}
              regions={MATRIX_REGIONS}
              matrix={matrix}
            />
          </details>
          <InsideExport
            panel="regions"
            origin="recorded"
            chart={chart}
            text={`parallel passages of the explorer (app/passages), ${measured}`}
            lines={() => linesOf(matrix)}
            data={() => ({ measure: measured, languages: LANGUAGE_CODES, regions: MATRIX_REGIONS, matrix })}
          />
        </>
      )}
    </PanelScroll>
  );
}

/** The matrix as lines of a CSV: a language a line, a region a column. */
const linesOf = (matrix: Matrix): Lines => [
  ['language', ...MATRIX_REGIONS],
  ...LANGUAGE_CODES.map((code, row) => [
    code,
    ...MATRIX_REGIONS.map((_, column) => matrix[row]?.[column]?.value ?? ''),
  ]),
];
