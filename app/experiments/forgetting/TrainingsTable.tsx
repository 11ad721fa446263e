import { useTranslation } from 'react-i18next';
import { formatLearningRate, formatPerplexity, ratioWords } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { growthOf, otherLanguages, type Training } from '../../figures/trainings';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import { wayPanels } from './curves';
import { settingName } from './run';

/** Ends of each run in each language, every point of the curves, and the rates that were tried. */
export function TrainingsTable({ trainings }: { readonly trainings: readonly Training[] }) {
  const { t } = useTranslation();
  const columns = ['run', 'seed', 'language', 'before', 'after', 'ratio', 'tokens'] as const;
  const freezingOf = ({ freezing }: Pick<Training, 'freezing'>) =>
    t(`experiments.forgetting.freezings.${freezing}`);
  return (
    <>
      <ValueTable
        caption={t('experiments.forgetting.caption')}
        columns={columns.map((column) => t(`experiments.forgetting.columns.${column}`))}
        rows={trainings.flatMap((one) =>
          [one.setting.language, ...otherLanguages(one)].flatMap((code) => {
            const [first, last] = [one.figures.points[0], one.figures.points.at(-1)].map((point) =>
              point?.scores.find((score) => score.language === code),
            );
            const ratio = growthOf([one], [code]);
            if (!first || !last || ratio === null) return [];
            return [
              [
                `${settingName(one.setting, t)}${comma()}${freezingOf(one)}`,
                String(one.seed),
                languageName(code),
                formatPerplexity(Math.exp(first.meanNll)),
                formatPerplexity(Math.exp(last.meanNll)),
                ratioWords(ratio),
                String(last.tokens),
              ],
            ];
          }),
        )}
      />
      <ValueTable
        caption={t('experiments.forgetting.pointsCaption')}
        columns={(['run', 'steps', 'learned', 'lost'] as const).map((one) =>
          t(`experiments.forgetting.columns.${one}`),
        )}
        rows={wayPanels(trainings).flatMap(({ setting, curves }) =>
          curves.flatMap(({ freezing, points }) =>
            points.map(({ step, learned, lost }) => [
              `${settingName(setting, t)}${comma()}${freezingOf({ freezing })}`,
              String(step),
              ratioWords(learned),
              ratioWords(lost),
            ]),
          ),
        )}
      />
      <ValueTable
        caption={t('experiments.forgetting.normsCaption')}
        columns={(['run', 'seed', 'rate', 'norm', 'frozen'] as const).map((one) =>
          t(`experiments.forgetting.columns.${one}`),
        )}
        rows={trainings.map((one) => [
          `${settingName(one.setting, t)}${comma()}${freezingOf(one)}`,
          String(one.seed),
          formatLearningRate(one.figures.learningRate),
          one.figures.updateNorm === undefined ? '–' : one.figures.updateNorm.toPrecision(3),
          one.figures.frozenWeights.toLocaleString('en-GB'),
        ])}
      />
    </>
  );
}
