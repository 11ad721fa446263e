import { scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { px } from '../../charts/format';
import { languageName } from '../../i18n/language_names';
import { type LanguageCode, language } from '../../languages';
import { type Cluster, leaves } from './cluster';

const MOST_WIDTH = 480;
const FAMILY = 104;
const NAME = 196;
const ROW = 28;
const AXIS = 36;

interface DendrogramProps {
  readonly root: Cluster;
  /** Room that there is, CSS px. */
  readonly width: number;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly paths: readonly string[];
}

/** The languages joined by how much their regions overlap; the family stands beside each name. */
export function Dendrogram({ root, width: room }: DendrogramProps) {
  const { t } = useTranslation();
  const width = Math.min(MOST_WIDTH, room);
  const names = leaves(root);
  const distances = allDistances(root);
  const [nearest, farthest] = [Math.min(...distances), Math.max(...distances)];
  const margin = Math.max(0.01, (farthest - nearest) / 8);
  const x = scaleLinear([nearest - margin, farthest + margin], [NAME + 16, width - 8]);
  const place = (cluster: Cluster): Placed => {
    if ('name' in cluster) return { x: NAME, y: names.indexOf(cluster.name) * ROW + ROW / 2, paths: [] };
    const [left, right] = [place(cluster.left), place(cluster.right)];
    const at = px(x(cluster.distance));
    const elbow = `M${left.x} ${left.y}H${at}V${right.y}H${right.x}`;
    return { x: at, y: (left.y + right.y) / 2, paths: [...left.paths, ...right.paths, elbow] };
  };
  const height = names.length * ROW + AXIS;
  const words = joined(root);
  return (
    <figure className="chart">
      <figcaption>{t('experiments.overlap.dendrogram')}</figcaption>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        {names.map((name, at) => {
          const { name: label, family, colour } = language(name as LanguageCode);
          return (
            <g key={name} transform={`translate(0 ${at * ROW + ROW / 2})`}>
              <rect y={-4} width={8} height={8} fill={colour} />
              <text x={14} y={4}>
                {label}
              </text>
              <text className="chart-own-name" x={FAMILY} y={4}>
                {t(`charts.family.${family}`)}
              </text>
            </g>
          );
        })}
        {place(root).paths.map((path) => (
          <path key={path} d={path} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
        ))}
        <g className="chart-axis">
          {x.ticks(4).map((tick) => (
            <text key={tick} x={px(x(tick))} y={height - 18} textAnchor="middle">
              {(1 - tick).toFixed(2)}
            </text>
          ))}
          <text className="chart-axis-title" x={width} y={height - 2} textAnchor="end">
            {t('experiments.overlap.axis')}
          </text>
        </g>
      </svg>
    </figure>
  );
}

function allDistances(cluster: Cluster): number[] {
  return 'name' in cluster
    ? []
    : [cluster.distance, ...allDistances(cluster.left), ...allDistances(cluster.right)];
}

/** The joins in words, nearest first: "Arabic with Russian 0.19". */
function joined(root: Cluster): string {
  const joins: { words: string; distance: number }[] = [];
  const walk = (cluster: Cluster): void => {
    if ('name' in cluster) return;
    walk(cluster.left);
    walk(cluster.right);
    const side = (one: Cluster) =>
      leaves(one)
        .map((name) => languageName(name as LanguageCode))
        .join(', ');
    joins.push({
      words: `${side(cluster.left)} + ${side(cluster.right)} ${(1 - cluster.distance).toFixed(3)}`,
      distance: cluster.distance,
    });
  };
  walk(root);
  return joins
    .sort((a, b) => a.distance - b.distance)
    .map(({ words }) => words)
    .join('; ');
}
