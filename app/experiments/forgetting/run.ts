import type { TFunction } from 'i18next';
import type { TrainingSeries } from './series';

/** What tells one training from another. */
export type Run = Pick<TrainingSeries, 'freezing' | 'learningRate'>;

/** "core 5 % frozen at 0.00005" */
export const runName = ({ freezing, learningRate }: Run, t: TFunction): string =>
  t('experiments.forgetting.run', {
    freezing: t(`experiments.forgetting.freezings.${freezing}`),
    rate: learningRate,
  });
