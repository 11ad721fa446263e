import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recipe, recipeKey } from '../../../workers/model/recipe';
import '../../charts/matrix/matrix.css';
import { RegionMatrix, RegionMatrixTable } from '../../charts/matrix/RegionMatrix';
import { useExplorerState, useRecorded } from '../../explorer/context';
import { type Recorded, recordedOf } from '../../figures/recorded';
import {
  MATRIX_MEASURES,
  MATRIX_REGIONS,
  type MatrixMeasure,
  type MatrixRegion,
  matrixOf,
} from '../../figures/region_matrix';
import { joinSentences } from '../../i18n/numbers';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import { controlRecipe, INTACT_SETTINGS, type RecipeSettings, toRecipe } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';

const LEAST_HEIGHT = 720;
const INTACT: Recipe = toRecipe(INTACT_SETTINGS);

/** The settings that a cell stands for: one region off, all else as a newcomer finds it. */
const settingsOf = (region: MatrixRegion): RecipeSettings =>
  region === 'core' ? { ...INTACT_SETTINGS, core: true } : { ...INTACT_SETTINGS, off: [region] };

const meanIn = (recorded: Recorded, recipe: Recipe | null) => (code: LanguageCode) =>
  recipe === null ? null : (recordedOf(recorded, recipeKey(recipe))?.scores.get(code)?.meanNll ?? null);

/** All regions and all languages at once, as recorded with the page's passages; a press on a cell sets that state. */
export default function RegionMatrixPanel() {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<MatrixMeasure>('ratio');
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
        measure,
      ),
    [recorded, measure],
  );
  const name = t('charts.matrix.name');
  return (
    <section className="panel region-matrix-panel" aria-label={name}>
      <header className="panel-head">
        <h2>{name}</h2>
        <Choice
          label={t('charts.matrix.measure')}
          value={measure}
          options={MATRIX_MEASURES.map((value) => ({ value, label: t(`charts.matrix.measures.${value}`) }))}
          onChange={setMeasure}
        />
      </header>
      {matrix === null ? (
        <p className="chart-note">{t('charts.matrix.none')}</p>
      ) : (
        <>
          <Sized least={LEAST_HEIGHT}>
            {(width) => (
              <RegionMatrix
                name={name}
                languages={LANGUAGE_CODES}
                regions={MATRIX_REGIONS}
                matrix={matrix}
                width={width}
                onOpen={open}
              />
            )}
          </Sized>
          <p className="chart-note">
            {joinSentences([t('charts.matrix.recorded'), t('charts.matrix.legend')])}
          </p>
          <details>
            <summary>{t('charts.matrix.table')}</summary>
            <RegionMatrixTable
              name={name}
              languages={LANGUAGE_CODES}
              regions={MATRIX_REGIONS}
              matrix={matrix}
            />
          </details>
        </>
      )}
    </section>
  );
}
