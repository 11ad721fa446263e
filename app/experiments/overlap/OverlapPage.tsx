import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import { Grid } from '../../charts/Grid';
import { type LanguageCode, language } from '../../languages';
import { Choice } from '../../panels/Choice';
import { ExperimentPage } from '../ExperimentPage';
import type { RecordedExperiment } from '../schema';
import { Sized } from '../scores/Sized';
import { useRecordedExperiment } from '../useRecordedExperiment';
import { averageLinkage } from './cluster';
import { Dendrogram } from './Dendrogram';
import { type Overlap, OverlapSchema } from './figures';

const SHARES = [1, 5] as const;
type Share = (typeof SHARES)[number];
const STAGES = ['before', 'after'] as const;
type Stage = (typeof STAGES)[number];
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 260;
const nameOf = (code: string) => language(code as LanguageCode).name;

/** Jaccard of two languages; 1 of a language with itself. */
export function jaccardOf({ pairs }: Overlap, stage: Stage, a: string, b: string): number {
  const pair = pairs.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
  return pair?.[stage] ?? 1;
}

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
  const figuresOf = (from: RecordedExperiment<Overlap>) =>
    from.results.find(({ id }) => id === `share-${share}`)?.figures;
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
        if (figures === undefined) return null;
        const names = figures.languages.map(nameOf);
        const matrix = figures.languages.map((a) =>
          figures.languages.map((b) => (a === b ? null : jaccardOf(figures, stage, a, b))),
        );
        const means = meanByMatrix(figures);
        const most = Math.max(...figures.pairs.map(({ before }) => before));
        const title = t('experiments.overlap.matrix', {
          share,
          stage: t(`experiments.overlap.stages.${stage}`),
        });
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
            <Dendrogram
              root={averageLinkage(figures.languages, (a, b) => 1 - jaccardOf(figures, 'before', a, b))}
            />
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
      table={(from) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="chart-table-scroll" tabIndex={0} aria-label={t('experiments.overlap.caption')}>
          <table className="chart-table">
            <caption>{t('experiments.overlap.caption')}</caption>
            <thead>
              <tr>
                {(['pair', 'before', 'after'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`experiments.overlap.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figuresOf(from)?.pairs.map(({ a, b, before, after }) => (
                <tr key={`${a} ${b}`}>
                  <th scope="row">
                    {nameOf(a)}, {nameOf(b)}
                  </th>
                  <td>{before.toFixed(3)}</td>
                  <td>{after.toFixed(3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
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
