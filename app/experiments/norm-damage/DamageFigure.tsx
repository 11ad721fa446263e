import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_SHAPE } from '../../../workers/model/default_model';
import {
  type Cell,
  cellsOf,
  type DamageOperation,
  MAPPED_NORMS,
  type NormDamageFigures,
} from '../../figures/norm-damage';
import { formatCount } from '../../i18n/numbers';
import { Sized } from '../../ui/Sized';
import { NotYet } from '../shared/NotYet';
import { DamageMap } from './DamageMap';
import { MAP } from './geometry';
import { PredictionText } from './PredictionText';
import { ReportedFigure } from './ReportedFigure';
import { ScatterPlot } from './ScatterPlot';
import { StepLegend } from './StepLegend';
import { worst } from './statistics';
import { WorstCells } from './WorstCells';
import { damageIn, damageWords, type Shown } from './words';

const LISTED = 20;
const { layers, width: dimensions } = DEFAULT_SHAPE;
const POPULATION = layers * MAPPED_NORMS.length * dimensions;

interface DamageFigureProps {
  readonly results: readonly NormDamageFigures[];
  readonly cells: readonly Cell[];
  /** The cells of the second measurement, and the parameters inside of the heads; none where not recorded. */
  readonly again: readonly NormDamageFigures[];
  readonly heads: readonly NormDamageFigures[];
  readonly operation: DamageOperation;
  readonly shown: Shown;
  readonly onOpen: (cell: Cell) => void;
}

/** Map, scatter plot, the worst cells, and the paper's figure beside. */
export function DamageFigure({ results, cells, again, heads, operation, shown, onOpen }: DamageFigureProps) {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage' as const;
  const damageOf = useMemo(() => damageIn(shown), [shown]);
  const ranked = useMemo(() => cellsOf(again, operation), [again, operation]);
  const inHeads = useMemo(() => cellsOf(heads, operation), [heads, operation]);
  const [worstInHeads] = worst(inHeads, 1, damageOf);
  const done = results.filter((result) => result.operation === operation);
  if (done.length === 0)
    return (
      <>
        <NotYet what={t(`${key}.operations.${operation}`)} />
        <ReportedFigure />
      </>
    );
  return (
    <>
      <StepLegend cells={cells} damageOf={damageOf} />
      <Sized least={MAP.height}>
        {(width) => <DamageMap {...{ cells, operation, damageOf, layers, dimensions, width, onOpen }} />}
      </Sized>
      <p className="chart-note">
        <span>
          {t(`${key}.measured`, {
            cells: formatCount(cells.length),
            population: formatCount(POPULATION),
            tokens: done[0]?.tokens ?? 0,
          })}
        </span>
        {done.length < layers && (
          <span>{` ${t(`${key}.partial`, { layers: done.length, of: layers })}`}</span>
        )}
      </p>
      <h3>{t(`${key}.predicts`)}</h3>
      <Sized least={MAP.height}>{(width) => <ScatterPlot {...{ cells, operation, width }} />}</Sized>
      {ranked.length > 0 && again[0] !== undefined && (
        <p className="chart-note">
          {t(`${key}.again`, { cells: formatCount(ranked.length), tokens: again[0].tokens })}
        </p>
      )}
      {/* What the sample stands for is the layers that are recorded. */}
      <PredictionText
        cells={ranked.length > 0 ? ranked : cells}
        population={(POPULATION / layers) * done.length}
        tokens={(ranked.length > 0 ? again : done)[0]?.tokens ?? 0}
        isAgain={ranked.length > 0}
      />
      {worstInHeads !== undefined && (
        <p>
          {t(`${key}.heads`, {
            cells: formatCount(inHeads.length),
            tokens: heads[0]?.tokens ?? 0,
            cell: damageWords(worstInHeads, operation, t),
          })}
        </p>
      )}
      <h3>{t(`${key}.list`)}</h3>
      <WorstCells
        cells={worst(ranked.length > 0 ? ranked : cells, LISTED, damageOf)}
        operation={operation}
        onOpen={onOpen}
      />
      <ReportedFigure />
    </>
  );
}
