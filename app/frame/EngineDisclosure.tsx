import { useTranslation } from 'react-i18next';
import { ARCHITECTURE_NAMES } from '../../workers/model/architectures';
import type { BackendChoice } from '../../workers/protocol';
import { displayName } from '../engine/status';
import { useEngineState, useExplorer } from '../explorer/context';
import { engineWords } from '../i18n';
import { formatCount } from '../i18n/numbers';
import { FileButton } from '../ui/FileButton';
import { Floating } from '../ui/Floating';
import { SelectInput } from '../ui/SelectInput';
import { AddressForm } from './AddressForm';
import { RegionsFile } from './RegionsFile';

const CHOICES: readonly BackendChoice[] = ['auto', 'webgpu', 'wasm', 'wasm-1'];

/** What runs the model and why, and how to make it something else. */
export function EngineDisclosure() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { status, choice, fileName, restarts } = useEngineState((state) => state);
  const info = status.state === 'ready' ? status.info : null;
  return (
    <Floating title={t('engine.title')} className="engine">
      <SelectInput
        label={t('engine.backend')}
        value={choice}
        options={CHOICES.map((value) => ({ value, label: t(`engine.choices.${value}`) }))}
        onChange={(value) => void client.chooseBackend(value)}
      />
      <p>{t('engine.reasons')}</p>
      {info === null ? (
        <p className="hint">{t('engine.noReasons')}</p>
      ) : (
        <ul className="reasons">
          {info.backend.reasons.map((reason) => (
            <li key={reason.code}>{engineWords(reason)}</li>
          ))}
        </ul>
      )}
      {!globalThis.crossOriginIsolated && (
        <p className="hint">
          {t(globalThis.isSecureContext === false ? 'engine.insecure' : 'engine.noThreads')}
        </p>
      )}
      {restarts > 0 && <p className="hint">{t('engine.restarts', { count: restarts })}</p>}
      {info !== null && (
        <p className="hint">
          {t('engine.model', {
            name: displayName(info.modelName),
            layers: info.shape.layers,
            weights: formatCount(info.editableWeights),
          })}
          <br />
          {t('engine.sha', { sha: info.modelSha256.slice(0, 16) })}
          <br />
          {t(info.opensWithBos ? 'engine.bos' : 'engine.noBos')}
        </p>
      )}
      <FileButton
        label={t('engine.openFile')}
        accept=".gguf"
        several
        onFiles={(files) => void client.openFiles(files)}
      />
      <p className="hint">
        {fileName ?? t('engine.fileNote', { architectures: ARCHITECTURE_NAMES.join(', ') })}
      </p>
      <p className="hint">{t('engine.compare')}</p>
      {info !== null && fileName !== null && <RegionsFile />}
      <AddressForm />
      {fileName !== null && (
        <button type="button" onClick={() => void client.backToDefault()}>
          {t('engine.backToDefault')}
        </button>
      )}
    </Floating>
  );
}
