import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../workers/model/default_model';
import { Told } from '../announce/Told';
import { displayName } from '../engine/status';
import { useEngineState, useExplorer, useExplorerState, useSharedFields } from '../explorer/context';
import { isOfLoaded } from '../explorer/shown_model';

/** What is shown is of another model than the one that is loaded, or would be: which it is, and the ways to it. */
export function ModelNotice() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { model } = useSharedFields('model');
  const look = useExplorerState((state) => state.look);
  const { status, fileName, address, offer } = useEngineState((state) => state);
  if (status.state === 'loading' || offer?.state === 'looking') return null;
  if (isOfLoaded({ status, fileName, address }, { model }) || (model === null && status.state !== 'ready'))
    return null;
  const loaded = status.state === 'ready' ? displayName(status.info.modelName) : null;
  const of = model ?? { name: DEFAULT_MODEL.name, sha256: DEFAULT_MODEL.sha256, address: null };
  const source = of.address;
  return (
    <div className="notice">
      <Told topic="model">
        <strong>{t('models.other.title', { name: of.name, sha: of.sha256.slice(0, 12) })}</strong>{' '}
        <span>
          {loaded !== null && `${t('models.other.loaded', { name: loaded })} `}
          {source !== null && t('models.other.from', { host: new URL(source).host })}
          {source === null && model !== null && t('models.other.file')}
        </span>
      </Told>
      {source !== null && (
        <button type="button" className="primary" onClick={() => void client.lookUp(source)}>
          {t('models.other.fetch')}
        </button>
      )}
      {model !== null && status.state !== 'ready' && (
        <button type="button" onClick={() => look({ model: null })}>
          {t('models.other.default', { name: DEFAULT_MODEL.name })}
        </button>
      )}
      {status.state === 'ready' && (
        <button type="button" onClick={() => void client.backToDefault()}>
          {t('engine.backToDefault')}
        </button>
      )}
    </div>
  );
}
