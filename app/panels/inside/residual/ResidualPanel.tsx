import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidualStream } from '../../../../workers/protocol';
import { Cells } from '../../../charts/cells/Cells';
import { ValueTable } from '../../../charts/ValueTable';
import { useExplorerState, useShared } from '../../../explorer/context';
import { Term } from '../../../glossary/Term';
import type { InsideView } from '../../../link/inside_view';
import { isIntact } from '../../../link/settings';
import { ComputingLine } from '../../../ui/ComputingLine';
import { NumberInput } from '../../../ui/NumberInput';
import { PanelScroll } from '../../../ui/PanelScroll';
import { useSize } from '../../../ui/useSize';
import { InsideExport } from '../InsideExport';
import { lensColumns } from '../lens/pictures';
import { pictureWidth } from '../picture_width';
import { Stand } from '../Stand';
import { useAnswer } from '../useAnswer';
import { useReadText } from '../useReadText';
import { CellActions } from './CellActions';
import {
  dimensionCells,
  layerName,
  type StreamSummary,
  shortMagnitude,
  summaryOf,
  tokenCells,
} from './pictures';
import { Traffic } from './Traffic';

/** How large the residual stream is in which dimension before each layer, in both models. */
export default function ResidualPanel({ view }: { readonly view: InsideView }) {
  const { t } = useTranslation();
  const intact = isIntact(useShared());
  const look = useExplorerState((state) => state.look);
  const [layer, setLayer] = useState(1);
  const charts = useRef<HTMLDivElement>(null);
  const [measure, { width }] = useSize();
  const { job, question } = useReadText();
  const answer = useAnswer<ResidualStream>(question, async (engine, put) => put(await engine.residual(job)));
  const stream = answer.data;
  const summary = useMemo(() => (stream === null ? null : summaryOf(stream)), [stream]);
  const strongest = summary?.strongest ?? [];
  const most = (stream?.width ?? 1) - 1;
  const dimension = Math.min(view.dimension ?? strongest[0] ?? 0, most);
  // One that was chosen beside the strongest stands first, where it is found.
  const dimensions = strongest.includes(dimension) ? strongest : [dimension, ...strongest];
  const chosen = { layer, dimension };
  const choose = (cell: typeof chosen) => {
    setLayer(cell.layer);
    look({ inside: { ...view, dimension: cell.dimension } });
  };
  const models = intact ? (['base'] as const) : (['base', 'edited'] as const);
  const rows =
    stream?.base.map((_, at, all) => ({
      key: at,
      label: at === all.length - 1 ? t('inside.residual.end') : String(at),
    })) ?? [];
  const axes = { rows, rowTitle: t('inside.residual.rows') };
  return (
    <>
      <ComputingLine on={answer.computing} />
      <PanelScroll label={t('inside.figures')} ref={measure}>
        <p className="inside-said">
          <Term of="residual-stream">{t('inside.residual.term')}</Term> {t('inside.residual.is')}
        </p>
        <Stand of={answer} />
        {stream !== null && summary !== null && width > 0 && (
          <div className={answer.stale ? 'is-stale' : undefined} aria-busy={answer.computing}>
            <div ref={charts}>
              <div className="inside-pictures">
                {models.map((model) => (
                  <Cells
                    key={model}
                    {...axes}
                    tone={model}
                    name={t(`inside.${model}`)}
                    columns={dimensions.map((one) => ({ key: one, label: String(one) }))}
                    columnTitle={t('inside.residual.dimensions')}
                    width={pictureWidth(width, dimensions.length, models.length)}
                    cells={dimensionCells(
                      summary.means[model],
                      summary.strength,
                      dimensions,
                      chosen,
                      choose,
                      t,
                    )}
                  />
                ))}
              </div>
              <div className="inside-row">
                <NumberInput
                  label={t('inside.residual.dimension')}
                  value={dimension}
                  least={0}
                  most={most}
                  onChange={(value) => choose({ layer, dimension: value })}
                />
                <Traffic dimension={dimension} />
              </div>
              <div className="inside-pictures">
                {models.map((model) => (
                  <Cells
                    key={model}
                    {...axes}
                    tone={model}
                    name={t('inside.residual.one', { model: t(`inside.${model}`), dimension })}
                    columns={lensColumns(stream.positions)}
                    columnTitle={t('inside.lens.columns')}
                    width={pictureWidth(width, stream.positions.length, models.length)}
                    cells={tokenCells(stream[model], stream, summary.strength, dimension, choose, t)}
                  />
                ))}
              </div>
            </div>
            <CellActions chosen={chosen} layers={stream.base.length - 1} />
            <details className="inside-table">
              <summary>{t('inside.table')}</summary>
              <ValueTable
                caption={t('inside.residual.caption')}
                columns={[
                  t('inside.residual.rows'),
                  ...dimensions.flatMap((one) => models.map((model) => `${one} ${t(`inside.${model}`)}`)),
                ]}
                rows={rows.map(({ label }, at) => [
                  label,
                  ...dimensions.flatMap((one) =>
                    models.map((model) => shortMagnitude(summary.means[model][at]?.[one] ?? 0)),
                  ),
                ])}
              />
            </details>
          </div>
        )}
      </PanelScroll>
      {stream !== null && summary !== null && (
        <div className="panel-foot foot-row">
          <p className="hint">{t('inside.residual.note', { where: layerName(layer, rows.length, t) })}</p>
          <InsideExport
            panel="residual"
            chart={charts}
            text={`prompt: ${job.prompt}, and ${job.written.length} tokens of the base text`}
            lines={() => [
              ['before_layer', 'dimension', 'position', 'base', 'edited'],
              ...stream.base.flatMap((state, before) =>
                dimensions.flatMap((one) =>
                  stream.positions.map(({ at }, column) => {
                    const index = column * stream.width + one;
                    return [before, one, at, state[index] ?? '', stream.edited[before]?.[index] ?? ''];
                  }),
                ),
              ),
            ]}
            data={() => ({ positions: stream.positions, dimensions, means: meansOf(summary, dimensions) })}
          />
        </div>
      )}
    </>
  );
}

/** The mean magnitudes of some dimensions, [layer][dimension]. */
const meansOf = ({ means }: StreamSummary, dimensions: readonly number[]) => ({
  base: means.base.map((row) => dimensions.map((one) => row[one])),
  edited: means.edited.map((row) => dimensions.map((one) => row[one])),
});
