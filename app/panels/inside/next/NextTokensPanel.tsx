import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../../../workers/model/default_model';
import type { NextTokens } from '../../../../workers/protocol';
import { NextTokensChart } from '../../../charts/next/NextTokensChart';
import { nextRows } from '../../../charts/next/rows';
import { tokenLabel } from '../../../charts/tokens/label';
import { ValueTable } from '../../../charts/ValueTable';
import { useEngineState, useResults, useShared, useTraining } from '../../../explorer/context';
import { Origin } from '../../../explorer/Origin';
import { formatCount, formatShare } from '../../../i18n/numbers';
import type { InsideView } from '../../../link/inside_view';
import { isIntact, toRecipe } from '../../../link/settings';
import { ComputingLine } from '../../../ui/ComputingLine';
import { PanelScroll } from '../../../ui/PanelScroll';
import { useSize } from '../../../ui/useSize';
import { InsideExport } from '../InsideExport';
import { Stand } from '../Stand';
import { INSIDE_CHANNEL, useAnswer } from '../useAnswer';
import { Facts } from './Facts';
import { useRecordedNext } from './useRecordedNext';
import { Where } from './Where';

/** What either model would say at one place of a text, and how sure of it each is. */
export default function NextTokensPanel({ view }: { readonly view: InsideView }) {
  const { t } = useTranslation();
  const shared = useShared();
  const texts = useResults((results) => results.texts);
  const chart = useRef<HTMLDivElement>(null);
  const [measure, { width }] = useSize();
  const intact = isIntact(shared);
  const isReady = useEngineState(({ status }) => status.state === 'ready');
  const text = texts[view.text] ?? texts.base;
  const tokens = text?.prompt === shared.prompt && !text.stale ? text.tokens : [];
  // A place that the text does not reach, or no longer, is its beginning.
  const at = view.at < tokens.length ? view.at : 0;
  // The choice at the beginning needs no text, so that it is there before one is written.
  const written = at === 0 ? [] : tokens.map(({ id }) => id);
  const recipe = toRecipe(shared);
  const job = { channel: INSIDE_CHANNEL, recipe, prompt: shared.prompt, written, at };
  const answer = useAnswer<NextTokens>(
    shared.prompt.trim() === '' ? null : JSON.stringify(job),
    async (engine, put) => put(await engine.nextTokens(job)),
  );
  const isDefault = useEngineState(({ status, fileName }) =>
    status.state === 'ready' ? status.info.modelSha256 === DEFAULT_MODEL.sha256 : fileName === null,
  );
  const trained = useTraining((state) => state.trained !== null);
  const isRecordable = at === 0 && isDefault && !trained;
  const isLive = answer.data !== null && !(answer.stale && isRecordable && !isReady);
  const recorded = useRecordedNext(isRecordable && !isLive, recipe, shared.prompt);
  const next = isLive ? answer.data : recorded;
  const origin = isLive ? 'live' : 'recorded';
  return (
    <>
      <ComputingLine on={answer.computing} />
      <PanelScroll label={t('inside.figures')} ref={measure}>
        <Where prompt={shared.prompt} text={view.text} tokens={tokens} at={at} />
        {next === null ? <Stand of={answer} /> : <Origin of={origin} />}
        {next !== null && (
          <div className={isLive && answer.stale ? 'is-stale' : undefined} aria-busy={isLive && answer.stale}>
            <Facts next={next} intact={intact} />
            <div ref={chart}>
              {width > 0 && <NextTokensChart next={next} intact={intact} origin={origin} width={width} />}
            </div>
            <details className="inside-table">
              <summary>{t('inside.table')}</summary>
              <ValueTable
                caption={t('inside.next.figure')}
                columns={(['token', 'base', 'baseRank', 'edited', 'editedRank'] as const).map((column) =>
                  t(`inside.next.columns.${column}`),
                )}
                rows={[
                  ...nextRows(next).rows.map(({ piece, base, edited }) => [
                    tokenLabel(piece),
                    formatShare(base.probability, t),
                    formatCount(base.rank),
                    formatShare(edited.probability, t),
                    formatCount(edited.rank),
                  ]),
                  [
                    t('inside.next.rest'),
                    formatShare(nextRows(next).rest.base, t),
                    '',
                    formatShare(nextRows(next).rest.edited, t),
                    '',
                  ],
                ]}
              />
            </details>
          </div>
        )}
      </PanelScroll>
      {next !== null && (
        <div className="panel-foot foot-row">
          <p className="hint">{t('inside.next.how')}</p>
          <InsideExport
            panel="next"
            origin={origin}
            chart={chart}
            text={`prompt: ${shared.prompt}, after ${at} tokens of the ${view.text} text`}
            lines={() => [
              ['id', 'token', 'bytes', 'base_probability', 'base_rank', 'edited_probability', 'edited_rank'],
              ...nextRows(next).rows.map(({ id, piece, base, edited }) => [
                id,
                piece.text,
                piece.bytes ?? '',
                base.probability,
                base.rank,
                edited.probability,
                edited.rank,
              ]),
            ]}
            data={() => next}
          />
        </div>
      )}
    </>
  );
}
