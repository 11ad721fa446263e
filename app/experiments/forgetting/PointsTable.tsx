import { useTranslation } from 'react-i18next';
import { formatPerplexity } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { languageName } from '../../i18n/language_names';
import { runName } from './run';
import type { TrainingSeries } from './series';

/** Every point of a live training: the table twin of its chart. */
export function PointsTable({ series }: { readonly series: TrainingSeries }) {
  const { t } = useTranslation();
  const { curves } = series;
  const steps = [...new Set(curves.flatMap(({ scores }) => scores.map(({ step }) => step)))];
  return (
    <ValueTable
      caption={t('charts.cursor.points')}
      columns={[
        t('charts.cursor.pointColumns.run'),
        t('charts.cursor.pointColumns.step'),
        ...curves.map(({ code }) => languageName(code)),
      ]}
      rows={steps.map((step) => [
        runName(series, t),
        String(step),
        ...curves.map(({ scores }) => {
          const point = scores.find((one) => one.step === step);
          return point === undefined ? '' : formatPerplexity(point.perplexity);
        }),
      ])}
    />
  );
}
