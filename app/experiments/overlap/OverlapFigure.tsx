import { useTranslation } from 'react-i18next';
import { Grid } from '../../charts/Grid';
import type { Overlap } from '../../figures/overlap';
import type { Share } from '../../link/settings';
import { Sized } from '../../ui/Sized';
import { LayerGrid } from '../shared/LayerGrid';
import type { averageLinkage } from './cluster';
import { Dendrogram } from './Dendrogram';
import { nameOf } from './OverlapTable';
import { chanceJaccard, jaccardOf, meanByMatrix, type Stage, type Where } from './pooled';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 260;

interface OverlapFigureProps {
  readonly figures: Overlap;
  readonly share: Share;
  readonly stage: Stage;
  readonly where: Where;
  /** What the first grid shows, in words. */
  readonly title: string;
  /** Languages joined where the reader looks. */
  readonly root: ReturnType<typeof averageLinkage>;
}

/** Overlap of every two languages, which are alike, and where in the model they are. */
export function OverlapFigure({ figures, share, stage, where, title, root }: OverlapFigureProps) {
  const { t } = useTranslation();
  const names = figures.languages.map(nameOf);
  const matrix = figures.languages.map((a) =>
    figures.languages.map((b) => (a === b ? null : jaccardOf(figures, stage, a, b, where))),
  );
  const most = Math.max(...figures.pairs.map(({ a, b }) => jaccardOf(figures, 'before', a, b, where) ?? 0));
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
            domain={[chanceJaccard(share), most]}
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
      <Sized least={LEAST_HEIGHT}>{(width) => <Dendrogram width={width} root={root} />}</Sized>
      <LayerGrid
        name={t('experiments.overlap.byMatrix')}
        values={meanByMatrix(figures)}
        least={chanceJaccard(share)}
        room={LEAST_HEIGHT}
      />
    </>
  );
}
