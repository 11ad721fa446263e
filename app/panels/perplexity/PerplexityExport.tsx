import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeRows, ratioOf, rowName } from '../../charts/perplexity/rows';
import { useSharedFields } from '../../explorer/context';
import { useModelSha256, useProvenance } from '../../explorer/useProvenance';
import { CiteButton } from '../../export/CiteButton';
import type { Cell } from '../../export/csv';
import { ExportButtons } from '../../export/ExportButtons';
import type { PerplexityRow, Value } from '../../state/values';
import { Floating } from '../../ui/Floating';

interface PerplexityExportProps {
  readonly rows: readonly PerplexityRow[];
  readonly chart: RefObject<HTMLElement | null>;
}

const HEAD = [
  'language',
  'base',
  'edited',
  'ratio',
  'random',
  'control',
  'base_bits_per_byte',
  'edited_bits_per_byte',
  'tokens',
  'origin',
];
const TEXT = 'parallel passage of the explorer (app/passages)';

/** The perplexities on screen as files, and how to cite them. */
export function PerplexityExport({ rows, chart }: PerplexityExportProps) {
  const { t } = useTranslation();
  const { order } = useSharedFields('order');
  const provenance = useProvenance();
  const modelSha256 = useModelSha256();
  const values = rows
    .flatMap(({ base, edited, random, pinned }) => [base, edited, random, pinned ?? null])
    .filter((one) => one !== null);
  const known = () => provenance('perplexity', TEXT, [...new Set(values.map(({ origin }) => origin))]);
  return (
    <Floating className="to-end to-top exports" title={t('export.title')}>
      <ExportButtons
        figure={{
          name: 'perplexity',
          drawings: () => [...(chart.current?.querySelectorAll<SVGSVGElement>('svg') ?? [])],
          lines: () => {
            const arranged = arrangeRows(rows, order).flatMap((group) => group.rows);
            const pinned = rows.some((row) => row.pinned != null);
            return [
              [...HEAD, ...(pinned ? ['a'] : [])],
              ...arranged.map((row) => [...lineOf(row), ...(pinned ? [row.pinned?.perplexity ?? ''] : [])]),
            ];
          },
          data: () => rows.map((row) => ({ ...row, name: rowName(row), ratio: ratioOf(row) })),
          provenance: known,
        }}
      />
      <CiteButton figure={t('perplexity.title')} modelSha256={modelSha256} />
    </Floating>
  );
}

function lineOf(row: PerplexityRow): readonly Cell[] {
  const number = (value: number | null | undefined): Cell => value ?? '';
  const origin = (value: Value | null) => value?.origin ?? 'none';
  return [
    row.language,
    number(row.base?.perplexity),
    number(row.edited?.perplexity),
    number(ratioOf(row)),
    number(row.random?.perplexity),
    row.random === null ? '' : (row.control ?? 'random'),
    number(row.base?.bitsPerByte),
    number(row.edited?.bitsPerByte),
    number((row.edited ?? row.base)?.tokens),
    `base ${origin(row.base)}, edited ${origin(row.edited)}, random ${origin(row.random)}`,
  ];
}
