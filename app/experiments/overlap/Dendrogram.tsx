import { scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis } from '../../charts/axis/Axes';
import { ticksAt } from '../../charts/axis/ticks';
import { type Datum, laneEach } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { px } from '../../charts/format';
import { languageColour } from '../../charts/marks/colours';
import { languageName } from '../../i18n/language_names';
import { comma, semicolon } from '../../i18n/numbers';
import { type LanguageCode, language } from '../../languages/languages';
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
  /** The joins below, each at its place. */
  readonly joins: readonly Datum[];
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
    if ('name' in cluster)
      return { x: NAME, y: names.indexOf(cluster.name) * ROW + ROW / 2, paths: [], joins: [] };
    const [left, right] = [place(cluster.left), place(cluster.right)];
    const at = px(x(cluster.distance));
    const elbow = `M${left.x} ${left.y}H${at}V${right.y}H${right.x}`;
    const y = (left.y + right.y) / 2;
    const join = { x: at, y, words: () => joinWords(cluster) };
    return {
      x: at,
      y,
      paths: [...left.paths, ...right.paths, elbow],
      joins: [...left.joins, ...right.joins, join],
    };
  };
  const height = names.length * ROW + AXIS;
  const { paths, joins } = place(root);
  return (
    <figure className="chart">
      <figcaption>{t('experiments.overlap.dendrogram')}</figcaption>
      <WalkableChart
        name={joinsOf(root).map(joinWords).join(semicolon())}
        width={width}
        height={height}
        lanes={laneEach([...joins].sort((a, b) => a.x - b.x))}
      >
        {names.map((name, at) => {
          const { family } = language(name as LanguageCode);
          return (
            <g key={name} transform={`translate(0 ${at * ROW + ROW / 2})`}>
              <rect y={-4} width={8} height={8} fill={languageColour(name as LanguageCode)} />
              <text x={14} y={4}>
                {languageName(name as LanguageCode)}
              </text>
              <text className="chart-own-name" x={FAMILY} y={4}>
                {t(`charts.family.${family}`)}
              </text>
            </g>
          );
        })}
        {paths.map((path) => (
          <path key={path} d={path} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
        ))}
        <BottomAxis ticks={ticksAt(x.ticks(4), x, (tick) => (1 - tick).toFixed(2))} y={height - 18} />
        <AxisTitle x={width} y={height - 2} anchor="end">
          {t('experiments.overlap.axis')}
        </AxisTitle>
      </WalkableChart>
    </figure>
  );
}

function allDistances(cluster: Cluster): number[] {
  return 'name' in cluster
    ? []
    : [cluster.distance, ...allDistances(cluster.left), ...allDistances(cluster.right)];
}

type Join = Extract<Cluster, { readonly distance: number }>;

/** The joins of a cluster, nearest first. */
export function joinsOf(root: Cluster): readonly Join[] {
  const walk = (cluster: Cluster): readonly Join[] =>
    'name' in cluster ? [] : [...walk(cluster.left), ...walk(cluster.right), cluster];
  return [...walk(root)].sort((a, b) => a.distance - b.distance);
}

/** The names of both sides of a join, and the Jaccard at which they join. */
export function joinCells({ left, right, distance }: Join): readonly [string, string, string] {
  const side = (one: Cluster) =>
    leaves(one)
      .map((name) => languageName(name as LanguageCode))
      .join(comma());
  return [side(left), side(right), (1 - distance).toFixed(3)];
}

/** A join in words: "Arabic + Russian 0.190". */
function joinWords(join: Join): string {
  const [left, right, jaccard] = joinCells(join);
  return `${left} + ${right} ${jaccard}`;
}
