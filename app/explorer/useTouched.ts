import { editableWeights } from '../../workers/model/shape';
import { findRecorded } from '../figures/recorded';
import type { Touched } from '../i18n/sentence';
import { type RecipeSettings, toRecipe } from '../link/settings';
import type { Results } from '../state/results';
import { useRecorded, useResults, useShared } from './context';
import { useModelShape } from './model';

/** How many weights the recipe touches: counted by the engine, else recorded, else not known. */
export function useTouched(): Touched | null {
  const touched = useTouchedBy();
  return touched(
    useShared(),
    useResults((results) => results.report),
  );
}

/** The same of any state, with what the engine counted for it. */
export function useTouchedBy(): (shared: RecipeSettings, report: Results['report']) => Touched | null {
  const shape = useModelShape();
  const recorded = useRecorded();
  return (shared, report) => {
    if (report !== null) return { weights: report.touchedWeights, of: report.editableWeights };
    const entry = recorded.state === 'there' ? findRecorded(recorded.recorded, toRecipe(shared)) : null;
    return entry === null ? null : { weights: entry.touchedWeights, of: editableWeights(shape) };
  };
}
