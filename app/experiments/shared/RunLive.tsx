import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../workers/model/recipe';
import { fromRecipe } from '../../link/settings';
import { useOpenLive } from './useOpenLive';

interface RunLiveProps {
  readonly recipe: Recipe | undefined;
  /** What the button does, in words. */
  readonly label: string;
}

/** Puts a recorded recipe into the explorer, where the model computes it now. */
export function RunLive({ recipe, label }: RunLiveProps) {
  const { t } = useTranslation();
  const openLive = useOpenLive();
  const settings = recipe === undefined ? null : fromRecipe(recipe);
  if (settings === null) return <p>{t('experiments.scores.notLive')}</p>;
  return (
    <p>
      <button type="button" onClick={() => openLive(settings)}>
        {label}
      </button>{' '}
      {t('experiments.scores.liveNote')}
    </p>
  );
}
