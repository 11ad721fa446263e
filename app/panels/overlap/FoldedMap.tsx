import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import { gridColour } from '../../charts/marks/ramp';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type Overlap, OverlapSchema } from '../../figures/overlap';
import { languageName } from '../../i18n/language_names';
import { formatBytes, joinSentences } from '../../i18n/numbers';
import { isLanguageCode } from '../../languages/languages';

/** Region files of the two languages that the map shows first, bytes. */
const MAP_BYTES = 9.3e6;
/** Side of a cell of the small figure, CSS px. */
const CELL = 26;
const NAMES = 28;
/** Room of the caption, so that the button stands where it will. */
const CAPTION = 104;

/** A small figure of what the map would show, and what it costs to see it. */
export function FoldedMap({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('overlap', OverlapSchema);
  const figures = recorded.state === 'there' ? recorded.recorded.results[0]?.figures : undefined;
  return (
    <>
      <p className="hint">{t('overlap.folded')}</p>
      <div className="overlap-small" style={{ minHeight: NAMES + 7 * CELL + CAPTION }}>
        {figures !== undefined && figures.pairs.length > 0 && <LanguageGrid figures={figures} />}
      </div>
      <button type="button" onClick={onOpen}>
        {t('overlap.open', { size: formatBytes(MAP_BYTES, t) })}
      </button>
    </>
  );
}

/** Jaccard of every two languages' regions before subtraction, as shades. The numbers are in the experiment. */
function LanguageGrid({ figures }: { readonly figures: Overlap }) {
  const { t } = useTranslation();
  const { languages, pairs } = figures;
  const most = Math.max(...pairs.map(({ before }) => before));
  const least = Math.min(...pairs.map(({ before }) => before));
  const of = (a: string, b: string) =>
    pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.before ?? null;
  const top = pairs.reduce((best, pair) => (pair.before > best.before ? pair : best));
  const nameOf = (code: string) => (isLanguageCode(code) ? languageName(code) : code);
  const words = t('overlap.small', {
    a: nameOf(top.a),
    b: nameOf(top.b),
    most: formatPercent(most),
    least: formatPercent(least),
  });
  const size = NAMES + languages.length * CELL;
  return (
    <figure>
      <svg width={size} height={size} role="img" aria-label={words}>
        {languages.map((code, at) => (
          <g key={code} className="overlap-small-names">
            <text x={NAMES - 6} y={NAMES + (at + 0.5) * CELL + 4} textAnchor="end">
              {code}
            </text>
            <text x={NAMES + (at + 0.5) * CELL} y={NAMES - 8} textAnchor="middle">
              {code}
            </text>
          </g>
        ))}
        {languages.flatMap((a, row) =>
          languages.map((b, column) => {
            const value = of(a, b);
            return (
              <rect
                key={`${a} ${b}`}
                x={NAMES + column * CELL + 1}
                y={NAMES + row * CELL + 1}
                width={CELL - 2}
                height={CELL - 2}
                fill={
                  value === null ? 'none' : gridColour(0.15 + 0.85 * ((value - least) / (most - least || 1)))
                }
                stroke={value === null ? 'var(--line)' : 'none'}
              />
            );
          }),
        )}
      </svg>
      <figcaption className="hint">{joinSentences([words, t('overlap.smallSource')])}</figcaption>
    </figure>
  );
}
