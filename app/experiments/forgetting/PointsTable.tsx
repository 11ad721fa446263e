import { useTranslation } from 'react-i18next';
import { formatPerplexity } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { languageName } from '../../i18n/language_names';
import { runName } from './run';
import { PANELS, type TrainingSeries } from './series';

/** Every point of the curves: the table twin of the chart. */
export function PointsTable({ series }: { readonly series: readonly TrainingSeries[] }) {
  const { t } = useTranslation();
  const stepsOf = ({ curves }: TrainingSeries) => [
    ...new Set(PANELS.flatMap((code) => curves[code].map(({ step }) => step))),
  ];
  const perplexityAt = ({ curves }: TrainingSeries, code: (typeof PANELS)[number], step: number) =>
    curves[code].find((point) => point.step === step)?.perplexity;
  return (
    <ValueTable
      caption={t('charts.cursor.points')}
      columns={[
        t('charts.cursor.pointColumns.run'),
        t('charts.cursor.pointColumns.step'),
        ...PANELS.map(languageName),
      ]}
      rows={series.flatMap((one) =>
        stepsOf(one).map((step) => [
          runName(one, t),
          String(step),
          ...PANELS.map((code) => {
            const perplexity = perplexityAt(one, code, step);
            return perplexity === undefined ? '' : formatPerplexity(perplexity);
          }),
        ]),
      )}
    />
  );
}
