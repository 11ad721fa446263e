import { line, scaleLog } from 'd3';
import { useTranslation } from 'react-i18next';
import { px } from '../../charts/format';
import { languageName } from '../../i18n/language_names';
import { type LanguageCode, language } from '../../languages';
import type { RecordedExperiment, Scores } from '../schema';
import { type CurvePoint, curveOf, randomCurve } from './curve';

const HEIGHT = 440;
const MARGIN = { left: 56, right: 108, top: 28, bottom: 44 };
/** Below this width every other tick is left out. */
const NARROW = 520;
/** Perplexities past this are drawn at the top edge. */
const MOST = 1e12;
const Y_TICKS = [10, 1e3, 1e6, 1e9, 1e12];
const LABEL_HEIGHT = 14;

interface SizeChartProps {
  readonly recorded: RecordedExperiment<Scores>;
  readonly languages: readonly LanguageCode[];
  readonly width: number;
}

const short = (value: number) =>
  value >= 1e6 ? `${value / 1e6} M` : value >= 1e3 ? `${value / 1e3} k` : String(value);

/** Perplexity against the number of weights removed, both log; one line a language, random dashed. */
export function SizeChart({ recorded, languages, width }: SizeChartProps) {
  const { t } = useTranslation();
  const x = scaleLog([1, 1e7], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog([2, MOST], [HEIGHT - MARGIN.bottom, MARGIN.top]).clamp(true);
  const path = line<CurvePoint>(
    (point) => px(x(point.weights)),
    (point) => px(y(point.perplexity)),
  );
  const curves = languages.flatMap((code) => {
    const points = curveOf(recorded, code);
    return points.length === 0 ? [] : [{ code, points }];
  });
  const labels = placeLabels(
    curves.map(({ code, points }) => ({ code, y: y(points.at(-1)?.perplexity ?? 1) })),
  );
  return (
    <figure className="chart">
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={t('experiments.size.figure')}
      >
        <g className="chart-axis">
          {Y_TICKS.map((tick) => (
            <g key={tick} transform={`translate(0 ${px(y(tick))})`}>
              <line className="chart-grid" x1={MARGIN.left} x2={width - MARGIN.right} />
              <text x={MARGIN.left - 6} y={4} textAnchor="end">
                {tick < 1e6 ? tick.toLocaleString('en-GB') : `10${superscript(Math.log10(tick))}`}
              </text>
            </g>
          ))}
          {(width < NARROW ? [1, 100, 1e4, 1e6] : [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7]).map((tick) => (
            <text key={tick} x={px(x(tick))} y={HEIGHT - MARGIN.bottom + 18} textAnchor="middle">
              {short(tick)}
            </text>
          ))}
          <text className="chart-axis-title" x={width - MARGIN.right} y={HEIGHT - 6} textAnchor="end">
            {t('experiments.size.x')}
          </text>
          <text className="chart-axis-title" x={0} y={12}>
            {t('experiments.size.y')}
          </text>
        </g>
        <path
          d={path(randomCurve(recorded)) ?? ''}
          fill="none"
          stroke="var(--mark-random)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
        />
        {curves.map(({ code, points }) => (
          <g key={code}>
            <path d={path(points) ?? ''} fill="none" stroke={language(code).colour} strokeWidth={1.75} />
            {points.map((point) => (
              <circle
                key={point.weights}
                cx={px(x(point.weights))}
                cy={px(y(point.perplexity))}
                r={3}
                fill="var(--paper)"
                stroke={language(code).colour}
                strokeWidth={1.5}
              />
            ))}
          </g>
        ))}
        {labels.map(({ code, y: at }) => (
          <g key={code} transform={`translate(${width - MARGIN.right + 8} ${px(at)})`}>
            <rect y={-4} width={8} height={8} fill={language(code).colour} />
            <text x={12} y={4}>
              {languageName(code)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

const superscript = (value: number) =>
  [...String(value)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit).join('');

/** Labels in the order of their lines, moved down where they would cover each other. */
export function placeLabels<T extends { readonly y: number }>(labels: readonly T[]): T[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  let free = Number.NEGATIVE_INFINITY;
  return sorted.map((label) => {
    const y = Math.max(label.y, free);
    free = y + LABEL_HEIGHT;
    return { ...label, y };
  });
}
