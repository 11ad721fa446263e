import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState, useExplorer } from '../explorer/context';
import { engineWords } from '../i18n';
import { keptModels } from '../offline/kept_models';

/** Hosts that this copy of the page may ask for models; null for any. */
const HOSTS = __MODEL_HOSTS__;

/** A model at an address, or by its id on the hub. */
export function AddressForm() {
  const { t } = useTranslation();
  const id = useId();
  const { client } = useExplorer();
  const offer = useEngineState((state) => state.offer);
  const [written, setWritten] = useState('');
  const [kept, setKept] = useState<readonly string[]>([]);
  useEffect(() => {
    void keptModels().then((models) => setKept(models.map(({ address }) => address)));
  }, []);
  if (HOSTS?.length === 0) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void client.lookUp(written);
  };
  const isLooking = offer?.state === 'looking';
  return (
    <form onSubmit={submit} className="address-form">
      <label htmlFor={id}>{t('models.address')}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        translate="no"
        list={`${id}-kept`}
        value={written}
        aria-describedby={`${id}-hint`}
        aria-invalid={offer?.state === 'failed'}
        onChange={({ target }) => setWritten(target.value)}
      />
      <datalist id={`${id}-kept`}>
        {kept.map((address) => (
          <option key={address} value={address} />
        ))}
      </datalist>
      <button type="submit" disabled={isLooking || written.trim() === ''}>
        {t(isLooking ? 'models.looking' : 'models.look')}
      </button>
      <p id={`${id}-hint`} className="hint">
        {t('models.addressHint')}
        {HOSTS !== null && ` ${t('models.hosts', { hosts: HOSTS.join(', ') })}`}
      </p>
      {offer?.state === 'failed' && (
        <p className="hint is-wrong" role="alert">
          {engineWords(offer.failure.words)}
        </p>
      )}
    </form>
  );
}
