import { editableWeights } from '../../workers/model/shape';
import { findRecorded } from '../figures/recorded';
import type { Touched } from '../i18n/sentence';
import { toRecipe } from '../link/settings';
import { useRecorded, useResults, useShared } from './context';
import { useModelShape } from './model';

/** How many weights the recipe touches: counted by the engine, else recorded, else not known. */
export function useTouched(): Touched | null {
  const shared = useShared();
  const shape = useModelShape();
  const report = useResults((results) => results.report);
  const recorded = useRecorded();
  if (report !== null) return { weights: report.touchedWeights, of: report.editableWeights };
  const entry = recorded.state === 'there' ? findRecorded(recorded.recorded, toRecipe(shared)) : null;
  return entry === null ? null : { weights: entry.touchedWeights, of: editableWeights(shape) };
}
