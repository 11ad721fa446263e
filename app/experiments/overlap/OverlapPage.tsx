import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix } from '../../../workers/model/shape';
import { Grid } from '../../charts/Grid';
import { type Overlap, OverlapSchema } from '../../figures/overlap';
import type { RecordedExperiment } from '../../figures/schema';
import { SHARES, type Share } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../ExperimentPage';
import { NotYet } from '../NotYet';
import { useRecordedExperiment } from '../useRecordedExperiment';
import { averageLinkage } from './cluster';
import { Dendrogram } from './Dendrogram';
import { nameOf, OverlapTable } from './OverlapTable';
import { jaccardOf, type Stage } from './pooled';

const STAGES: readonly Stage[] = ['before', 'after'];
const ALL = 'all';
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 260;

/** Mean over all pairs, [layer][matrix]. */
export function meanByMatrix({ pairs }: Overlap): number[][] {
  return (pairs[0]?.byMatrix ?? []).map((row, layer) =>
    row.map(
      (_, matrix) =>
        pairs.reduce((sum, pair) => sum + (pair.byMatrix[layer]?.[matrix] ?? 0), 0) / pairs.length,
    ),
  );
}

/** Jaccard that two random regions of a share (per cent) are expected to have: k / (2 - k). */
export const chanceJaccard = (share: number): number => share / 100 / (2 - share / 100);

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
    <div className="experiment-controls">
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
        label={t('experiments.place.matrix')}
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
    </div>
  );
  return (
    <ExperimentPage
      id="overlap"
      title={t('experiments.overlap.question')}
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const figures = figuresOf(from);
        if (figures === undefined) return <NotYet what={t('experiments.scores.percent', { share })} />;
        const names = figures.languages.map(nameOf);
        const matrix = figures.languages.map((a) =>
          figures.languages.map((b) => (a === b ? null : jaccardOf(figures, stage, a, b, where))),
        );
        const means = meanByMatrix(figures);
        const most = Math.max(
          ...figures.pairs.map(({ a, b }) => jaccardOf(figures, 'before', a, b, where) ?? 0),
        );
        const halves = figures.stability.map(({ jaccard }) => jaccard);
        return (
          <>
            <p className="chart-note">{title}</p>
            <Sized least={LEAST_HEIGHT}>
              {(width) => (
                <Grid
                  name={title}
                  rows={names}
                  columns={names}
                  values={matrix}
                  format={(value) => value.toFixed(2)}
                  width={width}
                  domain={[0, most]}
                />
              )}
            </Sized>
            <p className="chart-note">
              {t('experiments.overlap.chance', { jaccard: chanceJaccard(share).toFixed(3) })}
            </p>
            {halves.length > 0 && (
              <p className="chart-note">
                {t('experiments.overlap.halves', {
                  least: Math.min(...halves).toFixed(2),
                  most: Math.max(...halves).toFixed(2),
                })}
              </p>
            )}
            <Sized least={LEAST_HEIGHT}>
              {(width) => <Dendrogram width={width} root={rootOf(figures)} />}
            </Sized>
            <p className="chart-note">{t('experiments.overlap.byMatrix')}</p>
            <Sized least={LEAST_HEIGHT}>
              {(width) => (
                <Grid
                  name={t('experiments.overlap.byMatrix')}
                  rows={means.map((_, layer) => String(layer))}
                  columns={MATRICES}
                  values={means}
                  format={(value) => value.toFixed(2)}
                  width={width}
                  domain={[0, Math.max(...means.flat())]}
                  rowTitle={t('experiments.place.layer')}
                />
              )}
            </Sized>
          </>
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
      finding={(from) => {
        const figures = figuresOf(from);
        if (figures === undefined || figures.pairs.length === 0) return null;
        const before = figures.pairs.map((pair) => pair.before);
        return t('experiments.overlap.finding', {
          languages: figures.languages.length,
          share,
          least: Math.min(...before).toFixed(2),
          most: Math.max(...before).toFixed(2),
          chance: chanceJaccard(share).toFixed(3),
          after: Math.max(...figures.pairs.map((pair) => pair.after)).toFixed(2),
        });
      }}
      csv={(from) => [
        ['a', 'b', 'before', 'after'],
        ...(figuresOf(from)?.pairs.map(({ a, b, before, after }) => [a, b, before, after]) ?? []),
      ]}
      notes={{
        paper: t('experiments.overlap.paper'),
        model: t('experiments.overlap.model'),
        misleads: t('experiments.overlap.misleads'),
      }}
    />
  );
}
