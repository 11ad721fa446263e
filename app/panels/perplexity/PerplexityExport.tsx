import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeRows, ratioOf, rowName } from '../../charts/perplexity/rows';
import { useSharedFields } from '../../explorer/context';
import { useModelSha256, useProvenance } from '../../explorer/useProvenance';
import { CiteButton } from '../../export/CiteButton';
import { type Cell, linesOf } from '../../export/csv';
import { ExportButtons } from '../../export/ExportButtons';
import type { PerplexityRow, Value } from '../../state/values';
import { Floating } from '../../ui/Floating';

interface PerplexityExportProps {
  readonly rows: readonly PerplexityRow[];
  readonly chart: RefObject<HTMLElement | null>;
}

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
          lines: () =>
            linesOf(
              arrangeRows(rows, order).flatMap((group) => group.rows),
              { ...COLUMNS, ...(rows.some(({ pinned }) => pinned != null) ? PINNED : {}) },
            ),
          data: () => rows.map((row) => ({ ...row, name: rowName(row), ratio: ratioOf(row) })),
          provenance: known,
        }}
      />
      <CiteButton figure={t('perplexity.title')} modelSha256={modelSha256} />
    </Floating>
  );
}

const originOf = (value: Value | null) => value?.origin ?? 'none';
const COLUMNS: Readonly<Record<string, (row: PerplexityRow) => Cell>> = {
  language: ({ language }) => language,
  base: ({ base }) => base?.perplexity ?? '',
  edited: ({ edited }) => edited?.perplexity ?? '',
  ratio: (row) => ratioOf(row) ?? '',
  random: ({ random }) => random?.perplexity ?? '',
  control: ({ random, control }) => (random === null ? '' : (control ?? 'random')),
  base_bits_per_byte: ({ base }) => base?.bitsPerByte ?? '',
  edited_bits_per_byte: ({ edited }) => edited?.bitsPerByte ?? '',
  tokens: ({ base, edited }) => (edited ?? base)?.tokens ?? '',
  origin: ({ base, edited, random }) =>
    `base ${originOf(base)}, edited ${originOf(edited)}, random ${originOf(random)}`,
};
/** A column more where an edit is pinned. */
const PINNED: typeof COLUMNS = { a: ({ pinned }) => pinned?.perplexity ?? '' };
