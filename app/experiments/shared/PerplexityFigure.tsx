import { useTranslation } from 'react-i18next';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { headlineControl } from '../../figures/controls';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { Sized } from '../../ui/Sized';
import { NotYet } from './NotYet';
import { resultOf, scoreRows } from './scores';

interface PerplexityFigureProps {
  readonly recorded: RecordedExperiment<Scores>;
  /** Name of the result. */
  readonly id: string;
  readonly order: 'kin' | 'family';
  /** Room that is kept before the chart knows its width, CSS px. */
  readonly least: number;
  /** The intact model, the result and its control in words, for what is not recorded. */
  readonly names: Readonly<Record<'base' | 'edited' | 'control', string>>;
}

/** Perplexities of one result in all languages beside the intact model and its control, and what of it is missing. */
export function PerplexityFigure({ recorded, id, order, least, names }: PerplexityFigureProps) {
  const { t } = useTranslation();
  const [base, edited] = [resultOf(recorded, 'base'), resultOf(recorded, id)];
  const { kind, results } = headlineControl(recorded, id);
  const rows = scoreRows(base, edited, results, kind);
  return (
    <>
      <PerplexityLegend rows={rows} />
      <Sized least={least}>
        {(width) => <PerplexityChart rows={rows} order={order} width={width} axisOnTop />}
      </Sized>
      {base === undefined && <NotYet what={names.base} />}
      {edited === undefined && <NotYet what={names.edited} />}
      {results.length === 0 && <NotYet what={names.control} />}
      {results.length > 0 && (
        <p className="chart-note">
          {t(results.length === 1 ? 'experiments.core.oneSeed' : 'experiments.core.seeds', {
            control: t(`experiments.scores.${kind}`),
            count: results.length,
          })}
        </p>
      )}
    </>
  );
}
