import { mean } from 'd3';
import { MATRICES } from '../../../workers/model/shape';
import type { Overlap } from '../../figures/overlap';
import type { RecordedExperiment } from '../../figures/schema';
import { chanceJaccard } from '../overlap/pooled';
import { LITTLE_OVERLAP, number, type Outcome } from './outcome';
import { spread } from './ratios';

/**
 * The Arabic and the Vietnamese region of Attn.q overlap little. After Eq. 5 no two regions overlap by construction, so
 * what is before it is compared with a language's agreement with itself on two halves of its text. A half has half of
 * the tokens, so that agreement is too low: an overlap between little and as much as it decides nothing.
 */
export function judgeOverlap(recorded: RecordedExperiment<Overlap>): Outcome | null {
  const figures = recorded.results.find(({ id }) => id === 'share-1')?.figures;
  const pair = figures?.pairs.find(({ a, b }) => [a, b].sort().join() === 'ar,vi');
  if (figures === undefined || pair === undefined) return null;
  const q = mean(pair.byMatrix, (row) => row[MATRICES.indexOf('q')] ?? Number.NaN);
  const itself = spread(figures.stability.map(({ jaccard }) => jaccard));
  if (q === undefined || itself === null) return null;
  const part = q / itself.value;
  return {
    verdict: part <= LITTLE_OVERLAP ? 'holds' : part >= 1 ? 'not' : 'untested',
    values: {
      before: number(q),
      after: number(pair.after),
      control: number(chanceJaccard(1)),
      itself: number(itself.value, itself.low, itself.high),
    },
  };
}
