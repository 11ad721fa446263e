import type { TFunction } from 'i18next';
import { formatLearningRate } from '../../charts/format';
import type { TrainingSeries } from './series';

/** What tells one training from another. */
export type Run = Pick<TrainingSeries, 'freezing' | 'learningRate'>;

/** "core 5 % frozen at 5·10⁻⁵" */
export const runName = ({ freezing, learningRate }: Run, t: TFunction): string =>
  t('experiments.forgetting.run', {
    freezing: t(`experiments.forgetting.freezings.${freezing}`),
    rate: formatLearningRate(learningRate),
  });
