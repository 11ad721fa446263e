import type { TFunction } from 'i18next';
import { formatLearningRate } from '../../charts/format';
import type { Freezing } from '../../figures/forgetting';
import type { Setting } from '../../figures/trainings';
import { languageName } from '../../i18n/language_names';

/** "core 5 % frozen at 5·10⁻⁵" */
export const runName = (
  { freezing, learningRate }: { readonly freezing: Freezing; readonly learningRate: number },
  t: TFunction,
): string =>
  t('experiments.forgetting.run', {
    freezing: t(`experiments.forgetting.freezings.${freezing}`),
    rate: formatLearningRate(learningRate),
  });

/** "Swahili, 10⁻⁴, 30 steps" */
export const settingName = ({ language, learningRate, steps }: Setting, t: TFunction): string =>
  t('experiments.forgetting.setting', {
    language: languageName(language),
    rate: formatLearningRate(learningRate),
    steps,
  });
