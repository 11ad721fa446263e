import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../../workers/model/default_model';
import type { DiscoverJob } from '../../../workers/protocol';
import { Told } from '../../announce/Told';
import { useEngineState, useExplorer, useOwnRegion } from '../../explorer/context';
import { engineWords } from '../../i18n';
import { formatBytes } from '../../i18n/numbers';
import { Choice } from '../../ui/Choice';
import { PageDialog } from '../../ui/PageDialog';
import { Wrong } from '../../ui/Wrong';
import { DiscoverProgressLine } from './DiscoverProgressLine';
import { DraftField } from './DraftField';
import { Estimate } from './Estimate';
import { FoundRegion } from './FoundRegion';
import { OpenSaved } from './OpenSaved';
import './discover.css';
import { useTokenCount } from './useTokenCount';

const RULES: readonly DiscoverJob['importance'][] = ['abs-of-sum', 'sum-of-abs'];

/** Finds the region of a text of the reader's: texts, rule, estimate, progress and what was found. */
export function DiscoverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { own } = useExplorer();
  const { drafts, importance, running, failure, cancelled } = useOwnRegion((state) => state);
  const [text, other] = [useTokenCount(drafts.text), useTokenCount(drafts.other)];
  return (
    <PageDialog title={t('discover.title')} close={t('discover.close')} onClose={onClose}>
      <p>{t('discover.intro')}</p>
      <DraftField
        label={t('discover.text')}
        value={drafts.text}
        count={text}
        disabled={running}
        onChange={(value) => own.setDraft({ text: value })}
      />
      <details className="more" open={drafts.other !== ''}>
        <summary>{t('discover.other')}</summary>
        <p className="hint">{t('discover.otherHint')}</p>
        <DraftField
          label={t('discover.other')}
          value={drafts.other}
          count={other}
          disabled={running}
          onChange={(value) => own.setDraft({ other: value })}
        />
      </details>
      <Choice
        label={t('discover.importance')}
        value={importance}
        options={RULES.map((value) => ({ value, label: t(`discover.importances.${value}`) }))}
        onChange={(value) => own.setImportance(value)}
      />
      <p className="hint">{t('discover.importanceNote')}</p>
      {running ? (
        <DiscoverProgressLine />
      ) : (
        <>
          <Estimate counts={[text, other]} />
          <div className="button-row">
            <Start ready={drafts.text.trim() !== ''} />
            <OpenSaved />
          </div>
        </>
      )}
      {cancelled && <Told topic="discover">{t('discover.cancelled')}</Told>}
      {failure !== null && (
        <Wrong>
          {t('discover.failed')} {engineWords(failure.words)}
        </Wrong>
      )}
      <FoundRegion />
    </PageDialog>
  );
}

/** Starts a discovery, or first the model that it needs. */
function Start({ ready }: { readonly ready: boolean }) {
  const { t } = useTranslation();
  const { client, own } = useExplorer();
  const state = useEngineState(({ status }) => status.state);
  if (state === 'loading') return <Told topic="discover">{t('discover.loading')}</Told>;
  if (state !== 'ready')
    return (
      <button type="button" className="primary" onClick={() => void client.load()}>
        {t('discover.load', { size: formatBytes(DEFAULT_MODEL.sizeBytes, t) })}
      </button>
    );
  return (
    <button type="button" className="primary" disabled={!ready} onClick={() => void own.find()}>
      {t('discover.start')}
    </button>
  );
}
