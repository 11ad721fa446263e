import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../workers/model/recipe';
import { useExplorer } from '../../explorer/context';
import { fromRecipe } from '../../link/settings';

interface RunLiveProps {
  readonly recipe: Recipe | undefined;
  /** What the button does, in words. */
  readonly label: string;
}

/** Puts a recorded recipe into the explorer, where the model computes it now. */
export function RunLive({ recipe, label }: RunLiveProps) {
  const { t } = useTranslation();
  const { store, client } = useExplorer();
  const settings = recipe === undefined ? null : fromRecipe(recipe);
  if (settings === null) return <p>{t('experiments.scores.notLive')}</p>;
  const run = () => {
    store.getState().edit(settings);
    store.getState().open(null);
    void client.load();
  };
  return (
    <p>
      <button type="button" onClick={run}>
        {label}
      </button>{' '}
      {t('experiments.scores.liveNote')}
    </p>
  );
}
