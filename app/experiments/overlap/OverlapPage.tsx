import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix } from '../../../workers/model/shape';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type Overlap, OverlapSchema } from '../../figures/overlap';
import type { RecordedExperiment } from '../../figures/schema';
import { SHARES, type Share } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { SelectInput } from '../../ui/SelectInput';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { averageLinkage } from './cluster';
import { findingOf } from './finding';
import { OverlapFigure } from './OverlapFigure';
import { OverlapTable } from './OverlapTable';
import { jaccardOf, meanByMatrix, type Stage } from './pooled';

const STAGES: readonly Stage[] = ['before', 'after'];
const ALL = 'all';

/** Do languages share weights? Overlap of their regions, before and after Eq. 5. */
export default function OverlapPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('overlap', OverlapSchema);
  const [share, setShare] = useState<Share>(1);
  const [stage, setStage] = useState<Stage>('before');
  const [matrixName, setMatrix] = useState<Matrix | typeof ALL>(ALL);
  const [layerName, setLayer] = useState<string>(ALL);
  const where = {
    matrix: matrixName === ALL ? null : matrixName,
    layer: layerName === ALL ? null : Number(layerName),
  };
  const figuresOf = (from: RecordedExperiment<Overlap>) =>
    from.results.find(({ id }) => id === `share-${share}`)?.figures;
  const layers =
    recorded.state === 'there' ? (recorded.recorded.results[0]?.figures.pairs[0]?.byMatrix.length ?? 0) : 0;
  const title = t('experiments.overlap.matrix', {
    share,
    stage: t(`experiments.overlap.stages.${stage}`),
    where: t('experiments.overlap.where', {
      matrix: where.matrix ?? t('experiments.overlap.allMatrices'),
      layer:
        where.layer === null
          ? t('experiments.overlap.allLayers')
          : t('experiments.overlap.oneLayer', { layer: where.layer }),
    }),
  });
  /** Languages joined where the reader looks, before Eq. 5. */
  const rootOf = (figures: Overlap) =>
    averageLinkage(figures.languages, (a, b) => 1 - (jaccardOf(figures, 'before', a, b, where) ?? 0));
  const controls = (
    <>
      <Choice
        label={t('experiments.overlap.share')}
        value={share}
        options={SHARES.map((value) => ({ value, label: t('experiments.scores.percent', { share: value }) }))}
        onChange={setShare}
      />
      <Choice
        label={t('experiments.overlap.stage')}
        value={stage}
        options={STAGES.map((value) => ({ value, label: t(`experiments.overlap.stages.${value}`) }))}
        onChange={setStage}
      />
      <SelectInput
        label={t('experiments.core-place.matrix')}
        value={matrixName}
        options={([ALL, ...MATRICES] as const).map((value) => ({
          value,
          label: value === ALL ? t('experiments.overlap.allMatrices') : value,
        }))}
        onChange={setMatrix}
      />
      <SelectInput
        label={t('experiments.overlap.layer')}
        value={layerName}
        options={[
          { value: ALL, label: t('experiments.overlap.allLayers') },
          ...Array.from({ length: layers }, (_, layer) => ({ value: String(layer), label: String(layer) })),
        ]}
        onChange={setLayer}
      />
    </>
  );
  return (
    <ExperimentPage
      id="overlap"
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const figures = figuresOf(from);
        return figures === undefined ? (
          <NotYet what={t('experiments.scores.percent', { share })} />
        ) : (
          <OverlapFigure {...{ figures, share, stage, where, title }} root={rootOf(figures)} />
        );
      }}
      table={(from) => {
        const figures = figuresOf(from);
        const everywhere = where.matrix === null && where.layer === null;
        return (
          figures && (
            <OverlapTable
              figures={figures}
              means={meanByMatrix(figures)}
              root={rootOf(figures)}
              here={
                everywhere ? null : { caption: title, of: (a, b) => jaccardOf(figures, stage, a, b, where) }
              }
            />
          )
        );
      }}
      finding={(from) => findingOf(figuresOf(from), share, t)}
      csv={(from) => [
        ['a', 'b', 'before', 'after'],
        ...(figuresOf(from)?.pairs.map(({ a, b, before, after }) => [a, b, before, after]) ?? []),
      ]}
    />
  );
}
