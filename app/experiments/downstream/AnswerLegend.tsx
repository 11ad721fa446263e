import { useTranslation } from 'react-i18next';
import { Legend, LegendItem } from '../../charts/marks/Legend';
import { Mark } from '../../charts/marks/Mark';

const MARKS = ['base', 'edited', 'random', 'reported'] as const;

interface AnswerLegendProps {
  readonly origin: 'recorded' | 'live';
  /** The marks that the chart has. */
  readonly marks: readonly (typeof MARKS)[number][];
}

/** What the marks of the chart mean. */
export function AnswerLegend({ origin, marks }: AnswerLegendProps) {
  const { t } = useTranslation();
  return (
    <Legend>
      {MARKS.filter((mark) => marks.includes(mark)).map((mark) => (
        <LegendItem key={mark} mark={<Mark kind={mark} origin={origin} />}>
          {t(`experiments.downstream.legend.${mark}`)}
        </LegendItem>
      ))}
      <LegendItem>{t('experiments.downstream.legend.interval')}</LegendItem>
      <LegendItem>{t('experiments.downstream.legend.chance')}</LegendItem>
    </Legend>
  );
}
