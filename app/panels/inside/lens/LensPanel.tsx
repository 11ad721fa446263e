import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cells } from '../../../charts/cells/Cells';
import { tokenLabel } from '../../../charts/tokens/label';
import { ValueTable } from '../../../charts/ValueTable';
import { useShared } from '../../../explorer/context';
import { useModelShape } from '../../../explorer/model';
import { Term } from '../../../glossary/Term';
import { formatCount, formatShare } from '../../../i18n/numbers';
import { isIntact } from '../../../link/settings';
import { Choice } from '../../../ui/Choice';
import { ComputingLine } from '../../../ui/ComputingLine';
import { PanelScroll } from '../../../ui/PanelScroll';
import { useSize } from '../../../ui/useSize';
import { InsideExport } from '../InsideExport';
import { pictureWidth } from '../picture_width';
import { Stand } from '../Stand';
import { useAnswer } from '../useAnswer';
import { useReadText } from '../useReadText';
import {
  divergenceCells,
  type LensPicture,
  type LensShows,
  lensColumns,
  lensRows,
  modelCells,
} from './pictures';

const SHOWS = ['likeliest', 'target'] as const satisfies readonly LensShows[];

/** What either model would say if it ended after each layer, and where they part. */
export default function LensPanel() {
  const { t } = useTranslation();
  const intact = isIntact(useShared());
  const { layers } = useModelShape();
  const [shows, setShows] = useState<LensShows>('likeliest');
  const charts = useRef<HTMLDivElement>(null);
  const [measure, { width }] = useSize();
  const { job, question } = useReadText();
  const answer = useAnswer<LensPicture>(question, async (engine, put) => {
    let rows: LensPicture['rows'] = [];
    await engine.lens(job, (row, positions) => {
      rows = [...rows, row];
      put({ rows, positions });
    });
  });
  const picture = answer.data;
  const models = intact ? (['base'] as const) : (['base', 'edited'] as const);
  const columns = picture === null ? [] : lensColumns(picture.positions);
  const axes = {
    rows: lensRows(layers, t),
    columns,
    rowTitle: t('inside.lens.rows'),
    columnTitle: t('inside.lens.columns'),
    width: pictureWidth(width, columns.length, models.length),
  };
  return (
    <>
      <ComputingLine on={answer.computing} />
      <PanelScroll label={t('inside.figures')} ref={measure}>
        <p className="inside-said">
          <Term of="logit-lens">{t('inside.lens.term')}</Term> {t('inside.lens.is')}
        </p>
        <Choice
          label={t('inside.lens.shows')}
          hideLabel
          value={shows}
          options={SHOWS.map((value) => ({ value, label: t(`inside.lens.${value}`) }))}
          onChange={setShows}
        />
        <Stand of={answer} />
        {picture !== null && width > 0 && (
          <div className={answer.stale ? 'is-stale' : undefined} aria-busy={answer.computing}>
            <div ref={charts} className="inside-pictures">
              {models.map((model) => (
                <Cells
                  key={model}
                  {...axes}
                  tone={model}
                  name={t(`inside.${model}`)}
                  cells={modelCells(picture, model, shows, t)}
                />
              ))}
              {!intact && (
                <Cells
                  {...axes}
                  tone="between"
                  name={t('inside.lens.divergence')}
                  cells={divergenceCells(picture, t)}
                />
              )}
            </div>
            <details className="inside-table">
              <summary>{t('inside.table')}</summary>
              <ValueTable
                caption={t('inside.lens.caption')}
                columns={(
                  ['layer', 'token', 'base', 'baseShare', 'edited', 'editedShare', 'bits', 'rank'] as const
                ).map((column) => t(`inside.lens.table.${column}`))}
                rows={picture.rows.flatMap((row, after) =>
                  picture.positions.map(({ piece }, at) => {
                    const [base, edited, target] = [row.base[at], row.edited[at], row.target[at]];
                    return [
                      axes.rows[after]?.label ?? '',
                      tokenLabel(piece),
                      base === undefined ? '' : tokenLabel(base.piece),
                      formatShare(base?.probability ?? 0, t),
                      edited === undefined ? '' : tokenLabel(edited.piece),
                      formatShare(edited?.probability ?? 0, t),
                      (row.divergenceBits[at] ?? 0).toFixed(2),
                      target == null
                        ? ''
                        : `${formatCount(target.base.rank)} / ${formatCount(target.edited.rank)}`,
                    ];
                  }),
                )}
              />
            </details>
          </div>
        )}
      </PanelScroll>
      {picture !== null && (
        <div className="panel-foot foot-row">
          <p className="hint">{t('inside.lens.note')}</p>
          <InsideExport
            panel="lens"
            chart={charts}
            text={`prompt: ${job.prompt}, and ${job.written.length} tokens of the base text`}
            lines={() => [
              [
                'after_layers',
                'position',
                'token',
                'base',
                'base_probability',
                'edited',
                'edited_probability',
                'kl_bits',
                'next_base_rank',
                'next_edited_rank',
              ],
              ...picture.rows.flatMap((row) =>
                picture.positions.map(({ at, piece }, column) => [
                  row.after,
                  at,
                  piece.text,
                  row.base[column]?.piece.text ?? '',
                  row.base[column]?.probability ?? '',
                  row.edited[column]?.piece.text ?? '',
                  row.edited[column]?.probability ?? '',
                  row.divergenceBits[column] ?? '',
                  row.target[column]?.base.rank ?? '',
                  row.target[column]?.edited.rank ?? '',
                ]),
              ),
            ]}
            data={() => picture}
          />
        </div>
      )}
    </>
  );
}
