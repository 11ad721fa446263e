import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressName } from '../../workers/model/address';
import { useExplorer } from '../explorer/context';
import { formatBytes } from '../i18n/numbers';
import { type KeptModel, keptModels, removeKeptModel, sizeOfKept } from './kept_models';

/** Models that were taken from addresses: each can be opened, or gone on with, and removed. */
export function KeptModels({
  onOpen,
  onChange,
}: {
  readonly onOpen: () => void;
  readonly onChange: () => void;
}) {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const [models, setModels] = useState<readonly KeptModel[]>([]);
  useEffect(() => void keptModels().then(setModels), []);
  if (models.length === 0) return null;
  const open = (address: string) => {
    onOpen();
    void client.openKept(address).then(async (opened) => {
      if (!opened) await client.lookUp(address);
    });
  };
  const remove = async (address: string) => {
    await removeKeptModel(address);
    setModels(await keptModels());
    onChange();
  };
  return (
    <section aria-label={t('models.kept')}>
      <h3>{t('models.kept')}</h3>
      <ul className="storage-parts kept-models">
        {models.map((model) => {
          const { address, sha256, keptBytes } = model;
          const name = addressName(address);
          const sizes = { kept: formatBytes(keptBytes, t), size: formatBytes(sizeOfKept(model), t) };
          return (
            <li key={address}>
              <span>
                <span translate="no">{name}</span>
                <br />
                <span className="hint" translate="no">
                  {new URL(address).host}
                  {sha256 !== null && ` · SHA-256 ${sha256.slice(0, 12)}…`}
                </span>
              </span>
              <span className="storage-size">
                {t(sha256 === null ? 'models.part' : 'models.whole', sizes)}
              </span>
              <span className="button-row">
                <button
                  type="button"
                  aria-label={t('models.openNamed', { name })}
                  onClick={() => open(address)}
                >
                  {t(sha256 === null ? 'models.goOn' : 'models.open')}
                </button>
                <button
                  type="button"
                  aria-label={t('models.removeNamed', { name })}
                  onClick={() => void remove(address)}
                >
                  {t('models.remove')}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
