import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Matrix, type MatrixRegion, relationOf } from '../../figures/region_matrix';
import type { RatioIn } from '../../figures/resampling';
import { languageName } from '../../i18n/language_names';
import type { LanguageCode } from '../../languages/languages';
import { BottomAxis } from '../axis/Axes';
import type { Lane } from '../cursor/lanes';
import { WalkableChart } from '../cursor/WalkableChart';
import { px, ratioText, ratioWords } from '../format';
import { inkOn, signedColour } from '../marks/ramp';
import { ValueTable } from '../ValueTable';

interface RegionMatrixProps {
  readonly name: string;
  readonly languages: readonly LanguageCode[];
  readonly regions: readonly MatrixRegion[];
  /** [language][region]. */
  readonly matrix: Matrix;
  /** Room that there is, CSS px. */
  readonly width: number;
  /** What Enter and a press on a cell do. */
  readonly onOpen?: (region: MatrixRegion, language: LanguageCode) => void;
}

const MOST_WIDTH = 760;
const NAME = 104;
const NARROW_NAME = 84;
/** Below this width names of languages get less room. */
const NARROW = 520;
const HEADING = 24;
const ROW = 20;
/** Width of a digit of the small size, CSS px: a number that does not fit is left to the cursor and the table. */
const DIGIT = 6.4;
/** Width of a letter of a column's head, CSS px: where a name does not fit, all have codes. */
const LETTER = 7.5;
/** A cell of this factor, or of one over it, has the strongest colour. */
const STRONGEST = 10;

/** Languages down, regions across: how much each region's removal costs each language. */
export function RegionMatrix({ name, languages, regions, matrix, width: room, onOpen }: RegionMatrixProps) {
  const { t } = useTranslation();
  const width = Math.min(MOST_WIDTH, room);
  const narrow = width < NARROW;
  const left = narrow ? NARROW_NAME : NAME;
  const cell = (width - left) / regions.length;
  const short = regions.some((region) => regionName(region, t).length * LETTER > cell);
  const lanes = useMemo(
    () =>
      languages.map((code, row): Lane => {
        const language = languageName(code);
        return {
          names: [language, code],
          data: regions.flatMap((region, column) => {
            const ratio = matrix[row]?.[column] ?? null;
            if (ratio === null) return [];
            return [
              {
                x: left + (column + 0.5) * cell,
                y: HEADING + (row + 0.5) * ROW,
                box: { width: cell - 1, height: ROW - 1 },
                words: () =>
                  t('charts.matrix.cell', {
                    region: regionName(region, t),
                    language,
                    value: ratioWords(ratio),
                  }),
                ...(onOpen && { open: () => onOpen(region, code) }),
              },
            ];
          }),
        };
      }),
    [languages, regions, matrix, left, cell, onOpen, t],
  );
  return (
    <figure className="chart region-matrix">
      <WalkableChart
        name={name}
        width={width}
        height={HEADING + languages.length * ROW}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeLanguage')}
      >
        <BottomAxis
          ticks={regions.map((region, at) => ({
            value: at,
            at: left + (at + 0.5) * cell,
            label: short && region !== 'core' ? region : regionName(region, t),
          }))}
          y={HEADING - 8}
        />
        {languages.map((code, row) => (
          <g key={code} transform={`translate(0 ${HEADING + row * ROW})`}>
            <text y={ROW - 6}>{languageName(code)}</text>
            {regions.map((region, column) => (
              <Cell
                key={region}
                ratio={matrix[row]?.[column] ?? null}
                x={left + column * cell}
                width={cell}
                relation={relationOf(region, code)}
              />
            ))}
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}

interface CellProps {
  readonly ratio: RatioIn | null;
  readonly x: number;
  readonly width: number;
  readonly relation: ReturnType<typeof relationOf>;
}

/** One factor: its colour, its number where that fits, and a frame around a region's own language and its kin. */
function Cell({ ratio, x, width, relation }: CellProps) {
  const strength =
    ratio === null ? 0 : Math.max(-1, Math.min(1, Math.log(ratio.value) / Math.log(STRONGEST)));
  const ground = signedColour(strength);
  const number = ratio === null ? '' : ratioText(ratio);
  return (
    <g transform={`translate(${px(x)} 0)`}>
      {ratio !== null && <rect width={px(width - 1)} height={ROW - 1} fill={ground} />}
      {relation !== null && (
        <rect
          className={`region-matrix-${relation}`}
          x={1}
          y={1}
          width={px(width - 3)}
          height={ROW - 3}
          fill="none"
          stroke={ratio === null ? 'currentColor' : inkOn(ground)}
        />
      )}
      {number.length * DIGIT < width - 4 && (
        <text x={px((width - 1) / 2)} y={ROW - 6} textAnchor="middle" style={{ fill: inkOn(ground) }}>
          {number}
        </text>
      )}
    </g>
  );
}

/** The table twin of the chart: the same factors with their intervals. */
export function RegionMatrixTable({
  name,
  languages,
  regions,
  matrix,
}: Omit<RegionMatrixProps, 'width' | 'onOpen'>) {
  const { t } = useTranslation();
  return (
    <ValueTable
      caption={name}
      columns={[t('charts.perplexity.table.language'), ...regions.map((region) => regionName(region, t))]}
      rows={languages.map((code, row) => [
        languageName(code),
        ...regions.map((_, column) => {
          const ratio = matrix[row]?.[column] ?? null;
          return ratio === null ? t('charts.perplexity.table.none') : ratioWords(ratio);
        }),
      ])}
    />
  );
}

const regionName = (region: MatrixRegion, t: TFunction): string =>
  region === 'core' ? t('charts.overlap.core') : languageName(region);
