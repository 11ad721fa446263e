import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attention } from '../../../../workers/protocol';
import { type Cell, Cells } from '../../../charts/cells/Cells';
import { tokenLabel } from '../../../charts/tokens/label';
import { ValueTable } from '../../../charts/ValueTable';
import { useExplorerState, useShared } from '../../../explorer/context';
import { useModelShape } from '../../../explorer/model';
import { Term } from '../../../glossary/Term';
import { formatShare } from '../../../i18n/numbers';
import type { InsideView } from '../../../link/inside_view';
import { isIntact } from '../../../link/settings';
import { Choice } from '../../../ui/Choice';
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
import { Held } from './Held';

type Model = 'base' | 'edited';

/** Room of a token's name beside its row, CSS px. */
const NAMES = 64;

/** Where each token looks in one head of one layer, in both models, and how much of the head's Attn.q is in a region. */
export default function AttentionPanel({ view }: { readonly view: InsideView }) {
  const { t } = useTranslation();
  const intact = isIntact(useShared());
  const look = useExplorerState((state) => state.look);
  const { layers, heads } = useModelShape();
  const charts = useRef<HTMLDivElement>(null);
  const [measure, { width }] = useSize();
  const { job, question } = useReadText();
  const layer = Math.min(view.layer, layers - 1);
  const head = Math.min(view.head, heads - 1);
  const answer = useAnswer<Attention>(question && `${question} ${layer}`, async (engine, put) =>
    put(await engine.attention({ ...job, layer })),
  );
  const found = answer.data;
  const models = intact ? (['base'] as const) : (['base', 'edited'] as const);
  const columns = found === null ? [] : lensColumns(found.positions);
  const place = { layer, head };
  return (
    <>
      <ComputingLine on={answer.computing} />
      <PanelScroll label={t('inside.figures')} ref={measure}>
        <p className="inside-said">
          <Term of="attn-q">{t('inside.attention.term')}</Term> {t('inside.attention.is')}
        </p>
        <div className="inside-row">
          <NumberInput
            label={t('inside.attention.layer')}
            value={layer}
            least={0}
            most={layers - 1}
            onChange={(chosen) => look({ inside: { ...view, layer: chosen } })}
          />
          <Choice
            label={t('inside.attention.head')}
            value={head}
            options={Array.from({ length: heads }, (_, at) => ({ value: at, label: String(at) }))}
            onChange={(chosen) => look({ inside: { ...view, head: chosen } })}
          />
        </div>
        <Stand of={answer} />
        {found !== null && <Held {...place} />}
        {found !== null && width > 0 && (
          <div className={answer.stale ? 'is-stale' : undefined} aria-busy={answer.computing}>
            <div ref={charts} className="inside-pictures">
              {models.map((model) => (
                <Cells
                  key={model}
                  tone={model}
                  name={t(`inside.${model}`)}
                  // From the bottom up: the first token stands at the top.
                  rows={[...columns].reverse()}
                  columns={columns}
                  rowTitle={t('inside.attention.rows')}
                  columnTitle={t('inside.attention.columns')}
                  names={NAMES}
                  width={pictureWidth(width, columns.length + 1, models.length)}
                  cells={cellsOf(found, model, place, t).reverse()}
                />
              ))}
            </div>
            <details className="inside-table">
              <summary>{t('inside.table')}</summary>
              <ValueTable
                caption={t('inside.attention.caption', place)}
                columns={(['from', 'to', ...models] as const).map((column) =>
                  t(`inside.attention.table.${column}`),
                )}
                rows={pairsOf(found).map(({ from, to }) => [
                  columns[from]?.label ?? '',
                  columns[to]?.label ?? '',
                  ...models.map((model) => formatShare(shareOf(found, model, head, from, to), t)),
                ])}
              />
            </details>
          </div>
        )}
      </PanelScroll>
      {found !== null && (
        <div className="panel-foot foot-row">
          <p className="hint">{t('inside.attention.note')}</p>
          <InsideExport
            panel="attention"
            chart={charts}
            text={`prompt: ${job.prompt}, and ${job.written.length} tokens of the base text; layer ${layer}, head ${head}`}
            lines={() => [
              ['from_position', 'from', 'to_position', 'to', 'base', 'edited'],
              ...pairsOf(found).map(({ from, to }) => [
                found.positions[from]?.at ?? '',
                found.positions[from]?.piece.text ?? '',
                found.positions[to]?.at ?? '',
                found.positions[to]?.piece.text ?? '',
                shareOf(found, 'base', head, from, to),
                shareOf(found, 'edited', head, from, to),
              ]),
            ]}
            data={() => ({ ...place, positions: found.positions, pairs: pairsOf(found) })}
          />
        </div>
      )}
    </>
  );
}

/** Every token with itself and those before it. */
const pairsOf = ({ positions }: Attention) =>
  positions.flatMap((_, from) => positions.slice(0, from + 1).map((__, to) => ({ from, to })));

function shareOf(found: Attention, model: Model, head: number, from: number, to: number): number {
  const { length } = found.positions;
  return found[model][(head * length + from) * length + to] ?? 0;
}

function cellsOf(
  found: Attention,
  model: Model,
  { layer, head }: { readonly layer: number; readonly head: number },
  t: TFunction,
): Cell[][] {
  return found.positions.map((position, from) =>
    found.positions.slice(0, from + 1).map((other, to) => {
      const share = shareOf(found, model, head, from, to);
      return {
        strength: share,
        text: share.toFixed(2).replace(/^0/, ''),
        words: () =>
          t('inside.attention.cell', {
            layer,
            head,
            from: tokenLabel(position.piece),
            to: tokenLabel(other.piece),
            share: formatShare(share, t),
          }),
      };
    }),
  );
}
