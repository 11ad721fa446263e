import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../figures/resampling';
import { languageName } from '../../i18n/language_names';
import { language } from '../../languages/languages';
import type { Computing, PerplexityRow, Value } from '../../state/values';
import { formatPerplexity, formatRatio, formatRatioWithin } from '../format';
import { Mark } from '../marks/Mark';
import { ratioOf, rowName, STRIKING_RATIO } from './rows';
import { type Domain, type Layout, type Position, positionOn } from './scale';
import { rowSentence } from './sentence';

interface RowProps
  extends Pick<Layout, 'width' | 'rowHeight' | 'narrow' | 'ownNameX' | 'plotLeft' | 'plotRight'> {
  readonly row: PerplexityRow;
  readonly y: number;
  readonly domain: Domain;
  /** The cursor is on it. */
  readonly active: boolean;
}

const moved = (x: number) => ({ transform: `translateX(${x}px)` });
const dimmedWhile = (computing: boolean | undefined) => (computing ? ' is-computing' : '');
const lookOf = (name: keyof Computing, { origin }: Value, computing: Computing) => ({
  origin,
  className: dimmedWhile(computing[name]).trim(),
});

/** One language: its names, base and edited dots with the way between them, the random control, the ratio. */
export const Row = memo(function Row(props: RowProps) {
  const { row, y, active } = props;
  const at = (value: number) => positionOn(props, props.domain, value);
  const { t } = useTranslation();
  const { base, edited, random, pinned, computing } = row;
  // What lies between base and edited is as old as the older of them.
  const between = dimmedWhile(computing.base || computing.edited);
  const ratio = ratioOf(row);
  const entry = row.language === 'own' ? null : language(row.language);
  const hasOwnName = entry !== null && entry.ownName !== languageName(entry.code);
  const from = base ? at(base.perplexity) : null;
  const to = edited ? at(edited.perplexity) : null;
  const half = props.rowHeight / 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/noInteractiveElementToNoninteractiveRole: an SVG row cannot be an <li>.
    <g
      role="listitem"
      aria-label={rowSentence(row, t)}
      className={`chart-row${active ? ' is-active' : ''}`}
      transform={`translate(0 ${y})`}
      data-row={row.language}
    >
      <rect className="chart-row-area" x={0} y={-half} width={props.width} height={props.rowHeight} />
      <text className="chart-name" x={0} y={props.narrow && hasOwnName ? -3 : 5}>
        {rowName(row) || t('charts.languages.own')}
      </text>
      {entry && hasOwnName && (
        <text
          className="chart-own-name"
          x={props.ownNameX}
          y={props.narrow ? 13 : 5}
          lang={entry.code}
          direction="ltr"
        >
          {entry.ownName}
        </text>
      )}
      <line className="chart-guide" x1={props.plotLeft} x2={props.plotRight} />
      {from && to && (
        <rect
          className={`chart-way${between}`}
          y={-1}
          width={1}
          height={2}
          style={{
            transform: `translateX(${Math.min(from.x, to.x)}px) scaleX(${Math.abs(Math.round((to.x - from.x) * 10) / 10)})`,
          }}
        />
      )}
      {random?.draws && (
        <line className="chart-draws" x1={at(random.draws.low).x} x2={at(random.draws.high).x} />
      )}
      {base && <Interval of="random" from={base} ratio={row.ratios?.random} at={at} />}
      {base && <Interval of="edited" from={base} ratio={row.ratios?.edited} at={at} />}
      {random && (
        <Mark kind="random" {...lookOf('random', random, computing)} moved={at(random.perplexity).x} />
      )}
      {pinned && (
        <Mark kind="pinned" {...lookOf('pinned', pinned, computing)} moved={at(pinned.perplexity).x} />
      )}
      {base && from && <Mark kind="base" {...lookOf('base', base, computing)} moved={from.x} />}
      {edited && to && <Edited value={edited} position={to} computing={computing} />}
      {ratio !== null && (
        <text
          className={`chart-ratio${ratio >= STRIKING_RATIO ? ' is-striking' : ''}${between}`}
          x={props.width}
          y={5}
          textAnchor="end"
        >
          {row.ratios?.edited ? formatRatioWithin(row.ratios.edited) : formatRatio(ratio)}
        </text>
      )}
    </g>
  );
});

interface IntervalProps {
  readonly of: 'edited' | 'random';
  readonly from: Value;
  readonly ratio: Estimate | null | undefined;
  readonly at: (perplexity: number) => Position;
}

/** The interval of a ratio, around the mark of what stands above base by it. */
function Interval({ of, from, ratio, at }: IntervalProps) {
  if (ratio == null) return null;
  const [low, high] = [ratio.low, ratio.high].map((bound) => at(from.perplexity * bound).x);
  return <line className={`chart-ratio-interval is-${of}`} x1={low} x2={high} />;
}

/** Width of a figure of the small size, CSS px; wide enough for every system font. */
const FIGURE_PX = 7;

interface EditedProps {
  readonly value: Value;
  readonly position: Position;
  readonly computing: Computing;
}

/** The edited dot; past the axis' end the way becomes an arrow that carries the value. */
function Edited({ value, position, computing }: EditedProps) {
  const look = lookOf('edited', value, computing);
  if (!position.beyond) return <Mark kind="edited" {...look} moved={position.x} />;
  const words = formatPerplexity(value.perplexity);
  const room = words.length * FIGURE_PX + 6;
  return (
    <g className={`chart-beyond${dimmedWhile(computing.edited)}`} style={moved(position.x)}>
      <rect x={-room - 8} y={-9} width={room + 8} height={18} />
      <path
        className={`chart-mark chart-mark-edited is-${look.origin} ${look.className}`.trim()}
        d="M-5-5L5 0L-5 5Z"
      />
      <text x={-10} y={5} textAnchor="end">
        {words}
      </text>
    </g>
  );
}
