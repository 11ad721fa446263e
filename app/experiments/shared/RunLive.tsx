import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../workers/model/recipe';
import { fromRecipe } from '../../link/settings';
import { SelectInput } from '../../ui/SelectInput';
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

interface PickLiveProps {
  readonly label: string;
  /** Value of the one that is chosen at the start; where it is not there, the first one is. */
  readonly first: string;
  readonly picks: readonly {
    readonly value: string;
    readonly label: string;
    readonly recipe: Recipe;
    /** What the button does with it, in words. */
    readonly run: string;
  }[];
}

/** One of several recorded recipes, chosen from a list; nothing where none is recorded. */
export function PickLive({ label, first, picks }: PickLiveProps) {
  const [value, setValue] = useState(first);
  const picked = picks.find((pick) => pick.value === value) ?? picks[0];
  if (picked === undefined) return null;
  return (
    <>
      <SelectInput label={label} value={picked.value} options={picks} onChange={setValue} />
      <RunLive recipe={picked.recipe} label={picked.run} />
    </>
  );
}
