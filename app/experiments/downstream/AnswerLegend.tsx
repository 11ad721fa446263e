import { useTranslation } from 'react-i18next';

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
    <ul className="chart-legend">
      {MARKS.filter((mark) => marks.includes(mark)).map((mark) => (
        <li key={mark}>
          <span
            className={`answer-mark is-${mark} ${origin === 'live' ? 'is-live' : ''}`}
            aria-hidden="true"
          />
          {t(`experiments.downstream.legend.${mark}`)}
        </li>
      ))}
      <li>{t('experiments.downstream.legend.interval')}</li>
      <li>{t('experiments.downstream.legend.chance')}</li>
    </ul>
  );
}
