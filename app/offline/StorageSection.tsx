import './storage.css';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../i18n/numbers';
import { KeptPage } from './KeptPage';
import { stockCleared } from './state';
import {
  BROWSER_STORES,
  clearStorage,
  measureStorage,
  STORAGE_PARTS,
  type StoragePart,
  type StorageUse,
  type Stores,
} from './storage';
import { useOffline } from './useOffline';

/** What this page keeps on the reader's machine, and how to clear it part by part. */
export function StorageSection({ stores = BROWSER_STORES }: { readonly stores?: Stores }) {
  const { t } = useTranslation();
  const [use, setUse] = useState<StorageUse | null>(null);
  const [sure, setSure] = useState<StoragePart | null>(null);
  const [failed, setFailed] = useState(false);
  const files = useOffline(({ stock }) => stock?.files ?? 0);
  const measure = useCallback(async () => setUse(await measureStorage(stores)), [stores]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each file that is kept changes what is stored.
  useEffect(() => void measure(), [measure, files]);

  const clear = async (part: StoragePart) => {
    setSure(null);
    try {
      await clearStorage(part, stores);
      if (part === 'stock') stockCleared();
      setFailed(false);
    } catch (error) {
      console.info('Not cleared:', error);
      setFailed(true);
    }
    await measure();
  };
  const bytes = (count: number) => (count === 0 ? t('offline.storage.none') : sizeWords(count, t));
  return (
    <section className="storage" aria-label={t('offline.storage.title')}>
      <h3>{t('offline.storage.title')}</h3>
      <KeptPage />
      {use === null ? (
        <p>{t('offline.storage.measuring')}</p>
      ) : (
        <>
          <ul className="storage-parts">
            {STORAGE_PARTS.map((part) => (
              <li key={part}>
                <span>{t(`offline.storage.parts.${part}`)}</span>
                <span className="storage-size">{bytes(use.parts[part])}</span>
                <button
                  type="button"
                  disabled={use.parts[part] === 0}
                  aria-label={t('offline.storage.clearNamed', { part: t(`offline.storage.parts.${part}`) })}
                  aria-expanded={sure === part}
                  onClick={() => setSure(sure === part ? null : part)}
                >
                  {t('offline.storage.clear')}
                </button>
                {sure === part && (
                  <div className="storage-sure" role="alert">
                    <p>{t(`offline.storage.sure.${part}`)}</p>
                    <button type="button" onClick={() => void clear(part)}>
                      {t('offline.storage.yes')}
                    </button>
                    <button type="button" onClick={() => setSure(null)}>
                      {t('offline.storage.no')}
                    </button>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {use.shell > 0 && (
            <p className="hint">{t('offline.storage.shell', { size: sizeWords(use.shell, t) })}</p>
          )}
          {failed && <p role="alert">{t('offline.storage.failed')}</p>}
          <p className="hint">
            {use.used === null || use.quota === null
              ? t('offline.storage.unknown')
              : t('offline.storage.total', { used: sizeWords(use.used, t), quota: sizeWords(use.quota, t) })}
          </p>
        </>
      )}
    </section>
  );
}

/** Settings take kilobytes, a model megabytes, a quota gigabytes. */
function sizeWords(count: number, t: TFunction): string {
  if (count < 1e5) return t('offline.storage.kilobytes', { value: Math.max(1, Math.round(count / 1e3)) });
  if (count >= 1e10) return t('offline.load.gigabytes', { value: Math.round(count / 1e9) });
  return formatBytes(Math.max(count, 1e6), t);
}
