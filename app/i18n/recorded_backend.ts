import type { TFunction } from 'i18next';

/** The pipeline writes a name of the protocol; any other is shown as it is. */
export function recordedBackend(name: string, t: TFunction): string {
  return name === 'node' ? t('status.backends.node') : name;
}
